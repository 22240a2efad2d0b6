import type {Random} from "./random.js";

/**
 * k distinct rows out of n, every set equally likely: Forgy's start for k-means.
 * @throws RangeError where k > n
 */
export function randomRows(n: number, k: number, source: Random): Int32Array {
  need(n, k);
  const rows = Int32Array.from({length: n}, (_, i) => i);
  for (let j = 0; j < k; ++j) {
    const other = j + Math.floor(source() * (n - j));
    const t = rows[j];
    rows[j] = rows[other];
    rows[other] = t;
  }
  return rows.slice(0, k);
}

/**
 * k rows by D² seeding (Arthur & Vassilvitskii 2007): the first one evenly, each further one with probability
 * proportional to the squared distance from the nearest row chosen so far. One draw a centroid: scikit-learn draws
 * several and keeps the best of them.
 *
 * @param X row-major n × p
 * @returns rows that differ; where all others lie on chosen ones, those that are left are equally likely
 * @throws RangeError where k > n
 */
export function plusPlusRows(X: Float64Array, n: number, p: number, k: number, source: Random): Int32Array {
  need(n, k);
  const rows = new Int32Array(k);
  const distance = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  const taken = new Uint8Array(n);
  for (let j = 0; j < k; ++j) {
    let total = 0;
    if (j > 0) for (let i = 0; i < n; ++i) total += distance[i];
    rows[j] = total > 0 ? byWeight(distance, total * source()) : evenly(taken, n - j, source);
    taken[rows[j]] = 1;
    for (let i = 0; i < n; ++i) {
      let square = 0;
      for (let d = 0; d < p; ++d) square += (X[i * p + d] - X[rows[j] * p + d]) ** 2;
      if (square < distance[i]) distance[i] = square;
    }
  }
  return rows;
}

/** The index at which the running sum of weights passes `at`; never one of weight 0. */
function byWeight(weights: Float64Array, at: number): number {
  let last = 0;
  let sum = 0;
  for (let i = 0; i < weights.length; ++i) {
    if (weights[i] === 0) continue;
    sum += weights[i];
    last = i;
    if (sum > at) break;
  }
  return last;
}

function evenly(taken: Uint8Array, left: number, source: Random): number {
  let skip = Math.floor(source() * left);
  for (let i = 0; i < taken.length; ++i) if (!taken[i] && skip-- === 0) return i;
  return 0;
}

function need(n: number, k: number): void {
  if (!(k >= 1 && k <= n)) throw new RangeError(`between 1 and n = ${n} centroids are wanted, got ${k}`);
}
