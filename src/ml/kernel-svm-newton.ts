import type {KernelSvmProblem} from "./kernel-svm.js";

/** How much the diagonal is raised against its largest entry, so that coinciding rows leave a matrix that can be factored. */
const ridge = 1e-13;

/**
 * Moves all multipliers that lie between their bounds along Newton's direction with Σ αᵢ yᵢ kept, to the minimum or to the
 * first bound; `alpha` and the gradient `G` are changed.
 *
 * @returns whether a bound was met: the others can then move once more
 */
export function newtonStep({K, n, y, C}: KernelSvmProblem, alpha: Float64Array, G: Float64Array): boolean {
  const free: number[] = [];
  for (let i = 0; i < n; ++i) if (alpha[i] > 0 && alpha[i] < C) free.push(i);
  const m = free.length;
  if (m < 2) return false;
  const diagonal = free.reduce((most, i) => Math.max(most, K[i * n + i]), 0);
  const L = factor(K, n, free, ridge * diagonal * m);
  // With u = y α: (K + r) du + β 1 = −y G and 1·du = 0.
  const g = Float64Array.from(free, (i) => -y[i] * G[i]);
  const ones = new Float64Array(m).fill(1);
  const p = solve(L, g, m);
  const q = solve(L, ones, m);
  const beta = total(p) / total(q);
  const d = p.map((v, k) => v - beta * q[k]);
  // Once more, for what the raised diagonal and rounding left.
  const off = total(d) / m;
  for (let k = 0; k < m; ++k) d[k] -= off;
  let slope = 0;
  let bend = 0;
  for (let k = 0; k < m; ++k) {
    slope += y[free[k]] * d[k] * G[free[k]];
    let s = 0;
    for (let l = 0; l < m; ++l) s += K[free[k] * n + free[l]] * d[l];
    bend += d[k] * s;
  }
  if (!(slope < 0)) return false;
  let t = bend > 0 ? -slope / bend : Infinity;
  let hit = -1;
  for (let k = 0; k < m; ++k) {
    const i = free[k];
    const v = y[i] * d[k];
    const room = v > 0 ? (C - alpha[i]) / v : v < 0 ? -alpha[i] / v : Infinity;
    if (room < t) {
      t = room;
      hit = k;
    }
  }
  if (!Number.isFinite(t)) return false;
  for (let k = 0; k < m; ++k) {
    const i = free[k];
    const v = y[i] * d[k];
    alpha[i] = k === hit ? (v > 0 ? C : 0) : Math.max(0, Math.min(C, alpha[i] + t * v));
  }
  for (let i = 0; i < n; ++i) {
    let s = 0;
    for (let k = 0; k < m; ++k) s += K[i * n + free[k]] * d[k];
    G[i] += t * y[i] * s;
  }
  return hit >= 0;
}

const total = (v: Float64Array): number => v.reduce((a, b) => a + b, 0);

/** Cholesky's factor of the free rows' part of K with a raised diagonal; a pivot that rounding made too small is raised too. */
function factor(K: Float64Array, n: number, free: readonly number[], raise: number): Float64Array {
  const m = free.length;
  const L = new Float64Array(m * m);
  for (let i = 0; i < m; ++i)
    for (let j = 0; j <= i; ++j) {
      let s = K[free[i] * n + free[j]] + (i === j ? raise : 0);
      for (let k = 0; k < j; ++k) s -= L[i * m + k] * L[j * m + k];
      L[i * m + j] = i === j ? Math.sqrt(Math.max(s, raise)) : s / L[j * m + j];
    }
  return L;
}

/** L Lᵀ x = v. */
function solve(L: Float64Array, v: Float64Array, m: number): Float64Array {
  const x = v.slice();
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
