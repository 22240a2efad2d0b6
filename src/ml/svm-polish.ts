import {eliminate} from "./eliminate.js";
import type {SvmProblem} from "./svm.js";
import type {InnerPoint} from "./svm-interior.js";

interface Solution {
  w: Float64Array;
  b: number;
  alpha: Float64Array;
}

/** More rows on the margin than this are left as the interior-point method has them. */
const most = 80;

/**
 * The exact solution for the pattern that an interior point shows: rows with αᵢ between 0 and C lie on the margin,
 * yᵢ fᵢ = 1; the others have αᵢ = 0 or C. Keeps the interior point where the equations' solution violates the pattern.
 */
export function polish(problem: SvmProblem, inner: InnerPoint): Solution {
  const {X, n, p, y, C} = problem;
  const {s, xi} = inner;
  const alpha = new Float64Array(n);
  const free: number[] = [];
  for (let i = 0; i < n; ++i) {
    // Of each pair (α, s) and (C − α, ξ) one tends to 0; on a scale of C and of 1 the larger is the one that stays.
    const below = inner.alpha[i] / C;
    if (below < s[i]) alpha[i] = 0;
    else if (1 - below < xi[i]) alpha[i] = C;
    else {
      alpha[i] = inner.alpha[i];
      free.push(i);
    }
  }
  const rough = {w: inner.w, b: inner.b, alpha: inner.alpha};
  if (free.length > most) return rough;
  const w = new Float64Array(p);
  let balance = 0;
  for (let i = 0; i < n; ++i) {
    balance += alpha[i] * y[i];
    for (let j = 0; j < p; ++j) w[j] += alpha[i] * y[i] * X[i * p + j];
  }
  if (free.length === 0) return {w, b: middle(problem, w, alpha), alpha};

  // Corrections (Δw, Δb, Δα of the free rows): w = Σ α y x, Σ α y = 0, and y f = 1 on the margin. Beginning near the
  // solution, what coinciding rows leave undetermined stays where it was.
  const m = p + 1 + free.length;
  const K = new Float64Array(m * m);
  const r = new Float64Array(m);
  for (let j = 0; j < p; ++j) {
    K[j * m + j] = 1;
    r[j] = 0;
  }
  r[p] = -balance;
  free.forEach((i, k) => {
    const row = p + 1 + k;
    let f = inner.b;
    for (let j = 0; j < p; ++j) {
      const z = y[i] * X[i * p + j];
      K[j * m + row] = -z;
      K[row * m + j] = z;
      f += w[j] * X[i * p + j];
    }
    K[p * m + row] = y[i];
    K[row * m + p] = y[i];
    r[row] = 1 - y[i] * f;
  });
  const {x} = eliminate(K, r, m);
  const exact = {w: w.map((v, j) => v + x[j]), b: inner.b + x[p], alpha};
  free.forEach((i, k) => {
    alpha[i] += x[p + 1 + k];
  });
  return holds(problem, exact) ? exact : rough;
}

/** Whether α is within its bounds and every row on its side of the margin, to rounding. */
function holds({X, n, p, y, C}: SvmProblem, {w, b, alpha}: Solution): boolean {
  for (let i = 0; i < n; ++i) {
    let f = b;
    for (let j = 0; j < p; ++j) f += w[j] * X[i * p + j];
    const m = y[i] * f;
    const a = alpha[i] / C;
    if (!(a > -1e-9 && a < 1 + 1e-9)) return false;
    if (a < 1e-9 ? m < 1 - 1e-8 : a > 1 - 1e-9 ? m > 1 + 1e-8 : Math.abs(m - 1) > 1e-8) return false;
  }
  alpha.forEach((a, i) => {
    alpha[i] = Math.min(C, Math.max(0, a));
  });
  return true;
}

/** The middle of the interval of optimal intercepts for this w, if no row is strictly between 0 and C. */
function middle({X, n, p, y}: SvmProblem, w: Float64Array, alpha: Float64Array): number {
  let [lo, hi] = [-Infinity, Infinity];
  for (let i = 0; i < n; ++i) {
    let f = 0;
    for (let j = 0; j < p; ++j) f += w[j] * X[i * p + j];
    const at = y[i] - f;
    // α = C wants y f ≤ 1, α = 0 wants y f ≥ 1.
    if (y[i] > 0 === alpha[i] > 0) hi = Math.min(hi, at);
    else lo = Math.max(lo, at);
  }
  return (lo + hi) / 2;
}
