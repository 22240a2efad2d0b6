import {normal, random} from "../../ml/random.js";
import {remember} from "../../ml/remember.js";
import type {Room} from "./params.js";

export interface Result {
  /** The sample, n values. */
  values: Float64Array;
  mean: number;
  /** Standard error of the mean. */
  se: number;
}

// The chance is drawn once a seed and kept while other settings move: what does not change keeps its identity.
const noise = remember((seed: number, n: number) => {
  const z = normal(random(seed));
  return Float64Array.from({length: n}, () => z());
});
const sample = remember((seed: number, n: number, center: number) => noise(seed, n).map((z) => center + z));

/** A sample from N(μ, 1), and its mean. Arithmetic only: no document, no randomness without a seed. */
export function model({n, center, seed}: Room["Params"]): Result {
  const values = sample(seed, n, center);
  return {values, mean: values.reduce((a, b) => a + b, 0) / n, se: 1 / Math.sqrt(n)};
}
