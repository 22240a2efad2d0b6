import {median} from "d3-array";
import {addSteps, growLine, type Steps} from "./line-cart.js";
import type {Random} from "./random.js";

export type BoostLoss = "squared" | "absolute" | "huber";

export interface BoostOptions {
  loss: BoostLoss;
  /** Learning rate η, above 0. */
  rate: number;
  depth: number;
  /** How many trees. */
  stages: number;
  /** Share of the rows, drawn without replacement, that each tree is fitted to; (0, 1]. */
  subsample?: number;
  /** Draws these rows. */
  source?: Random;
}

export interface Boosted {
  /** The constant that minimizes the loss: stage 0. */
  readonly initial: number;
  /** The trees with what their leaves add before it is multiplied by η. */
  readonly trees: readonly Steps[];
  /** The rows' sums after each stage from 0 on: row after row, stage after stage. */
  readonly sums: Float64Array;
  /** The mean loss of the rows after each stage from 0 on: r²/2, |r|, or Huber's at the δ of its stage. */
  readonly losses: Float64Array;
}

/** Share of the residuals within which Huber's loss is a square. */
export const HUBER_SHARE = 0.9;

/**
 * The weighted quantile that takes one of the values, the lowest below which (itself counted) at least `share` of them lie:
 * scikit-learn's `_weighted_percentile` for equal weights.
 */
export function lowerQuantile(values: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(values).sort();
  // A share such as 0.9 of 10 is 9 but for rounding.
  const k = Math.ceil(share * sorted.length - 1e-9);
  return sorted[Math.max(0, Math.min(sorted.length - 1, k - 1))];
}

const delta = (r: ArrayLike<number>): number => lowerQuantile(Float64Array.from(r, Math.abs), HUBER_SHARE);

/** The negative gradient of each row's loss in its prediction: what the next tree is fitted to. */
export function negativeGradient(loss: BoostLoss, residuals: Float64Array): Float64Array {
  if (loss === "squared") return residuals.slice();
  if (loss === "absolute") return residuals.map((r) => (r > 0 ? 1 : -1));
  const d = delta(residuals);
  return residuals.map((r) => Math.max(-d, Math.min(d, r)));
}

/** What a leaf adds: the constant that lowers the loss of its residuals most; for Huber's loss one step toward it. */
function leafStep(loss: BoostLoss, residuals: readonly number[], d: number): number {
  if (loss === "squared") return residuals.reduce((sum, r) => sum + r, 0) / residuals.length;
  const middle = lowerQuantile(residuals, 0.5);
  if (loss === "absolute") return middle;
  const beyond = residuals.reduce((sum, r) => sum + Math.max(-d, Math.min(d, r - middle)), 0);
  return middle + beyond / residuals.length;
}

function meanLoss(loss: BoostLoss, residuals: Float64Array): number {
  let sum = 0;
  if (loss === "squared") for (const r of residuals) sum += (r * r) / 2;
  else if (loss === "absolute") for (const r of residuals) sum += Math.abs(r);
  else {
    const d = delta(residuals);
    for (const r of residuals) sum += Math.abs(r) <= d ? (r * r) / 2 : d * (Math.abs(r) - d / 2);
  }
  return sum / residuals.length;
}

/**
 * Gradient boosting of regression trees of one variable (Friedman 2001, algorithms 1 to 4; with subsamples Friedman 2002): each
 * tree is fitted by least squares to the negative gradient of the loss at the sum so far, its leaves are set to what lowers the
 * loss most, and η times it is added. As scikit-learn's `GradientBoostingRegressor`.
 *
 * @param x in ascending order
 */
export function boostLine(x: Float64Array, y: Float64Array, options: BoostOptions): Boosted {
  const {loss, rate, depth, stages, subsample = 1, source = Math.random} = options;
  const n = x.length;
  let mean = 0;
  for (const v of y) mean += v / n;
  const initial = loss === "squared" ? mean : (median(y) ?? 0);
  const now = new Float64Array(n).fill(initial);
  const residuals = y.map((v) => v - initial);
  const sums = new Float64Array((stages + 1) * n);
  sums.set(now);
  const losses = new Float64Array(stages + 1);
  losses[0] = meanLoss(loss, residuals);
  const drawn = Math.max(1, Math.round(subsample * n));
  const deck = Int32Array.from({length: n}, (_, i) => i);
  const trees: Steps[] = [];
  for (let m = 1; m <= stages; ++m) {
    const gradient = negativeGradient(loss, residuals);
    let weight: Uint8Array | null = null;
    if (drawn < n) {
      weight = new Uint8Array(n);
      for (let q = 0; q < drawn; ++q) {
        const j = q + Math.floor(source() * (n - q));
        [deck[q], deck[j]] = [deck[j], deck[q]];
        weight[deck[q]] = 1;
      }
    }
    const tree = growLine(x, gradient, {depth, weight});
    if (loss !== "squared") {
      const d = loss === "huber" ? delta(residuals) : 0;
      tree.values.forEach((_, j) => {
        const end = j + 1 < tree.starts.length ? tree.starts[j + 1] : n;
        const own: number[] = [];
        for (let i = tree.starts[j]; i < end; ++i) if (!weight || weight[i]) own.push(residuals[i]);
        tree.values[j] = leafStep(loss, own, d);
      });
    }
    trees.push(tree);
    addSteps(tree, x, rate, now);
    for (let i = 0; i < n; ++i) residuals[i] = y[i] - now[i];
    sums.set(now, m * n);
    losses[m] = meanLoss(loss, residuals);
  }
  return {initial, trees, sums, losses};
}

/**
 * A forest of regression trees of one variable: each grown on a bootstrap sample of its own. With one feature there is none to
 * leave out at a split, so it is bagging (Breiman 1996).
 *
 * @param x in ascending order
 */
export function forestLine(
  x: Float64Array,
  y: Float64Array,
  {trees, minLeaf, source}: {trees: number; minLeaf: number; source: Random}
): Steps[] {
  const n = x.length;
  return Array.from({length: trees}, () => {
    const weight = new Uint16Array(n);
    for (let draw = 0; draw < n; ++draw) ++weight[Math.floor(source() * n)];
    return growLine(x, y, {minLeaf, weight});
  });
}
