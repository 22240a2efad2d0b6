import {bestKMeans} from "./best-kmeans.js";
import {type Random, random} from "./random.js";

/** log W of the data against that of uniform samples, for k = 1, 2, …: entry k − 1 is that of k. */
export interface Gap {
  /** Gap(k): the mean of log W over the uniform samples, minus the data's. */
  gap: Float64Array;
  /** The uniform samples' standard deviation of log W times √(1 + 1/B). */
  error: Float64Array;
}

export interface GapOptions {
  /** Row-major n × p. */
  X: Float64Array;
  n: number;
  p: number;
  /** The lowest inertia of the data for k = 1, 2, …: as many as are to be compared. */
  inertia: ArrayLike<number>;
  /** Uniform samples B, and k-means++ starts of each. */
  samples: number;
  starts: number;
  seed: number;
}

/**
 * The gap statistic (Tibshirani, Walther & Hastie 2001) with its first reference: uniform samples in the box of the
 * features' ranges. The same uniform numbers are stretched to whatever box there is, so that a small change of the data
 * is a small change of the gaps.
 */
export function gapStatistic({X, n, p, inertia, samples, starts, seed}: GapOptions): Gap {
  const most = inertia.length;
  const low = new Float64Array(p).fill(Number.POSITIVE_INFINITY);
  const high = new Float64Array(p).fill(Number.NEGATIVE_INFINITY);
  for (let q = 0; q < n * p; ++q) {
    low[q % p] = Math.min(low[q % p], X[q]);
    high[q % p] = Math.max(high[q % p], X[q]);
  }
  const logs = Array.from({length: most}, () => new Float64Array(samples));
  const U = new Float64Array(n * p);
  for (let b = 0; b < samples; ++b) {
    const source: Random = random(seed, b);
    for (let q = 0; q < n * p; ++q) U[q] = low[q % p] + (high[q % p] - low[q % p]) * source();
    for (let k = 1; k <= most; ++k) logs[k - 1][b] = Math.log(bestKMeans(U, n, p, k, starts, source).inertia);
  }
  const gap = new Float64Array(most);
  const error = new Float64Array(most);
  logs.forEach((values, j) => {
    const mean = values.reduce((a, b) => a + b, 0) / samples;
    const variance = values.reduce((a, v) => a + (v - mean) ** 2, 0) / samples;
    gap[j] = mean - Math.log(inertia[j]);
    error[j] = Math.sqrt(variance * (1 + 1 / samples));
  });
  return {gap, error};
}

/** The smallest k with Gap(k) ≥ Gap(k + 1) − s(k + 1): the rule of the paper; the last k where none is. */
export function oneErrorRule({gap, error}: Gap): number {
  for (let j = 0; j + 1 < gap.length; ++j) if (gap[j] >= gap[j + 1] - error[j + 1]) return j + 1;
  return gap.length;
}
