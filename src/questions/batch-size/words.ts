import {count, fixed, percent, plural, scientific} from "../../marks/format.js";
import {type Cost, costOf, passes} from "./cost.js";
import {runsOf} from "./curves.js";
import type {Data} from "./data.json.js";
import {basin} from "./heat.js";
import type {Clock} from "./model.js";
import type {Here, Room} from "./params.js";
import {arrivalTick, isOver, type Lane, momentAt, tickAt} from "./race.js";
import {batchSizes, type Rule} from "./task.js";

export const rateText = (rate: number): string => String(Number(rate.toPrecision(2)));

/** What a cost is counted in, as the head of a panel. */
export function clockName(clock: Clock, machine: number): string {
  switch (clock) {
    case "updates":
      return "Updates";
    case "examples":
      return "Examples";
    case "epochs":
      return "Epochs";
    case "ticks":
      return `Ticks at P = ${machine}`;
  }
}

/** Two digits of what is read off between two moments: "1,700", "93". */
export const about = (value: number): string => count(Number(value.toPrecision(2)));

export const costHere = ({result}: Here): Cost => result.costs[result.at];

/** Whether a lane has got to the target by the clock. */
export const isIn = ({params: {machine, time}}: Here, lane: Lane): boolean =>
  lane.arrival !== null && isOver(lane, momentAt(lane, machine, tickAt(time)));

function laneWords(here: Here, lane: Lane): string {
  const {machine, time} = here.params;
  const at = momentAt(lane, machine, tickAt(time));
  const tick = arrivalTick(lane, machine);
  if (isIn(here, lane) && tick !== null) return `B = ${lane.batch} is in after about ${about(tick)} ticks`;
  const over = isOver(lane, at) ? "gave up after" : "has made";
  return `B = ${lane.batch} ${over} ${plural(lane.updates[at], "update")} (loss ${fixed(lane.losses[at])})`;
}

export function describe(here: Here): string {
  const {params, result} = here;
  const {machine, time, batch, target} = params;
  const {updates, reached, seeds} = costHere(here);
  const way = Number.isFinite(updates.median)
    ? `Over nine runs B = ${batch} takes a median of ${about(updates.median)} updates to ${fixed(target, 3)}.`
    : `Of ${seeds} runs ${reached} at B = ${batch} ${reached === 1 ? "gets" : "get"} to ${fixed(target, 3)}.`;
  return `${count(Math.floor(tickAt(time)))} ticks, ${plural(machine, "example")} a tick: ${result.lanes.map((lane) => laneWords(here, lane)).join("; ")}. ${way}`;
}

const cached = new WeakMap<Data, Map<Rule, readonly Cost[]>>();

/** The costs of a rule at the tuning's target, wherever the figure stands. */
export function costsOf(data: Data, rule: Rule): readonly Cost[] {
  if (!cached.has(data)) cached.set(data, new Map());
  const rules = cached.get(data)!;
  if (!rules.has(rule))
    rules.set(
      rule,
      runsOf(data, rule).map((runs) => costOf(runs, "train", data.target))
    );
  return rules.get(rule)!;
}

const medians = (data: Data, rule: Rule, by: "testLoss" | "accuracy" | "updates"): number[] =>
  costsOf(data, rule).map((cost) => cost[by].median);
const at = (data: Data, rule: Rule, by: "testLoss" | "accuracy" | "updates", batch: number): number =>
  medians(data, rule, by)[batchSizes.indexOf(batch)];

export const reads: Room["Figure"]["reads"] = {
  batch: ({params}) => count(params.batch),
  knee: ({result}) => (result.knee === null ? "beyond 512" : count(result.knee)),
  scale: ({result}) => about(result.gradient.scale),
  trace: ({result}) => scientific(result.gradient.trace),
  squared: ({result}) => scientific(result.gradient.length ** 2),
  gradientLoss: ({result}) => fixed(result.gradient.loss),
  measured: ({result}) => scientific(result.cloud.measured),
  expected: ({result}) => scientific(result.cloud.expected),
  temperature: ({result}) => scientific(result.heat.temperature),
  spread: ({result}) => scientific(result.heat.measured),
  law: ({result}) => scientific(result.heat.law),
  limit: () => fixed(basin().limit, 1),
  bestTicks: ({result, params}) =>
    result.best.ticks === null ? "none gets there" : `B = ${result.best.ticks} at P = ${params.machine}`,
  // Runs are kept to half a percent (codec.ts), so two digits are right. What the runs of each rule say at the tuning's target, wherever the figure stands.
  tunedLow: ({data}) => fixed(Math.min(...medians(data, "tuned", "testLoss"))),
  tunedHigh: ({data}) => fixed(Math.max(...medians(data, "tuned", "testLoss"))),
  accuracyLow: ({data}) => percent(Math.min(...medians(data, "tuned", "accuracy")), 0),
  accuracyHigh: ({data}) => percent(Math.max(...medians(data, "tuned", "accuracy")), 0),
  linearOne: ({data}) => fixed(at(data, "linear", "testLoss", 1)),
  linearAll: ({data}) => fixed(at(data, "linear", "testLoss", 512)),
  linearAccuracyOne: ({data}) => percent(at(data, "linear", "accuracy", 1), 0),
  linearAccuracyAll: ({data}) => percent(at(data, "linear", "accuracy", 512), 0)
};

const cell = (value: number): number | string => (Number.isFinite(value) ? value : "");

export const table: Room["Figure"]["table"] = ({params: now, settled, result}) =>
  result.costs.map((cost) => ({
    batch: cost.batch,
    learning_rate: cost.rate,
    loss: settled.loss,
    target: settled.target,
    runs: cost.seeds,
    runs_at_target: cost.reached,
    updates_median: cell(cost.updates.median),
    updates_low: cell(cost.updates.low),
    updates_high: cell(cost.updates.high),
    examples_median: cell(cost.examples.median),
    ticks_median: cell(cost.updates.median * passes(cost.batch, now.machine)),
    test_loss_at_target: cell(cost.testLoss.median),
    test_accuracy_at_target: cell(cost.accuracy.median)
  }));
