import {type KMeansFit, kMeans} from "./kmeans.js";
import {plusPlusRows} from "./kmeans-plus-plus.js";
import type {Random} from "./random.js";

/**
 * The run of k-means with the lowest inertia of so many k-means++ starts. A single run can end anywhere; of ten or more
 * the lowest is, for few clusters in the plane, nearly always the lowest there is.
 *
 * @param X row-major n × p
 * @throws RangeError where k > n
 */
export function bestKMeans(
  X: Float64Array,
  n: number,
  p: number,
  k: number,
  starts: number,
  source: Random
): KMeansFit {
  const start = new Float64Array(k * p);
  let best: KMeansFit | null = null;
  // One cluster has one answer, wherever it starts.
  for (let s = k === 1 ? 1 : starts; s > 0; --s) {
    const rows = plusPlusRows(X, n, p, k, source);
    for (let j = 0; j < k; ++j) for (let d = 0; d < p; ++d) start[j * p + d] = X[rows[j] * p + d];
    const fit = kMeans({X, n, p, start});
    if (!best || fit.inertia < best.inertia) best = fit;
  }
  return best as KMeansFit;
}

/**
 * The best run for k = 1, 2, … `most`. Beside its k-means++ starts each k has one more: the best centroids of k − 1 and
 * the point farthest from its own. No run can end above the inertia of its start, so the inertia never rises with k.
 */
export function kMeansPath(
  X: Float64Array,
  n: number,
  p: number,
  most: number,
  starts: (k: number) => number,
  source: Random
): KMeansFit[] {
  const path: KMeansFit[] = [];
  for (let k = 1; k <= most; ++k) {
    let best = bestKMeans(X, n, p, k, starts(k), source);
    if (k > 1) {
      const fit = kMeans({X, n, p, start: grown(X, n, p, path[k - 2])});
      if (fit.inertia <= best.inertia) best = fit;
    }
    path.push(best);
  }
  return path;
}

/** A clustering's centroids, and the point that is farthest from its own. */
function grown(X: Float64Array, n: number, p: number, {centroids, labels}: KMeansFit): Float64Array {
  let far = 0;
  let most = -1;
  for (let i = 0; i < n; ++i) {
    let square = 0;
    for (let d = 0; d < p; ++d) {
      const difference = X[i * p + d] - centroids[labels[i] * p + d];
      square += difference * difference;
    }
    if (square > most) [far, most] = [i, square];
  }
  const start = new Float64Array(centroids.length + p);
  start.set(centroids);
  start.set(X.subarray(far * p, (far + 1) * p), centroids.length);
  return start;
}
