import {firstAtLeast, type Sorted} from "./knn-regression.js";
import type {Predict} from "./refit.js";

/**
 * A regression tree of one variable, as the splits that grew it, best first. Its first `m` splits are the tree with
 * m + 1 leaves: a large tree holds all the smaller ones.
 */
export interface Tree {
  /** The mean of y over all training points: the tree with one leaf. */
  readonly root: number;
  /** In the order grown: where x ≤ threshold goes left … */
  readonly threshold: Float64Array;
  /** … from `from` (exclusive) to `to` (inclusive), the stretch of x that the leaf covered; ±∞ at the ends … */
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** … and the mean of y in the two new leaves. */
  readonly left: Float64Array;
  readonly right: Float64Array;
}

interface Leaf {
  /** Its points are start … end − 1. */
  start: number;
  end: number;
  /** How much its best split lowers Σ w (y − mean)²; 0 where none is left. */
  gain: number;
  /** The first point of the right part. */
  cut: number;
}

/**
 * CART for squared error (Breiman, Friedman, Olshen & Stone 1984, chapter 8), grown best first like scikit-learn's
 * `DecisionTreeRegressor(max_leaf_nodes)`: always the split that lowers the sum of squares most, thresholds halfway
 * between neighboring x. It stops at `leaves` leaves or where every leaf is of one x or one y.
 *
 * @param leaves from 1
 * @param weight how often each point counts, 0 included (a bootstrap sample); once each by default
 */
export function growTree({x, y}: Sorted, leaves: number, weight: ArrayLike<number> | null = null): Tree {
  const n = x.length;
  // Weights and sums before each point, so that any stretch's mean is two differences.
  const W = new Float64Array(n + 1);
  const S = new Float64Array(n + 1);
  for (let i = 0; i < n; ++i) {
    const w = weight ? weight[i] : 1;
    W[i + 1] = W[i] + w;
    S[i + 1] = S[i] + w * y[i];
  }
  const total = W[n];
  const mean = (start: number, end: number) => (S[end] - S[start]) / (W[end] - W[start]);
  // Differences of sums leave a rounding error; below it a gain is none.
  let scale = 0;
  for (let i = 0; i < n; ++i) scale += (W[i + 1] - W[i]) * y[i] * y[i];
  const none = 1e-12 * scale;

  const best = (start: number, end: number): Leaf => {
    const leaf: Leaf = {start, end, gain: 0, cut: -1};
    const w = W[end] - W[start];
    const s = S[end] - S[start];
    const base = (s * s) / w;
    let last = -1;
    for (let i = start; i < end; ++i) {
      if (W[i + 1] === W[i]) continue;
      if (last >= 0 && x[i] > x[last]) {
        const wl = W[i] - W[start];
        const sl = S[i] - S[start];
        const gain = (sl * sl) / wl + ((s - sl) * (s - sl)) / (w - wl) - base;
        if (gain > leaf.gain && gain > none) {
          leaf.gain = gain;
          leaf.cut = i;
        }
      }
      last = i;
    }
    return leaf;
  };

  const open: Leaf[] = total > 0 ? [best(0, n)] : [];
  const splits: number[][] = [[], [], [], [], []];
  const midpoint = (i: number): number => {
    if (i <= 0) return Number.NEGATIVE_INFINITY;
    if (i >= n) return Number.POSITIVE_INFINITY;
    let [a, b] = [i - 1, i];
    while (W[a + 1] === W[a]) --a;
    while (W[b + 1] === W[b]) ++b;
    return (x[a] + x[b]) / 2;
  };
  while (splits[0].length < leaves - 1) {
    let at = -1;
    for (let i = 0; i < open.length; ++i) {
      if (open[i].gain > 0 && (at < 0 || open[i].gain > open[at].gain)) at = i;
    }
    if (at < 0) break;
    const {start, end, cut} = open[at];
    const row = [midpoint(cut), midpoint(start), midpoint(end), mean(start, cut), mean(cut, end)];
    row.forEach((v, j) => {
      splits[j].push(v);
    });
    open[at] = best(start, cut);
    open.push(best(cut, end));
  }
  const [threshold, from, to, left, right] = splits.map((values) => Float64Array.from(values));
  return {root: total > 0 ? mean(0, n) : 0, threshold, from, to, left, right};
}

/**
 * Adds the tree's predictions at the ascending places `at` for several sizes, in one pass down its splits, as steps: row 0
 * of `out` is given the prediction of the first size, each further row what its size changes. `accumulate` turns the rows
 * into predictions, once for all trees that were added.
 *
 * @param leaves ascending numbers of leaves; a tree that has fewer gives what it has
 * @param out leaves.length × at.length
 */
export function addTreeSteps(
  {root, threshold, from, to, left, right}: Tree,
  leaves: readonly number[],
  at: Float64Array,
  out: Float64Array
): void {
  const m = at.length;
  const now = new Float64Array(m).fill(root);
  for (let g = 0; g < m; ++g) out[g] += root;
  for (let row = 0, i = 0; row < leaves.length; ++row) {
    for (; i < leaves[row] - 1 && i < threshold.length; ++i) {
      const end = firstAbove(at, to[i]);
      for (let g = firstAbove(at, from[i]); g < end; ++g) {
        const value = at[g] <= threshold[i] ? left[i] : right[i];
        out[row * m + g] += value - now[g];
        now[g] = value;
      }
    }
  }
}

/** Adds to each row of `width` numbers the row before it, in place. */
export function accumulate(rows: Float64Array, width: number): Float64Array {
  for (let i = width; i < rows.length; ++i) rows[i] += rows[i - width];
  return rows;
}

/** The first place in the ascending `x` above `value`. */
function firstAbove(x: Float64Array, value: number): number {
  let i = firstAtLeast(x, value);
  while (i < x.length && x[i] === value) ++i;
  return i;
}

/** The function that the tree is: constant between its thresholds. */
export function treePredict({root, threshold, from, to, left, right}: Tree): Predict {
  return (x) => {
    let value = root;
    for (let i = 0; i < threshold.length; ++i) {
      if (x > from[i] && x <= to[i]) value = x <= threshold[i] ? left[i] : right[i];
    }
    return value;
  };
}
