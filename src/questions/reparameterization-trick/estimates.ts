import {slopeIn, valueIn} from "../../ml/gradient-estimators.js";
import {ESTIMATES, noiseOf} from "./draws.js";
import type {Room} from "./params.js";

/** Bins of a histogram: an odd number, with the true gradient in the middle one. */
export const BINS = 61;

export interface Histogram {
  counts: Uint16Array;
  /** Estimates beyond the picture. */
  beyond: number;
  /** Of all estimates. */
  mean: number;
  sd: number;
  /** Estimates with the true gradient's sign. */
  right: number;
}

/** The two estimators of the first coordinate's gradient, each `ESTIMATES` times from N samples of its own noise. */
export function estimate(
  {f, wrt, mu, sigma, tau, n, d, seed}: Room["Params"],
  baseline: number
): {path: Float64Array; score: Float64Array} {
  const noise = noiseOf(seed, n * d);
  const path = new Float64Array(ESTIMATES);
  const score = new Float64Array(ESTIMATES);
  const byMu = wrt === "mu";
  const [value, slope] = [valueIn(f), slopeIn(f)];
  for (let i = 0; i < n; ++i) {
    for (let m = 0; m < ESTIMATES; ++m) {
      const e = noise[i * d * ESTIMATES + m];
      const z = mu + sigma * e;
      let total = value(z);
      for (let k = 1; k < d; ++k) total += value(mu + sigma * noise[(i * d + k) * ESTIMATES + m]);
      path[m] += slope(z, tau) * (byMu ? 1 : e);
      score[m] += ((total - baseline) * (byMu ? e : e * e - 1)) / sigma;
    }
  }
  for (let m = 0; m < ESTIMATES; ++m) {
    path[m] /= n;
    score[m] /= n;
  }
  return {path, score};
}

/** Estimates counted in bins over truth ± half. */
export function histogram(values: Float64Array, truth: number, half: number): Histogram {
  const counts = new Uint16Array(BINS);
  let [beyond, sum, right] = [0, 0, 0];
  for (const v of values) {
    sum += v;
    if (v * truth > 0) ++right;
    const bin = Math.floor(((v - truth + half) / (2 * half)) * BINS);
    if (bin >= 0 && bin < BINS) ++counts[bin];
    else ++beyond;
  }
  const mean = sum / values.length;
  let squares = 0;
  for (const v of values) squares += (v - mean) ** 2;
  return {counts, beyond, mean, sd: Math.sqrt(squares / (values.length - 1)), right};
}
