import {interiorPoint} from "./svm-interior.js";
import {polish} from "./svm-polish.js";

export interface SvmProblem {
  /** Features, row-major n × p; the method is for small p (a few dozen). */
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
  /** Multipliers, 0 ≤ αᵢ ≤ C. Where rows coincide, only their sum is determined. */
  alpha: Float64Array;
  /** Indices of the rows with margin ≤ 1: support vectors, or rows that could be. */
  support: Int32Array;
  /** Value of the primal objective. */
  objective: number;
  /** Primal minus dual objective at (w, b) and α: at most this far is the objective from the minimum. */
  gap: number;
  /** Steps of the interior-point method. */
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
 * An interior-point method finds which multipliers are 0, C or between; then (w, b) solves the linear equations that
 * this pattern gives, so that it is exact to rounding. O(n p²) a step, about 15 steps.
 *
 * @throws RangeError where sizes do not match, C is not positive, or a class is missing
 */
export function fitSvm(problem: SvmProblem): SvmFit {
  const {X, n, p, y, C} = problem;
  if (X.length !== n * p) throw new RangeError(`X must have n × p = ${n * p} entries, got ${X.length}`);
  if (y.length !== n) throw new RangeError(`y must have ${n} entries, got ${y.length}`);
  if (!(C > 0 && C < Infinity)) throw new RangeError(`C must be positive, got ${C}`);
  const classes = [0, 0];
  for (let i = 0; i < n; ++i) {
    if (y[i] !== 1 && y[i] !== -1) throw new RangeError(`labels must be −1 or 1, got ${y[i]}`);
    ++classes[y[i] === 1 ? 1 : 0];
  }
  if (!classes[0] || !classes[1]) throw new RangeError("both classes must be present");

  const inner = interiorPoint(problem);
  const {w, b, alpha} = polish(problem, inner);
  const m = margins(problem, w, b);
  const support: number[] = [];
  for (let i = 0; i < n; ++i) if (m[i] <= 1 + onMargin) support.push(i);
  return {
    w,
    b,
    alpha,
    support: Int32Array.from(support),
    objective: primal(problem, w, m),
    gap: primal(problem, w, m) - dual(problem, alpha),
    iterations: inner.iterations
  };
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

function primal({C}: SvmProblem, w: Float64Array, m: Float64Array): number {
  let sum = 0;
  for (const v of m) sum += Math.max(0, 1 - v);
  return 0.5 * w.reduce((s, v) => s + v * v, 0) + C * sum;
}

/** Σ α − ½ ‖Σ α y x‖². */
function dual({X, n, p, y}: SvmProblem, alpha: Float64Array): number {
  let sum = 0;
  const w = new Float64Array(p);
  for (let i = 0; i < n; ++i) {
    sum += alpha[i];
    for (let j = 0; j < p; ++j) w[j] += alpha[i] * y[i] * X[i * p + j];
  }
  return sum - 0.5 * w.reduce((s, v) => s + v * v, 0);
}
