import type {SvmProblem} from "./svm.js";

/** The rows of a problem, each place and class once. */
export interface DistinctRows {
  n: number;
  /** p + 1: features, and the 1 of the intercept. */
  q: number;
  /** yᵢ ((xᵢ − center) / unit, 1), row-major n × q: entries of size 1, whatever the features' units. */
  Z: Float64Array;
  center: Float64Array;
  unit: number;
  /** How many of the problem's rows stand there. */
  count: Float64Array;
  /** Of each of the problem's rows, which one it is here. */
  of: Int32Array;
}

/** Rows that coincide are one row with a larger bound on its multiplier: they cannot be on the margin independently. */
export function distinctRows({X, n, p, y}: SvmProblem): DistinctRows {
  const q = p + 1;
  const seen = new Map<string, number>();
  const of = new Int32Array(n);
  const first: number[] = [];
  const count: number[] = [];
  for (let i = 0; i < n; ++i) {
    // −0 and 0 are one place, and written alike.
    const key = `${y[i]} ${X.subarray(i * p, i * p + p).join(" ")}`;
    let k = seen.get(key);
    if (k === undefined) {
      k = first.length;
      seen.set(key, k);
      first.push(i);
      count.push(0);
    }
    ++count[k];
    of[i] = k;
  }
  const low = new Float64Array(p).fill(Infinity);
  const high = new Float64Array(p).fill(-Infinity);
  for (let i = 0; i < n * p; ++i) {
    low[i % p] = Math.min(low[i % p], X[i]);
    high[i % p] = Math.max(high[i % p], X[i]);
  }
  // A subtraction rounds what is much smaller than what is subtracted: only features far from 0 are moved there. A
  // power of 2 as the unit rounds nothing.
  const center = low.map((v, j) => {
    const half = (high[j] - v) / 2;
    return Math.abs(v + half) > 2 * half ? v + half : 0;
  });
  const reach = Math.max(...high.map((v, j) => Math.max(v - center[j], center[j] - low[j])));
  const unit = reach > 0 ? 2 ** Math.ceil(Math.log2(reach)) : 1;
  const Z = new Float64Array(first.length * q);
  first.forEach((i, k) => {
    for (let j = 0; j < p; ++j) Z[k * q + j] = (y[i] * (X[i * p + j] - center[j])) / unit;
    Z[k * q + p] = y[i];
  });
  return {n: first.length, q, Z, center, unit, count: Float64Array.from(count), of};
}
