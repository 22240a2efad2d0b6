import type {PlaneRows} from "./brute-knn.js";

/** Sums of squares and products of two centered features, and their means. */
export interface Moments {
  readonly mean: readonly [u: number, v: number];
  readonly uu: number;
  readonly uv: number;
  readonly vv: number;
}

export function momentsOf(u: Float64Array, v: Float64Array): Moments {
  const n = u.length;
  let [a, b] = [0, 0];
  for (let i = 0; i < n; ++i) {
    a += u[i];
    b += v[i];
  }
  a /= n;
  b /= n;
  let [uu, uv, vv] = [0, 0, 0];
  for (let i = 0; i < n; ++i) {
    const du = u[i] - a;
    const dv = v[i] - b;
    uu += du * du;
    uv += du * dv;
    vv += dv * dv;
  }
  return {mean: [a, b], uu, uv, vv};
}

/** A score a class, score = b + w₁u + w₂v; the largest is the answer. */
export interface LinearScores {
  readonly w: readonly (readonly [w1: number, w2: number])[];
  readonly b: readonly number[];
}

/**
 * Each class against the rest as a target of ±1, fitted by least squares with the penalty λ‖w‖², the intercept without one:
 * scikit-learn's RidgeClassifier(alpha = λ). With λ = 0 it is the linear regression of the indicators (Hastie, Tibshirani &
 * Friedman 2009, section 4.2).
 */
export function indicatorRidge({u, v, label}: PlaneRows, classes: number, lambda: number): LinearScores {
  const n = u.length;
  const {mean, uu, uv, vv} = momentsOf(u, v);
  const determinant = (uu + lambda) * (vv + lambda) - uv * uv;
  // To rounding one feature is a multiple of the other, or does not vary: the least weights, by a penalty too small to see.
  const flat = !(determinant > 1e-14 * (uu + lambda) * (vv + lambda));
  const [p, q] = flat
    ? [uu + lambda + 1e-9 * (uu || 1), vv + lambda + 1e-9 * (vv || 1)]
    : [uu + lambda, vv + lambda];
  const inverse = 1 / (p * q - uv * uv);
  const w: [number, number][] = [];
  const b: number[] = [];
  for (let c = 0; c < classes; ++c) {
    let [tu, tv, t] = [0, 0, 0];
    for (let i = 0; i < n; ++i) {
      const target = label[i] === c ? 1 : -1;
      t += target;
      tu += target * (u[i] - mean[0]);
      tv += target * (v[i] - mean[1]);
    }
    const w1 = (q * tu - uv * tv) * inverse;
    const w2 = (p * tv - uv * tu) * inverse;
    w.push([w1, w2]);
    b.push(t / n - w1 * mean[0] - w2 * mean[1]);
  }
  return {w, b};
}

/** The class with the largest score at (u, v); of equal ones the first. */
export function askScores({w, b}: LinearScores, u: number, v: number): number {
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < b.length; ++c) {
    const score = b[c] + w[c][0] * u + w[c][1] * v;
    if (score > most) {
      most = score;
      best = c;
    }
  }
  return best;
}
