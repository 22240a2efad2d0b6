import {sigmoid} from "./activations.js";
import {newtonDirection} from "./newton-direction.js";
import {type Rows, rowsOf, scores} from "./rows.js";

export interface LogisticProblem {
  /** Features, row-major n × p. Mostly-zero tables cost only their nonzero cells. */
  X: Float64Array;
  n: number;
  p: number;
  /** Targets in [0, 1]: labels 0 and 1, or probabilities of class 1 (soft labels). */
  y: ArrayLike<number>;
  /** A weight ≥ 0 a row; 1 without it. */
  weights?: ArrayLike<number>;
  /** Penalty λ ≥ 0; 0 is maximum likelihood. */
  lambda: number;
  /** Whether there is an intercept, which is not penalized. Default true. */
  intercept?: boolean;
  /** Where to start, such as the fit at a neighboring setting; 0 without it. */
  start?: {readonly w: ArrayLike<number>; readonly b: number};
  /** Largest entry of the gradient at which it stops, relative to max(1, Σ weights). Default 1e-10. */
  tolerance?: number;
  /** Newton steps at most. Default 100. */
  iterations?: number;
}

export interface LogisticFit {
  w: Float64Array;
  b: number;
  iterations: number;
  /** Largest absolute entry of the objective's gradient at (w, b). */
  gradientNorm: number;
  objective: number;
  /**
   * False where it stopped for another reason than being at the minimum: because there is none (without a penalty,
   * separable classes let the weights grow without bound), or because the iterations ran out.
   */
  converged: boolean;
  /** λ = 0 and (w, b) has every row with a target of 0 or 1 on its right side and there is no other: no minimum exists. */
  separated: boolean;
}

/** ln(1 + eᶻ), which never overflows. */
export const softplus = (z: number): number => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));

/**
 * Logistic regression: the minimizer of
 *
 *     Σᵢ sᵢ [ ln(1 + exp fᵢ) − yᵢ fᵢ ] + (λ / 2) ‖w‖²,   fᵢ = w·xᵢ + b,
 *
 * with row weights sᵢ and the intercept b not penalized. scikit-learn's LogisticRegression minimizes C times the sum
 * plus ½ ‖w‖²: the same fit at λ = 1 / C (λ = 0: `penalty=None`). For a penalty on the *mean* loss, λ is n times that one.
 *
 * Newton's method (iteratively reweighted least squares) with step halving; the Newton system is solved by Cholesky up
 * to 50 features and by preconditioned conjugate gradients above, which never forms p × p (the truncated Newton method
 * of Lin, Weng and Keerthi, JMLR 9 (2008) 627–650, with a line search in place of a trust region).
 *
 * @throws RangeError where sizes do not match, λ < 0, or a target is outside [0, 1]
 */
export function fitLogistic(problem: LogisticProblem): LogisticFit {
  const {n, p, weights, lambda, intercept = true, start, tolerance = 1e-10, iterations = 100} = problem;
  check(problem);
  const rows = rowsOf(problem.X, n, p);
  // θ = (w, b): b last, present also where there is no intercept, and then kept at its start.
  const theta = new Float64Array(p + 1);
  if (start) {
    for (let j = 0; j < p; ++j) theta[j] = start.w[j];
    theta[p] = intercept ? start.b : 0;
  }
  let total = 0;
  for (let i = 0; i < n; ++i) total += weights ? weights[i] : 1;
  const enough = tolerance * Math.max(1, total);

  let f = scores(rows, theta, new Float64Array(n));
  let objective = objectiveAt(problem, f, theta);
  const gradient = new Float64Array(p + 1);
  const curvature = new Float64Array(n);
  let gradientNorm = 0;
  // How far the last full Newton step moved any score: near a minimum not at all, while weights that grow without bound
  // move by about 1 a step though the gradient vanishes.
  let moved = Infinity;
  let converged = false;
  let k = 0;
  for (; ; ++k) {
    slopes(problem, rows, f, theta, gradient, curvature);
    gradientNorm = 0;
    for (const g of gradient) gradientNorm = Math.max(gradientNorm, Math.abs(g));
    if (k === 0 && gradientNorm === 0) moved = 0;
    if (gradientNorm <= enough && moved < 1e-6) {
      converged = true;
      break;
    }
    if (k >= iterations) break;
    const step = newtonDirection(rows, curvature, lambda, gradient, intercept);
    if (!step) break;
    const change = scores(rows, step, new Float64Array(n));
    moved = 0;
    for (const d of change) moved = Math.max(moved, Math.abs(d));
    let slope = 0;
    for (let j = 0; j <= p; ++j) slope += gradient[j] * step[j];
    const next = descend(problem, theta, step, f, change, objective, slope);
    if (!next) break;
    f = next.f;
    theta.set(next.theta);
    objective = next.objective;
  }
  return {
    w: theta.slice(0, p),
    b: theta[p],
    iterations: k,
    gradientNorm,
    objective,
    converged,
    separated: lambda === 0 && separates(problem, f)
  };
}

