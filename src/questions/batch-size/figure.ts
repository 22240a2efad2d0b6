import {defineFigure} from "../../figure/contract.js";
import {count, fixed, plural} from "../../marks/format.js";
import {type Cost, costOf, passes} from "./cost.js";
import {runsOf} from "./curves.js";
import {heights} from "./layout.js";
import {goals, predictions} from "./lesson.js";
import type {BatchState} from "./losses-panel.js";
import {type Data, model, type Result} from "./model.js";
import {params} from "./params.js";
import {scenes} from "./scenes.js";
import {batchSizes, type Rule} from "./task.js";
import {view} from "./view.js";

const here = ({result}: BatchState): Cost => result.costs[result.at];
const whole = (value: number): string => (Number.isFinite(value) ? count(value) : "not within the budget");
const rate = (value: number): string => String(Number(value.toPrecision(3)));
const cell = (value: number): number | string => (Number.isFinite(value) ? value : "");
const climbing = ({result}: BatchState): string => count(100 * result.cloud.uphill);

const known = new WeakMap<Data, Map<Rule, readonly number[]>>();

/** The median test loss of each batch size when the training loss gets to the tuning's target. */
function testLosses(data: Data, rule: Rule): readonly number[] {
  if (!known.has(data)) known.set(data, new Map());
  const losses = known.get(data)!;
  if (!losses.has(rule))
    losses.set(
      rule,
      runsOf(data, rule).map((runs) => costOf(runs, "train", data.target).testLoss.median)
    );
  return losses.get(rule)!;
}

function describe(state: BatchState): string {
  const {params: now, result} = state;
  const {batch, rate: eta, reached, seeds, updates, examples} = here(state);
  const target = `a ${now.loss === "train" ? "training" : "test"} loss of ${fixed(now.target, 3)}`;
  const way = Number.isFinite(updates.median)
    ? `${plural(updates.median, "update")} (${count(updates.low)}–${reached === seeds ? count(updates.high) : "never"} over five seeds), or ${plural(examples.median, "example")}, to ${target}`
    : `${reached} of ${seeds} runs ${reached === 1 ? "gets" : "get"} to ${target}`;
  const knee = result.knee === null ? "" : ` The knee is near B = ${Math.round(result.knee)}.`;
  return `B = ${batch} with η = ${rate(eta)}: ${way}. ${climbing(state)} of 100 mini-batch steps lead uphill.${knee}`;
}

export default defineFigure<typeof params, Data, Result>({
  slug: "batch-size",
  title: "Training runs at ten batch sizes",
  params,
  height: heights,
  model,
  view,
  describe,
  reads: {
    batch: ({params: now}) => count(now.batch),
    rate: (state) => rate(here(state).rate),
    updates: (state) => whole(here(state).updates.median),
    examples: (state) => whole(here(state).examples.median),
    climbing,
    knee: ({result}) => (result.knee === null ? "beyond 512" : count(result.knee)),
    scale: ({result}) => count(result.gradient.scale),
    trace: ({result}) => fixed(result.gradient.trace, 3),
    squared: ({result}) => fixed(result.gradient.length ** 2, 4),
    measured: ({result}) => fixed(result.cloud.measured, 4),
    expected: ({result}) => fixed(result.cloud.expected, 4),
    // What the runs of each rule say at the default target, wherever the figure stands.
    fixedLow: ({data}) => fixed(Math.min(...testLosses(data, "fixed")), 3),
    fixedHigh: ({data}) => fixed(Math.max(...testLosses(data, "fixed")), 3),
    linearOne: ({data}) => fixed(testLosses(data, "linear")[0], 3),
    linearAll: ({data}) => fixed(testLosses(data, "linear")[batchSizes.length - 1], 3)
  },
  scenes,
  predictions,
  goals,
  table: ({params: now, result}) =>
    result.costs.map((cost) => ({
      batch: cost.batch,
      learning_rate: cost.rate,
      loss: now.loss,
      target: now.target,
      runs: cost.seeds,
      runs_at_target: cost.reached,
      updates_median: cell(cost.updates.median),
      updates_low: cell(cost.updates.low),
      updates_high: cell(cost.updates.high),
      examples_median: cell(cost.examples.median),
      passes_median: cell(cost.updates.median * passes(cost.batch, now.machine)),
      test_loss_at_target: cell(cost.testLoss.median)
    }))
});
