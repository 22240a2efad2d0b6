import {adjustedRand} from "./adjusted-rand.js";
import {bestKMeans} from "./best-kmeans.js";
import {random, shuffle} from "./random.js";

export interface StabilityOptions {
  /** Row-major n × p. */
  X: Float64Array;
  n: number;
  p: number;
  /** Clusters. */
  k: number;
  /** Pairs of subsamples, and the share of the rows in each. */
  pairs: number;
  share: number;
  /** k-means++ starts of each. */
  starts: number;
  seed: number;
}

/**
 * How alike the clusterings of two subsamples are (Ben-Hur, Elisseeff & Guyon 2002): the adjusted Rand index on the rows
 * that both have, averaged over pairs of subsamples drawn without replacement. 1 where every subsample is cut alike.
 */
export function stability({X, n, p, k, pairs, share, starts, seed}: StabilityOptions): number {
  const m = Math.max(k, Math.round(share * n));
  const part = new Float64Array(m * p);
  const cut = (s: number): Int16Array => {
    const source = random(seed, s);
    const rows = shuffle(
      Int32Array.from({length: n}, (_, i) => i),
      source
    ).subarray(0, m);
    for (let q = 0; q < m * p; ++q) part[q] = X[rows[Math.floor(q / p)] * p + (q % p)];
    const {labels} = bestKMeans(part, m, p, k, starts, source);
    const all = new Int16Array(n).fill(-1);
    for (let i = 0; i < m; ++i) all[rows[i]] = labels[i];
    return all;
  };
  let sum = 0;
  for (let s = 0; s < pairs; ++s) {
    const [a, b] = [cut(2 * s), cut(2 * s + 1)];
    const both = Array.from(a.keys()).filter((i) => a[i] >= 0 && b[i] >= 0);
    sum += adjustedRand(
      both.map((i) => a[i]),
      both.map((i) => b[i])
    );
  }
  return sum / pairs;
}
