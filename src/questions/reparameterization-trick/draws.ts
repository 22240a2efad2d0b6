import {valueIn} from "../../ml/gradient-estimators.js";
import {createDraws} from "../../ml/normals.js";
import {normal, random} from "../../ml/random.js";
import {remember} from "../../ml/remember.js";
import {MOST, type Room} from "./params.js";

type Params = Room["Params"];

/** Samples of the first panel, and estimates in a histogram. */
export const TEN = 10;
export const ESTIMATES = 400;

/** The ten ε that stay while μ and σ move. */
export const fixedNoise = remember((seed: number): Float64Array => {
  const draw = normal(random(seed, 1));
  return Float64Array.from({length: TEN}, () => draw());
});

/** Ten samples of N(μ, σ²) drawn anew for each μ and σ: another stream for each place on the parameters' grids. */
export function freshSample(mu: number, sigma: number, seed: number): Float64Array {
  const draw = normal(random(seed, 1000 + 101 * Math.round(20 * (mu + 2)) + Math.round(20 * sigma)));
  return Float64Array.from({length: TEN}, () => mu + sigma * draw());
}

/** The mean of f over a sample: an estimate of E[f]. */
export function meanOf(values: Float64Array, f: Params["f"]): number {
  const value = valueIn(f);
  let sum = 0;
  for (const z of values) sum += value(z);
  return sum / values.length;
}

const stores = new Map<number, Float64Array>();

/**
 * The noise of all estimates for `rows` samples times coordinates: ε of row r and estimate m at r · ESTIMATES + m. More rows
 * begin with the same ones, so that a larger N adds samples to an estimate.
 */
export function noiseOf(seed: number, rows: number): Float64Array {
  const known = stores.get(seed);
  if (known && known.length >= rows * ESTIMATES) return known;
  // By tens, so that moving N does not draw anew at each step.
  const size = Math.min(MOST, 10 ** Math.ceil(Math.log10(rows)));
  stores.clear();
  const made = createDraws(seed, 2).normal(new Float64Array(size * ESTIMATES), 1);
  stores.set(seed, made);
  return made;
}
