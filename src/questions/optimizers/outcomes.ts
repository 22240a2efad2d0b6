import {usual} from "../../ml/optimizers.js";
import {termsOf} from "./anatomy.js";
import {courses} from "./courses.js";
import {tolerance} from "./curves.js";
import type {LaneKey} from "./lanes.js";
import {gapAtStart, type Lane} from "./model.js";
import type {Here} from "./params.js";
import {stepsOf} from "./settling.js";
import {TARGET} from "./trace.js";

export const lane = ({result}: Here, key: LaneKey): Lane => result.lanes[key];
/** When a lane settles; Infinity if it does not. */
export const settles = (state: Here, key: LaneKey): number =>
  lane(state, key).settled ?? Number.POSITIVE_INFINITY;

/** When a rule settles on the ravine as it lies, at its best rate there. */
export function onRavine({data}: Here, key: LaneKey): number {
  const {surface, start} = courses.ravine;
  const h = {...usual, rate: data.rates.ravine[key]};
  return stepsOf(key, surface, start, h, TARGET * gapAtStart("ravine"))?.settled ?? Number.POSITIVE_INFINITY;
}

/** How many times the slowest of the rates at which a rule is within twice its fewest steps the fastest of them is. */
export const width = ({result: {curves}}: Here, key: LaneKey): number => {
  const curve = curves[key];
  const range = curve ? tolerance(curve) : null;
  return range ? range[1] / range[0] : 0;
};

/** The fewest steps in which a rule that is drawn settles at any of the rates about its own. */
export const fewest = ({result: {curves}}: Here, key: LaneKey): number =>
  Math.min(...(curves[key]?.settled ?? []).filter((v) => !Number.isNaN(v)));

/** How long a lane's step t is in each coordinate, in learning rates. */
export const lengths = ({result}: Here, key: LaneKey, t: number): readonly number[] =>
  (termsOf(result, key)[t]?.delta ?? []).map((d) => Math.abs(d) / result.lanes[key].hyper.rate);

/** The place of a lane's head. */
export const head =
  (key: LaneKey, t: number) =>
  (state: Here): readonly [number, number] | null => {
    const {x, y, end} = lane(state, key);
    return t <= end ? [x[t], y[t]] : null;
  };
