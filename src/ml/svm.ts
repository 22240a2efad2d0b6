import {Accumulator} from "./accumulator.js";
import {pivot} from "./svm-pivot.js";
import {distinctRows} from "./svm-rows.js";

export interface SvmProblem {
  /** Features, row-major n × p; the method is for small p (a dozen). */
  X: Float64Array;
  n: number;
  p: number;
  /** Labels: −1 or 1, both present. */
  y: ArrayLike<number>;
  /** Weight of the losses against the penalty, > 0. */
  C: number;
}

export interface SvmFit {
  w: Float64Array;
  b: number;
  /** The intercepts that are as good as b: one, or an interval with b in its middle. */
  bRange: readonly [number, number];
  /** Multipliers, 0 ≤ αᵢ ≤ C. Where rows coincide only their sum is determined, and they share it equally. */
  alpha: Float64Array;
  /** αᵢ / C: exactly 0 or 1 where a row is not on the margin. */
  share: Float64Array;
  /** Indices of the rows with margin ≤ 1 for some of the intercepts: without the others the fit is the same. */
  support: Int32Array;
  /** Value of the primal objective. */
  objective: number;
  /** Primal minus dual objective at (w, b) and α: at most this far is the objective from the minimum. */
  gap: number;
  /** Patterns that were tried. */
  iterations: number;
}

/** Margins nearer to 1 than this count as 1. */
export const onMargin = 1e-7;

/**
 * The linear soft-margin support vector machine (Cortes and Vapnik, Machine Learning 20 (1995) 273–297): the minimizer of
 *
 *     ½ ‖w‖² + C Σᵢ max(0, 1 − yᵢ fᵢ),   fᵢ = w·xᵢ + b,
 *
 * with the intercept b not penalized, as scikit-learn's SVC(kernel="linear") and LIBSVM; not LinearSVC's default, which
 * squares the hinge and penalizes b. Where b is not unique (no multiplier strictly between 0 and C) it is the middle
 * of its interval, LIBSVM's choice.
 *
 * The method finds which rows lie on the margin, which inside and which beyond, and for that pattern (w, b) and α solve
 * linear equations: what it returns is exact to rounding, whatever C. See `pivot`.
 *
 * @throws RangeError where sizes do not match, C is not positive, or a class is missing
 */
export function fitSvm(problem: SvmProblem): SvmFit {
  check(problem);
  const {n, p, C} = problem;
  const rows = distinctRows(problem);
  const {center, unit} = rows;
  // In the scaled features w is `unit` times as long, so that the same penalty weighs less.
  const {theta, share, iterations} = pivot(rows, 1 / (C * unit * unit));
  let w = theta.slice(0, p).map((v) => v / unit);
  let pinned = theta[p] - w.reduce((sum, v, j) => sum + v * center[j], 0);
  const each = Float64Array.from(rows.of, (k) => share[k] / rows.count[k]);
  if (each.every((a) => a < 1)) {
    // No row is inside: rounding must not leave one there, which a large C would make much of.
    const least = margins(problem, w, pinned).reduce((a, m) => Math.min(a, m), Infinity);
    if (least > 1 - onMargin && least < 1) {
      const grow = (1 + 4 * Number.EPSILON) / least;
      w = w.map((v) => v * grow);
      pinned *= grow;
    }
  }
  const bRange = intercepts(problem, w, each) ?? ([pinned, pinned] as const);
  const b = (bRange[0] + bRange[1]) / 2;
  const support: number[] = [];
  const ends = bRange.map((v) => margins(problem, w, v));
  for (let i = 0; i < n; ++i) if (Math.min(ends[0][i], ends[1][i]) <= 1 + onMargin) support.push(i);
  return {
    w,
    b,
    bRange,
    alpha: each.map((a) => C * a),
    share: each,
    support: Int32Array.from(support),
    ...certified(problem, w, b, each),
    iterations
  };
}

function check({X, n, p, y, C}: SvmProblem): void {
  if (X.length !== n * p) throw new RangeError(`X must have n × p = ${n * p} entries, got ${X.length}`);
  if (y.length !== n) throw new RangeError(`y must have ${n} entries, got ${y.length}`);
  if (!(C > 0 && C < Infinity)) throw new RangeError(`C must be positive, got ${C}`);
  const classes = [0, 0];
  for (let i = 0; i < n; ++i) {
    if (y[i] !== 1 && y[i] !== -1) throw new RangeError(`labels must be −1 or 1, got ${y[i]}`);
    ++classes[y[i] === 1 ? 1 : 0];
  }
  if (!classes[0] || !classes[1]) throw new RangeError("both classes must be present");
}

/** yᵢ (w·xᵢ + b) of every row. */
export function margins(
  {X, n, p, y}: Pick<SvmProblem, "X" | "n" | "p" | "y">,
  w: ArrayLike<number>,
  b: number
): Float64Array {
  const m = new Float64Array(n);
  for (let i = 0; i < n; ++i) {
    let f = b;
    for (let j = 0; j < p; ++j) f += w[j] * X[i * p + j];
    m[i] = y[i] * f;
  }
  return m;
}

/** The interval of optimal intercepts for this w, if no row is strictly between 0 and C; null where one pins b. */
function intercepts(
  {X, n, p, y}: SvmProblem,
  w: Float64Array,
  share: Float64Array
): readonly [number, number] | null {
  let [lo, hi] = [-Infinity, Infinity];
  for (let i = 0; i < n; ++i) {
    if (share[i] > 0 && share[i] < 1) return null;
    let f = 0;
    for (let j = 0; j < p; ++j) f += w[j] * X[i * p + j];
    const at = y[i] - f;
    // α = C wants y f ≤ 1, α = 0 wants y f ≥ 1.
    if (y[i] > 0 === share[i] > 0) hi = Math.min(hi, at);
    else lo = Math.max(lo, at);
  }
  // An interval of no length can come out the wrong way round by rounding.
  return lo <= hi ? [lo, hi] : [(lo + hi) / 2, (lo + hi) / 2];
}

/**
 * The objective, and how far it can be from the minimum. With v = Σ α y x and s = Σ α y,
 *
 *     primal − dual = ½ ‖w − v‖² + Σ [ (C − αᵢ) max(0, 1 − mᵢ) + αᵢ max(0, mᵢ − 1) ] − b s:
 *
 * a sum of small terms, which does not lose digits as the difference of two large sums would.
 */
function certified(
  problem: SvmProblem,
  w: Float64Array,
  b: number,
  share: Float64Array
): {objective: number; gap: number} {
  const {X, n, p, y, C} = problem;
  const m = margins(problem, w, b);
  const sums = Array.from({length: p + 1}, () => new Accumulator());
  let [loss, slack] = [0, 0];
  for (let i = 0; i < n; ++i) {
    loss += Math.max(0, 1 - m[i]);
    slack += (1 - share[i]) * Math.max(0, 1 - m[i]) + share[i] * Math.max(0, m[i] - 1);
    for (let j = 0; j < p; ++j) sums[j].add(share[i] * y[i] * X[i * p + j]);
    sums[p].add(share[i] * y[i]);
  }
  let [square, off] = [0, 0];
  for (let j = 0; j < p; ++j) {
    square += w[j] * w[j];
    off += (w[j] - C * sums[j].value) ** 2;
  }
  return {
    objective: square / 2 + C * loss,
    gap: off / 2 + C * (slack + Math.abs(b * sums[p].value))
  };
}
