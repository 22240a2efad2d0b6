import {remember} from "../../ml/remember.js";
import {type Cloud, cloudOf, type Field, fieldAt} from "./cloud.js";
import {type Cost, cheapest, costOf, kneeOf, passes} from "./cost.js";
import {type Curve, curveOf, type LossName, runsOf} from "./curves.js";
import type {Data} from "./data.json.js";
import {batchSizes, type Rule, trainSize} from "./task.js";

export type {Data} from "./data.json.js";

/** What a run is measured by along its way. */
export type Clock = "updates" | "examples" | "epochs";

export interface Params {
  /** The highlighted batch size B: a power of two from 1 to 512. */
  readonly batch: number;
  readonly rule: Rule;
  readonly clock: Clock;
  readonly loss: LossName;
  /** The loss to get to. */
  readonly target: number;
  /** How many examples P the imagined machine works through at once: a power of two from 1 to 512. */
  readonly machine: number;
  /** What stands beside the updates to the target: what the machine needs, or the test loss there. */
  readonly beside: "cost" | "test";
  /** Whether the cloud's mini-batches are drawn with replacement. */
  readonly replacement: boolean;
  /** Which mini-batches are drawn. */
  readonly seed: number;
}

export interface Result {
  /** The loss curves, smallest batch first. */
  readonly curves: readonly Curve[];
  readonly costs: readonly Cost[];
  /** Where the highlighted batch size stands in `curves` and `costs`. */
  readonly at: number;
  /** The knee of examples to target (see cost.ts), or null. */
  readonly knee: number | null;
  /** The batch sizes that get to the target with the fewest updates, examples and passes of the machine; null if none does. */
  readonly best: {
    readonly updates: number | null;
    readonly examples: number | null;
    readonly time: number | null;
  };
  /** The fewest examples to target: perfect scaling is updates = this / B. NaN if no run gets there. */
  readonly fewest: number;
  /** Where the cloud's gradients are taken: updates and training loss of one run. */
  readonly station: {readonly updates: number; readonly loss: number};
  /** The full-batch gradient's length, the examples' total variance tr Σ, and tr Σ / ‖G‖². */
  readonly gradient: {readonly length: number; readonly trace: number; readonly scale: number};
  readonly cloud: Cloud;
  /** Half the width of the gradients' picture: two standard deviations at B = 8, whatever B is. */
  readonly extent: number;
}

/** Mini-batches in the cloud. */
const draws = 100;

/** How far an update at batch size B moves the clock. */
export function perUpdate(clock: Clock, B: number): number {
  switch (clock) {
    case "updates":
      return 1;
    case "examples":
      return B;
    case "epochs":
      return B / trainSize;
  }
}

const fields = new WeakMap<Data["stations"][number], Field>();

function fieldOf(station: Data["stations"][number]): Field {
  if (!fields.has(station)) fields.set(station, fieldAt(Float64Array.from(station.theta)));
  return fields.get(station)!;
}

// What each part of the result depends on, and on nothing else.
const curvesFor = remember((data: Data, rule: Rule, loss: LossName) =>
  runsOf(data, rule).map((runs) => curveOf(runs, loss))
);
const costsFor = remember((data: Data, rule: Rule, loss: LossName, target: number) =>
  runsOf(data, rule).map((runs) => costOf(runs, loss, target))
);
const cloudFor = remember((field: Field, batch: number, replacement: boolean, seed: number) =>
  cloudOf(field, batch, replacement, draws, seed)
);

export function model(params: Params, data: Data): Result {
  const {batch, rule, loss, target, machine, replacement, seed} = params;
  const costs = costsFor(data, rule, loss, target);
  const least = (by: (cost: Cost) => number) => cheapest(costs, by);
  const examples = least((cost) => cost.examples.median);
  const apart = (s: Data["stations"][number]) => Math.abs(Math.log(s.loss / target));
  const station = data.stations.reduce((a, b) => (apart(b) < apart(a) ? b : a));
  const field = fieldOf(station);
  const [uu, , vv] = field.covariance;
  return {
    curves: curvesFor(data, rule, loss),
    costs,
    at: Math.max(0, batchSizes.indexOf(batch)),
    knee: kneeOf(costs),
    best: {
      updates: least((cost) => cost.updates.median)?.batch ?? null,
      examples: examples?.batch ?? null,
      time: least((cost) => cost.updates.median * passes(cost.batch, machine))?.batch ?? null
    },
    fewest: examples?.examples.median ?? NaN,
    station: {updates: station.updates, loss: station.loss},
    gradient: {length: Math.sqrt(field.squaredNorm), trace: field.trace, scale: field.scale},
    cloud: cloudFor(field, batch, replacement, seed),
    extent: Math.sqrt(field.squaredNorm) + 2 * Math.sqrt(Math.max(uu, vv) / 8)
  };
}
