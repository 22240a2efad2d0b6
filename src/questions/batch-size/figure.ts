import {defineFigure} from "../../figure/contract.js";
import {count, fixed, plural} from "../../marks/format.js";
import {type Cost, costOf, passes} from "./cost.js";
import {runsOf} from "./curves.js";
import {heights} from "./layout.js";
import type {BatchState} from "./losses-panel.js";
import {type Data, model, type Result} from "./model.js";
import {params} from "./params.js";
import {scenes} from "./scenes.js";
import {batchSizes, type Rule} from "./task.js";
import {view} from "./view.js";

const here = ({result}: BatchState): Cost => result.costs[result.at];
const at = ({result}: BatchState, batch: number): Cost => result.costs[batchSizes.indexOf(batch)];
const whole = (value: number): string => (Number.isFinite(value) ? count(value) : "not within the budget");
const rate = (value: number): string => String(Number(value.toPrecision(2)));
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
  const way = Number.isFinite(updates.median)
    ? `${plural(updates.median, "update")} (${count(updates.low)}–${reached === seeds ? count(updates.high) : "never"} over five seeds), or ${plural(examples.median, "example")}, to a ${now.loss === "train" ? "training" : "test"} loss of ${fixed(now.target, 3)}`
    : `${reached} of five runs get to a ${now.loss === "train" ? "training" : "test"} loss of ${fixed(now.target, 3)}`;
  const knee = result.knee === null ? "" : ` The knee is near B = ${Math.round(result.knee)}.`;
  return `B = ${batch} with η = ${rate(eta)}: ${way}. ${climbing(state)} of 100 mini-batch gradients lead uphill.${knee}`;
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
  predictions: [
    {
      kind: "number",
      ask: "From B = 32 to B = 512 every update does 16 times the work. By what factor do the updates to the target fall?",
      min: 1,
      max: 16,
      step: 0.5,
      before: {batch: 32},
      reveal: {batch: 512},
      answer: (state) => at(state, 32).updates.median / at(state, 512).updates.median,
      format: (v) => fixed(v, 1),
      because: (state) =>
        `${whole(at(state, 32).updates.median)} updates at B = 32, ${whole(at(state, 512).updates.median)} at B = 512: the knee lies between them, and past it most of the extra examples tell the gradient what it already knew.`
    },
    {
      kind: "choice",
      ask: "All ten runs stop once they have touched 5,000 examples. Which has the lowest training loss?",
      options: ["B = 1", "B = 32", "B = 512"],
      reveal: {clock: "examples", batch: 1},
      answer: ({result}) => {
        const after = [1, 32, 512].map((batch) => {
          const {updates, mean} = result.curves[batchSizes.indexOf(batch)];
          return mean[updates.findLastIndex((u) => u * batch <= 5000)];
        });
        return after.indexOf(Math.min(...after));
      },
      because: () =>
        "At 5,000 examples B = 1 has made 5,000 updates and B = 512 only nine. Its updates are worse, but there are far more of them."
    }
  ],
  goals: [
    {
      ask: "Find the largest batch that gets to the target with at most twice the fewest examples.",
      done: ({params: now, result}) => {
        const within = result.costs.filter((cost) => cost.examples.median <= 2 * result.fewest);
        return within.length > 0 && now.batch === within[within.length - 1].batch;
      },
      way: {batch: 32}
    },
    {
      ask: "Build a machine on which B = 128 is the fastest to the target (set the machine's width P).",
      done: ({params: now, result}) => now.beside === "cost" && result.best.time === 128,
      way: {machine: 128, batch: 128}
    },
    {
      ask: "Find a rule for the learning rate with which the full batch needs more updates than B = 64.",
      done: (state) => at(state, 512).updates.median > at(state, 64).updates.median,
      way: {rule: "linear", batch: 512}
    }
  ],
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
