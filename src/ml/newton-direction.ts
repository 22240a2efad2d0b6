import type {Rows} from "./rows.js";
import {scores} from "./rows.js";

/** Up to this many features the Hessian is formed and factored. */
const few = 50;

/**
 * The Newton step −H⁻¹ g of a penalized sum of losses f ↦ ℓᵢ(w·xᵢ + b): H = Σ curvatureᵢ x̃ᵢ x̃ᵢᵀ + λ on w, x̃ = (x, 1).
 * Where H is singular to working precision, a diagonal just large enough is added. Exact up to 50 features; above,
 * conjugate gradients stopped where the residual is small beside g.
 *
 * @param curvature ℓᵢ″ ≥ 0, n of them
 * @param gradient g by (w, b), p + 1
 * @param intercept if false the step's last entry is 0
 * @returns p + 1 numbers, or null where there is no finite step
 */
export function newtonDirection(
  rows: Rows,
  curvature: Float64Array,
  lambda: number,
  gradient: Float64Array,
  intercept: boolean
): Float64Array | null {
  const step =
    rows.p <= few
      ? byCholesky(rows, curvature, lambda, gradient, intercept)
      : byConjugateGradients(rows, curvature, lambda, gradient, intercept);
  return step?.every(Number.isFinite) ? step : null;
}

function byCholesky(
  {n, p, start, column, value}: Rows,
  curvature: Float64Array,
  lambda: number,
  gradient: Float64Array,
  intercept: boolean
): Float64Array | null {
  const m = p + 1;
  const H = new Float64Array(m * m);
  for (let i = 0; i < n; ++i) {
    const c = curvature[i];
    for (let q = start[i]; q < start[i + 1]; ++q) {
      const row = column[q] * m;
      const cv = c * value[q];
      // Columns ascend within a row: the lower triangle.
      for (let r = start[i]; r <= q; ++r) H[row + column[r]] += cv * value[r];
      if (intercept) H[p * m + column[q]] += cv;
    }
    H[m * m - 1] += c;
  }
  for (let j = 0; j < p; ++j) H[j * m + j] += lambda;
  if (!intercept) H[m * m - 1] = 1;
  let largest = 0;
  for (let j = 0; j < m; ++j) largest = Math.max(largest, H[j * m + j]);
  if (!(largest > 0)) return null;
  const minus = gradient.map((g, j) => (j === p && !intercept ? 0 : -g));
  for (let ridge = 0; ridge < largest; ridge = ridge ? 100 * ridge : 1e-14 * largest) {
    const solved = solve(H, minus, m, ridge);
    if (solved) return solved;
  }
  return null;
}

/** (H + ridge I)⁻¹ r by Cholesky, from H's lower triangle; null where the matrix is not positive definite. */
function solve(H: Float64Array, r: Float64Array, m: number, ridge: number): Float64Array | null {
  const L = H.slice();
  for (let j = 0; j < m; ++j) {
    const whole = L[j * m + j] + ridge;
    let d = whole;
    for (let k = 0; k < j; ++k) d -= L[j * m + k] ** 2;
    if (!(d > 1e-15 * whole)) return null;
    const root = Math.sqrt(d);
    L[j * m + j] = root;
    for (let i = j + 1; i < m; ++i) {
      let s = L[i * m + j];
      for (let k = 0; k < j; ++k) s -= L[i * m + k] * L[j * m + k];
      L[i * m + j] = s / root;
    }
  }
  const x = r.slice();
  for (let i = 0; i < m; ++i) {
    for (let k = 0; k < i; ++k) x[i] -= L[i * m + k] * x[k];
    x[i] /= L[i * m + i];
  }
  for (let i = m - 1; i >= 0; --i) {
    for (let k = i + 1; k < m; ++k) x[i] -= L[k * m + i] * x[k];
    x[i] /= L[i * m + i];
  }
  return x;
}

function byConjugateGradients(
  rows: Rows,
  curvature: Float64Array,
  lambda: number,
  gradient: Float64Array,
  intercept: boolean
): Float64Array {
  const {n, p, start, column, value} = rows;
  const m = p + 1;
  const diagonal = new Float64Array(m).fill(lambda);
  diagonal[p] = 0;
  for (let i = 0; i < n; ++i) {
    for (let q = start[i]; q < start[i + 1]; ++q) diagonal[column[q]] += curvature[i] * value[q] ** 2;
    diagonal[p] += curvature[i];
  }
  // A feature that no row has is moved by the penalty alone, and without one not at all.
  const precondition = (r: Float64Array) => r.map((v, j) => (diagonal[j] > 0 ? v / diagonal[j] : 0));
  const Xv = new Float64Array(n);
  const times = (v: Float64Array): Float64Array => {
    scores(rows, v, Xv);
    const out = v.map((d, j) => (j < p ? lambda * d : 0));
    for (let i = 0; i < n; ++i) {
      const c = curvature[i] * Xv[i];
      for (let q = start[i]; q < start[i + 1]; ++q) out[column[q]] += c * value[q];
      if (intercept) out[p] += c;
    }
    return out;
  };
  const x = new Float64Array(m);
  const r = gradient.map((g, j) => (j === p && !intercept ? 0 : -g));
  let z = precondition(r);
  let d = z.slice();
  let rz = dot(r, z);
  // Nearer the minimum the steps are solved more exactly, so that convergence is faster than linear.
  const norm = Math.sqrt(dot(r, r));
  const enough = norm * Math.min(0.1, norm / Math.max(1, n));
  for (let k = 0; k < 2 * m && Math.sqrt(dot(r, r)) > enough; ++k) {
    const Hd = times(d);
    const bend = dot(d, Hd);
    if (!(bend > 0)) break;
    const a = rz / bend;
    for (let j = 0; j < m; ++j) {
      x[j] += a * d[j];
      r[j] -= a * Hd[j];
    }
    z = precondition(r);
    const next = dot(r, z);
    const b = next / rz;
    d = z.map((v, j) => v + b * d[j]);
    rz = next;
  }
  return x;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; ++j) sum += a[j] * b[j];
  return sum;
}
