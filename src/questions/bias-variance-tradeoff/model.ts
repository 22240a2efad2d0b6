import {type Refits, refit} from "../../ml/refit.js";
import {remember} from "../../ml/remember.js";
import {type FamilyName, families, valueAt} from "./families.js";
import type {Params, Room} from "./params.js";
import {places} from "./places.js";
import {population, type WorldName} from "./worlds.js";

/** How many training sets are drawn and fitted live. */
export const drawn = 50;

/** The 50 fits of the reader's setting. */
export interface Machine extends Refits {
  curves: Float64Array;
}

export interface Result {
  machine: Machine;
}

/** The 50 fits do not depend on the place x₀: moving it computes nothing. */
const machineOf = remember(
  (family: FamilyName, level: number, world: WorldName, n: number, sigma: number, seed: number): Machine => {
    const learner = families[family].learner(valueAt(family, level));
    const fits = refit(population(world, sigma), learner, {n, refits: drawn, at: places, seed, keep: true});
    return {...fits, curves: fits.curves ?? new Float64Array()};
  }
);

export function model({family, level, f, n, sigma, seed}: Params): Result {
  return {machine: machineOf(family, level, f, n, sigma, seed)};
}

/** What the 50 fits belong to. A worker's answer is a copy each time, so identity does not tell. */
export const machineKey = ({settled: {family, level, f, n, sigma, seed}}: Room["State"]): string =>
  [family, level, f, n, sigma, seed].join(" ");

/** The decomposition at the reader's place, over the 50 fits. */
export function atPlace({params: {x}, result: {machine}}: Room["State"]) {
  const g = Math.round(100 * x);
  const {pointwise, mean, truth, curves, at} = machine;
  return {
    truth: truth[g],
    mean: mean[g],
    sd: Math.sqrt(pointwise.variance[g]),
    predictions: Float64Array.from({length: curves.length / at.length}, (_, r) => curves[r * at.length + g])
  };
}
