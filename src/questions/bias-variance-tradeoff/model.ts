import {type Refits, refit} from "../../ml/refit.js";
import {remember} from "../../ml/remember.js";
import {type FamilyName, families, valueAt} from "./families.js";
import type {Params, Room} from "./params.js";
import {nodes, overX, places} from "./places.js";
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

const asked = Float64Array.of(...places, ...nodes);
const drawnAt = (all: Float64Array) => all.slice(0, places.length);
const averagedAt = (all: Float64Array) => overX(all.subarray(places.length));

/** The 50 fits do not depend on the place x₀: moving it computes nothing. */
const machineOf = remember(
  (family: FamilyName, level: number, world: WorldName, n: number, sigma: number, seed: number): Machine => {
    const learner = families[family].learner(valueAt(family, level));
    const fits = refit(population(world, sigma), learner, {n, refits: drawn, at: asked, seed, keep: true});
    const {bias2, variance, noise, mse} = fits.pointwise;
    const curves = new Float64Array(drawn * places.length);
    for (let r = 0; r < drawn; ++r) {
      const start = r * asked.length;
      if (fits.curves) curves.set(fits.curves.subarray(start, start + places.length), r * places.length);
    }
    return {
      ...fits,
      at: places,
      truth: drawnAt(fits.truth),
      mean: drawnAt(fits.mean),
      curves,
      pointwise: {
        bias2: drawnAt(bias2),
        variance: drawnAt(variance),
        noise: drawnAt(noise),
        mse: drawnAt(mse)
      },
      averaged: {
        bias2: averagedAt(bias2),
        variance: averagedAt(variance),
        noise: sigma * sigma,
        mse: averagedAt(mse)
      }
    };
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