function check({X, n, p, y, weights, lambda}: LogisticProblem): void {
  if (X.length !== n * p) throw new RangeError(`X must have n × p = ${n * p} entries, got ${X.length}`);
  if (y.length !== n) throw new RangeError(`y must have ${n} entries, got ${y.length}`);
  if (weights && weights.length !== n)
    throw new RangeError(`weights must have ${n} entries, got ${weights.length}`);
  if (!(lambda >= 0)) throw new RangeError(`lambda must be ≥ 0, got ${lambda}`);
  for (let i = 0; i < n; ++i)
    if (!(y[i] >= 0 && y[i] <= 1)) throw new RangeError(`targets must be in [0, 1], got ${y[i]}`);
}

function objectiveAt({p, y, weights, lambda}: LogisticProblem, f: Float64Array, theta: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < f.length; ++i) {
    // For labels in the form ln(1 + e^(−margin)): the difference would lose the digits of a small loss.
    const loss = y[i] === 1 ? softplus(-f[i]) : y[i] === 0 ? softplus(f[i]) : softplus(f[i]) - y[i] * f[i];
    sum += (weights ? weights[i] : 1) * loss;
  }
  for (let j = 0; j < p; ++j) sum += 0.5 * lambda * theta[j] * theta[j];
  return sum;
}

/** The gradient by θ and the second derivative of each row's loss by its score. */
function slopes(
  {n, p, y, weights, lambda, intercept = true}: LogisticProblem,
  {start, column, value}: Rows,
  f: Float64Array,
  theta: Float64Array,
  gradient: Float64Array,
  curvature: Float64Array
): void {
  for (let j = 0; j < p; ++j) gradient[j] = lambda * theta[j];
  gradient[p] = 0;
  for (let i = 0; i < n; ++i) {
    const s = weights ? weights[i] : 1;
    const above = sigmoid(f[i]);
    const below = sigmoid(-f[i]);
    const pull = s * (y[i] === 1 ? -below : above - y[i]);
    curvature[i] = s * above * below;
    for (let q = start[i]; q < start[i + 1]; ++q) gradient[column[q]] += pull * value[q];
    if (intercept) gradient[p] += pull;
  }
}

/** The first of θ + d, θ + d/2, θ + d/4 … that lowers the objective enough (Armijo), or null. */
function descend(
  problem: LogisticProblem,
  theta: Float64Array,
  step: Float64Array,
  f: Float64Array,
  change: Float64Array,
  objective: number,
  slope: number
): {theta: Float64Array; f: Float64Array; objective: number} | null {
  // At the minimum differences of the objective are rounding errors: they must not stop the last step.
  const noise = 4e-15 * Math.abs(objective);
  for (let t = 1; t > 1e-10; t /= 2) {
    const moved = theta.map((v, j) => v + t * step[j]);
    const scored = f.map((v, i) => v + t * change[i]);
    const value = objectiveAt(problem, scored, moved);
    if (value <= objective + 1e-4 * t * slope + noise) return {theta: moved, f: scored, objective: value};
  }
  return null;
}

function separates({y, weights}: LogisticProblem, f: Float64Array): boolean {
  for (let i = 0; i < f.length; ++i) {
    if (weights && weights[i] === 0) continue;
    if (y[i] === 1 ? !(f[i] > 0) : y[i] === 0 ? !(f[i] < 0) : true) return false;
  }
  return true;
}
