import type {Predict} from "./refit.js";

/** Training pairs in order of x. */
export interface Sorted {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** The pairs in order of x; of equal x in the order given. */
export function sortPairs(x: Float64Array, y: Float64Array): Sorted {
  if (x.every((v, i) => i === 0 || x[i - 1] <= v)) return {x, y};
  const order = Array.from(x.keys()).sort((a, b) => x[a] - x[b]);
  return {x: Float64Array.from(order, (i) => x[i]), y: Float64Array.from(order, (i) => y[i])};
}

/**
 * The mean of y over the nearest 1, 2, … points to `at`, as many as `means` holds. The nearest are neighbors in the order
 * too, so two ends that walk outward find them. Of two points equally far the left one is taken first.
 *
 * @param means filled; at most n long
 */
export function nearestMeans({x, y}: Sorted, at: number, means: Float64Array): void {
  const n = x.length;
  let right = firstAtLeast(x, at);
  let left = right - 1;
  let sum = 0;
  for (let taken = 1; taken <= means.length; ++taken) {
    if (right >= n || (left >= 0 && at - x[left] <= x[right] - at)) sum += y[left--];
    else sum += y[right++];
    means[taken - 1] = sum / taken;
  }
}

/**
 * k-nearest-neighbors regression in one dimension: the mean of y over the k training points nearest to x
 * (Hastie, Tibshirani & Friedman 2009, section 2.3.2).
 *
 * @param k from 1; above n all points are averaged
 */
export function knnRegression(sorted: Sorted, k: number): Predict {
  const means = new Float64Array(Math.min(k, sorted.x.length));
  return (at) => {
    nearestMeans(sorted, at, means);
    return means[means.length - 1];
  };
}

/** The first place in the ascending `x` that holds at least `value`; x.length if none does. */
export function firstAtLeast(x: Float64Array, value: number): number {
  let low = 0;
  let high = x.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (x[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
