import {eliminate} from "./eliminate.js";
import type {SvmProblem} from "./svm.js";

export interface InnerPoint {
  w: Float64Array;
  b: number;
  alpha: Float64Array;
  /** Slacks: yᵢ fᵢ − 1 + ξᵢ = sᵢ ≥ 0 and ξᵢ ≥ 0. At the solution αᵢ sᵢ = 0 and (C − αᵢ) ξᵢ = 0. */
  s: Float64Array;
  xi: Float64Array;
  iterations: number;
}

/**
 * Mehrotra's predictor–corrector method on the primal and dual of the linear SVM at once. Eliminating the slacks and α
 * leaves p + 1 equations a step (M. C. Ferris and T. S. Munson, SIAM J. Optimization 13 (2002) 783–804).
 */
export function interiorPoint({X, n, p, y, C}: SvmProblem): InnerPoint {
  const q = p + 1;
  const theta = new Float64Array(q);
  const alpha = new Float64Array(n).fill(C / 2);
  const s = new Float64Array(n).fill(1);
  const xi = new Float64Array(n).fill(1);
  const [dAlpha, ds, dXi] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  const [c1, c2, residual] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  const K = new Float64Array(q * q);
  const r = new Float64Array(q);
  // The rows with a 1 behind each: the intercept's feature.
  const Z = new Float64Array(n * q).fill(1);
  for (let i = 0; i < n; ++i) for (let j = 0; j < p; ++j) Z[i * q + j] = X[i * p + j];

  /** The Newton step towards α s = c1 + α s, (C − α) ξ = c2 + (C − α) ξ and no residuals. */
  const direction = (): Float64Array | null => {
    K.fill(0);
    r.fill(0);
    for (let j = 0; j < p; ++j) {
      K[j * q + j] = 1;
      r[j] = -theta[j];
    }
    for (let i = 0; i < n; ++i) {
      const u = C - alpha[i];
      const d = 1 / (xi[i] / u + s[i] / alpha[i]);
      const g = d * (residual[i] - c2[i] / u + c1[i] / alpha[i]) + alpha[i];
      for (let j = 0; j < q; ++j) {
        const z = Z[i * q + j];
        r[j] += y[i] * z * g;
        for (let k = 0; k <= j; ++k) K[j * q + k] += d * z * Z[i * q + k];
      }
    }
    for (let j = 0; j < q; ++j) for (let k = 0; k < j; ++k) K[k * q + j] = K[j * q + k];
    const step = eliminate(K, r, q).x;
    if (!step.every(Number.isFinite)) return null;
    for (let i = 0; i < n; ++i) {
      const u = C - alpha[i];
      let f = 0;
      for (let j = 0; j < q; ++j) f += step[j] * Z[i * q + j];
      const d = xi[i] / u + s[i] / alpha[i];
      dAlpha[i] = (residual[i] - c2[i] / u + c1[i] / alpha[i] - y[i] * f) / d;
      ds[i] = (c1[i] - s[i] * dAlpha[i]) / alpha[i];
      dXi[i] = (c2[i] + xi[i] * dAlpha[i]) / u;
    }
    return step;
  };
  /** The longest step, at most 1, that keeps everything nonnegative. */
  const longest = (): number => {
    let t = 1;
    for (let i = 0; i < n; ++i) {
      if (dAlpha[i] < 0) t = Math.min(t, -alpha[i] / dAlpha[i]);
      if (dAlpha[i] > 0) t = Math.min(t, (C - alpha[i]) / dAlpha[i]);
      if (ds[i] < 0) t = Math.min(t, -s[i] / ds[i]);
      if (dXi[i] < 0) t = Math.min(t, -xi[i] / dXi[i]);
    }
    return t;
  };
  const complementarity = (t: number): number => {
    let sum = 0;
    for (let i = 0; i < n; ++i) {
      sum += (alpha[i] + t * dAlpha[i]) * (s[i] + t * ds[i]);
      sum += (C - alpha[i] - t * dAlpha[i]) * (xi[i] + t * dXi[i]);
    }
    return sum / (2 * n);
  };

  let iterations = 0;
  for (; iterations < 80; ++iterations) {
    const mu = complementarity(0);
    let worst = 0;
    for (let i = 0; i < n; ++i) {
      let f = 0;
      for (let j = 0; j < q; ++j) f += theta[j] * Z[i * q + j];
      residual[i] = 1 - y[i] * f - xi[i] + s[i];
      worst = Math.max(worst, Math.abs(residual[i]));
    }
    if (mu < 1e-13 * C && worst < 1e-10) break;
    for (let i = 0; i < n; ++i) {
      c1[i] = -alpha[i] * s[i];
      c2[i] = -(C - alpha[i]) * xi[i];
    }
    if (!direction()) break;
    const sigma = (complementarity(longest()) / mu) ** 3;
    for (let i = 0; i < n; ++i) {
      c1[i] += sigma * mu - dAlpha[i] * ds[i];
      c2[i] += sigma * mu + dAlpha[i] * dXi[i];
    }
    const step = direction();
    if (!step) break;
    const t = Math.min(1, 0.995 * longest());
    for (let j = 0; j < q; ++j) theta[j] += t * step[j];
    for (let i = 0; i < n; ++i) {
      alpha[i] = Math.min(C * (1 - 1e-16), Math.max(1e-300, alpha[i] + t * dAlpha[i]));
      s[i] = Math.max(1e-300, s[i] + t * ds[i]);
      xi[i] = Math.max(1e-300, xi[i] + t * dXi[i]);
    }
    dAlpha.fill(0);
    ds.fill(0);
    dXi.fill(0);
  }
  return {w: theta.slice(0, p), b: theta[p], alpha, s, xi, iterations};
}
