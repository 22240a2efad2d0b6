import {type Refits, refit} from "../../ml/refit.js";
import {remember} from "../../ml/remember.js";
import type {CurveData} from "./data.json.js";
import {type FamilyName, families} from "./families.js";
import type {Params} from "./params.js";
import {type Curves, curvesOf} from "./tables.js";
import {population, type WorldName} from "./worlds.js";

/** How many training sets are drawn and fitted live. */
export const drawn = 50;
/** Where fits are asked: every hundredth of [0, 1]. */
export const places = Float64Array.from({length: 101}, (_, i) => i / 100);

/** The 50 fits of the reader's setting. */
export interface Machine extends Refits {
  curves: Float64Array;
}

export interface Result {
  machine: Machine;
  /** The loader's curves for the setting's function, n and σ. */
  curves: Curves;
}

/** The 50 fits do not depend on the place x: moving it computes nothing. */
const machineOf = remember(
  (family: FamilyName, level: number, world: WorldName, n: number, sigma: number, seed: number): Machine => {
    const learner = families[family].learner(level);
    const fits = refit(population(world, sigma), learner, {n, refits: drawn, at: places, seed, keep: true});
    return {...fits, curves: fits.curves ?? new Float64Array()};
  }
);

export function model({family, level, f, n, sigma, seed}: Params, data: CurveData): Result {
  return {machine: machineOf(family, level, f, n, sigma, seed), curves: curvesOf(data, f, n, sigma)};
}

/** The decomposition at one place, over the 50 fits. */
export function atPlace({machine}: Result, x: number) {
  const g = Math.round(100 * x);
  const {pointwise, mean, truth} = machine;
  return {
    truth: truth[g],
    mean: mean[g],
    bias2: Math.max(0, pointwise.bias2[g]),
    variance: pointwise.variance[g]
  };
}
