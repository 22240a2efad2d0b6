import {remember} from "../../ml/remember.js";
import {type Cloud, cloudOf, type Field, fieldAt} from "./cloud.js";
import {type Cost, cheapest, costOf, kneeOf, passes} from "./cost.js";
import {type LossName, runsOf} from "./curves.js";
import type {Data} from "./data.json.js";
import {type Heat, heatOf} from "./heat.js";
import {createLane, fieldOfRace, type Lane, momentAt, tickAt, weightsAt} from "./race.js";
import {batchSizes, type Rule, trainSize} from "./task.js";

export type {Data} from "./data.json.js";

/** What a cost is counted in. */
export type Clock = "updates" | "examples" | "epochs" | "ticks";

export interface Params {
  /** The reader's batch size B: a power of two from 1 to 512. */
  readonly batch: number;
  /** How many examples P the machine works through at once: a power of two from 1 to 512. */
  readonly machine: number;
  /** Step of the race's clock. */
  readonly time: number;
  readonly rule: Rule;
  readonly target: number;
  readonly loss: LossName;
  readonly clock: Clock;
  readonly beside: "cost" | "test";
  /** Whether the cloud's mini-batches, and those at the minimum, are drawn with replacement. */
  readonly replacement: boolean;
  readonly seed: number;
}

export interface Result {
  /** The runs of the race: of one example, the reader's batch, and all examples. */
  readonly lanes: readonly Lane[];
  /** Which of them has the reader's batch size. */
  readonly lane: number;
  /** What it costs to get to the target, smallest batch first, from the runs made beforehand. */
  readonly costs: readonly Cost[];
  /** Where the reader's batch size stands in `costs`. */
  readonly at: number;
  /** The knee of examples to target (see cost.ts), or null. */
  readonly knee: number | null;
  /** The batch sizes that get to the target with the fewest updates, examples and ticks; null if none does. */
  readonly best: {
    readonly updates: number | null;
    readonly examples: number | null;
    readonly ticks: number | null;
  };
  /** The fewest examples to target: perfect scaling is updates = this / B. NaN if no run gets there. */
  readonly fewest: number;
  /** The gradient at the weights that the full batch's lane has now. */
  readonly gradient: {
    readonly updates: number;
    readonly loss: number;
    readonly length: number;
    /** The examples' total variance tr Σ, and tr Σ / ‖G‖². */
    readonly trace: number;
    readonly scale: number;
  };
  readonly cloud: Cloud;
  /** Half the width of the gradients' picture: the same for all B up to 128, an eighth of the room for noise beyond. */
  readonly extent: number;
  readonly heat: Heat;
}

/** From which batch size on the gradients' picture is enlarged, so that there is something to see. */
export const enlargedFrom = 256;

/** Mini-batches in the cloud. */
export const draws = 100;

// What each part of the result depends on, and on nothing else. A lane of the race goes on from where it was.
const laneOf = batchSizes.map(() => remember(createLane));
const cutAt = batchSizes.map(() =>
  remember((lane: (target: number) => Lane, target: number) => lane(target))
);
const fieldFor = remember(
  (lane: Lane, moment: number): Field => fieldAt(Float64Array.from(weightsAt(lane, moment)))
);
const cloudFor = remember((field: Field, batch: number, replacement: boolean, seed: number) =>
  cloudOf(field, batch, replacement, draws, seed)
);
const heatFor = remember((batch: number, rate: number, replacement: boolean, seed: number) =>
  heatOf(batch, rate, replacement, seed)
);
export const costsFor = remember((data: Data, rule: Rule, loss: LossName, target: number) =>
  runsOf(data, rule).map((runs) => costOf(runs, loss, target))
);

/** How many ticks a machine takes for an update, or how many of another count. */
export function perUpdate(clock: Clock, B: number, machine: number): number {
  switch (clock) {
    case "updates":
      return 1;
    case "examples":
      return B;
    case "epochs":
      return B / trainSize;
    case "ticks":
      return passes(B, machine);
  }
}

/** A race, and what it costs; pure and cloneable. */
export function model(params: Params, data: Data): Result {
  const {batch, machine, time, rule, target, loss, replacement, seed} = params;
  const at = batchSizes.indexOf(batch);
  const lanes = fieldOfRace(batch).map((B) => {
    const b = batchSizes.indexOf(B);
    return cutAt[b](laneOf[b](B, data.rates[rule][b], seed, loss), target);
  });
  const lane = lanes.findIndex((one) => one.batch === batch);
  // Not the reader's lane: so the cloud's center stays where it is while B moves.
  const full = lanes[lanes.length - 1];
  const moment = momentAt(full, machine, tickAt(time));
  const field = fieldFor(full, moment);
  const [uu, , vv] = field.covariance;
  const costs = costsFor(data, rule, loss, target);
  const least = (by: (cost: Cost) => number) => cheapest(costs, by);
  const examples = least((cost) => cost.examples.median);
  return {
    lanes,
    lane,
    costs,
    at,
    knee: kneeOf(costs),
    best: {
      updates: least((cost) => cost.updates.median)?.batch ?? null,
      examples: examples?.batch ?? null,
      ticks: least((cost) => cost.updates.median * passes(cost.batch, machine))?.batch ?? null
    },
    fewest: examples?.examples.median ?? NaN,
    gradient: {
      updates: full.updates[moment],
      loss: full.losses[moment],
      length: Math.sqrt(field.squaredNorm),
      trace: field.trace,
      scale: field.scale
    },
    cloud: cloudFor(field, batch, replacement, seed),
    extent:
      Math.sqrt(field.squaredNorm) + (2 * Math.sqrt(Math.max(uu, vv) / 8)) / (batch < enlargedFrom ? 1 : 8),
    heat: heatFor(batch, data.rates[rule][at], replacement, seed)
  };
}
