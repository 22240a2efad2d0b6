/**
 * Logistic regression for a loader that fits many thousand small tables: Newton's method on a dense table, with
 * the Hessian kept as long as it serves, and steps halved where a whole one would not lower the objective. The objective is that of `fitLogistic`, which takes any table and says what it did; here the
 * weights are told alone.
 *
 * @param X features, row-major; only the first n rows are read
 * @param y labels 0 and 1
 * @param lambda the penalty (λ / 2) ‖w‖²
 * @param start (w, b) to begin at; it is not changed
 * @param tolerance the largest entry of the gradient at which it stops, for each row
 * @returns (w, b), or null where there is no minimum: without a penalty, as soon as (w, b) has every row on its right side
 */
export function smallLogistic(
  X: Float64Array,
  n: number,
  p: number,
  y: ArrayLike<number>,
  lambda: number,
  start: Float64Array,
  tolerance = 1e-8
): Float64Array | null {
  let theta = Float64Array.from(start);
  let f = scoresOf(X, n, p, theta);
  let objective = objectiveOf(f, y, lambda, theta);
  const L = new Float64Array(((p + 1) * (p + 2)) / 2);
  const q = new Float64Array(n);
  const g = new Float64Array(p + 1);
  let last = 0;
  for (let k = 0; k < 80; ++k) {
    if (lambda === 0 && parts(f, y)) return null;
    g.fill(0);
    for (let i = 0, at = 0; i < n; ++i, at += p) {
      q[i] = 1 / (1 + Math.exp(-f[i]));
      const pull = q[i] - y[i];
      for (let j = 0; j < p; ++j) g[j] += pull * X[at + j];
      g[p] += pull;
    }
    let steepest = Math.abs(g[p]);
    for (let j = 0; j < p; ++j) {
      g[j] += lambda * theta[j];
      steepest = Math.max(steepest, Math.abs(g[j]));
    }
    if (steepest <= tolerance * n) return theta;
    // The Hessian costs most by far: it is kept as long as it serves.
    if (!(steepest < last / 4) && !factored(X, n, p, q, lambda, L)) return null;
    last = steepest;
    solve(L, g);
    let t = 1;
    for (; t > 1e-6; t /= 2) {
      const next = theta.map((v, j) => v - t * g[j]);
      const scored = scoresOf(X, n, p, next);
      const value = objectiveOf(scored, y, lambda, next);
      if (!(value <= objective + 1e-12 * (1 + Math.abs(objective)))) continue;
      [theta, f, objective] = [next, scored, value];
      break;
    }
    if (t <= 1e-6) return null;
  }
  return null;
}

/** Where row i of a lower triangle begins. */
const begin = (i: number): number => (i * (i + 1)) / 2;

/** Cholesky's factor of the Hessian at the probabilities `q`, into `L`, a lower triangle; false where it is not positive definite. */
function factored(
  X: Float64Array,
  n: number,
  p: number,
  q: Float64Array,
  lambda: number,
  L: Float64Array
): boolean {
  L.fill(0);
  // A row of the table, with 1 for the intercept.
  const row = new Float64Array(p + 1).fill(1);
  for (let i = 0, at = 0; i < n; ++i, at += p) {
    const curvature = q[i] * (1 - q[i]);
    for (let j = 0; j < p; ++j) row[j] = X[at + j];
    for (let j = 0, t = 0; j <= p; ++j) {
      const c = curvature * row[j];
      for (let l = 0; l <= j; ++l) L[t++] += c * row[l];
    }
  }
  for (let j = 0; j < p; ++j) L[begin(j) + j] += lambda;
  for (let i = 0; i <= p; ++i) {
    const r = begin(i);
    for (let j = 0; j <= i; ++j) {
      const s = begin(j);
      let sum = L[r + j];
      for (let k = 0; k < j; ++k) sum -= L[r + k] * L[s + k];
      if (j < i) L[r + j] = sum / L[s + j];
      else if (!(sum > 1e-13 * L[r + i])) return false;
      else L[r + i] = Math.sqrt(sum);
    }
  }
  return true;
}

/** (L Lᵀ)⁻¹ g in place of g. */
function solve(L: Float64Array, g: Float64Array): void {
  for (let i = 0; i < g.length; ++i) {
    for (let k = 0; k < i; ++k) g[i] -= L[begin(i) + k] * g[k];
    g[i] /= L[begin(i) + i];
  }
  for (let i = g.length - 1; i >= 0; --i) {
    g[i] /= L[begin(i) + i];
    for (let k = 0; k < i; ++k) g[k] -= g[i] * L[begin(i) + k];
  }
}

/** Whether every score has its label's sign. */
export const parts = (f: Float64Array, y: ArrayLike<number>): boolean => {
  for (let i = 0; i < f.length; ++i) if (y[i] ? !(f[i] > 0) : !(f[i] < 0)) return false;
  return true;
};

/** w·x + b of each row. */
export function scoresOf(X: Float64Array, n: number, p: number, theta: ArrayLike<number>): Float64Array {
  const f = new Float64Array(n);
  for (let i = 0; i < n; ++i) {
    let sum = theta[p];
    for (let j = 0; j < p; ++j) sum += theta[j] * X[i * p + j];
    f[i] = sum;
  }
  return f;
}

function objectiveOf(f: Float64Array, y: ArrayLike<number>, lambda: number, theta: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < f.length; ++i) {
    const z = y[i] ? -f[i] : f[i];
    sum += z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z));
  }
  for (let j = 0; j + 1 < theta.length; ++j) sum += 0.5 * lambda * theta[j] * theta[j];
  return sum;
}
