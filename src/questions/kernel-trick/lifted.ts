import {fitKernelSvm} from "../../ml/kernel-svm.js";
import {gramMatrix} from "../../ml/kernels.js";
import {fitSvm, margins} from "../../ml/svm.js";
import type {Points} from "./worlds.js";

/** A plane among the points lifted to height x₁² + x₂²: w·(x₁, x₂, x₁² + x₂²) + b = 0. */
export interface Cut {
  w: readonly [number, number, number];
  b: number;
  /** Points on the wrong side. */
  errors: number;
  /** How far the SVM's objective can be from its minimum, as a share of it; 0 for a plane that the reader sets. */
  gap: number;
  shadow: Shadow;
}

/**
 * What the plane's cut through the bowl is, seen from above: a circle; a straight line where the plane is upright; null where
 * it misses the bowl.
 */
export type Shadow = {x: number; y: number; r: number} | "line" | null;

export const height = (x: number, y: number): number => x * x + y * y;

/** w₁ x₁ + w₂ x₂ + w₃ (x₁² + x₂²) + b = 0, the square completed. */
export function shadowOf([w1, w2, w3]: readonly number[], b: number): Shadow {
  if (Math.abs(w3) <= 1e-9 * Math.hypot(w1, w2)) return w1 || w2 ? "line" : null;
  const [x, y] = [-w1 / (2 * w3), -w2 / (2 * w3)];
  const square = x * x + y * y - b / w3;
  return square > 0 ? {x, y, r: Math.sqrt(square)} : null;
}

/** The linear SVM of the lifted points. */
export function svmCut({x, y, label}: Points, C: number): Cut {
  const n = x.length;
  const X = Float64Array.from({length: 3 * n}, (_, k) => {
    const i = Math.floor(k / 3);
    return k % 3 === 0 ? x[i] : k % 3 === 1 ? y[i] : height(x[i], y[i]);
  });
  const problem = {X, n, p: 3, y: Float64Array.from(label, (one) => 2 * one - 1)};
  const exact = fitSvm({...problem, C});
  // The exact solver does not come to an end on every table with outliers; the dual's then does.
  const {w, b, gap, objective} = exact.gap <= 1e-9 * exact.objective ? exact : byDual(problem, C);
  const errors = margins(problem, w, b).reduce((sum, m) => sum + (m <= 0 ? 1 : 0), 0);
  const plane = [w[0], w[1], w[2]] as const;
  return {w: plane, b, errors, gap: Math.abs(gap) / objective, shadow: shadowOf(plane, b)};
}

function byDual({X, n, p, y}: {X: Float64Array; n: number; p: number; y: Float64Array}, C: number) {
  const K = gramMatrix({name: "linear", degree: 1, gamma: 1}, X, n, p);
  const {alpha, b, gap, primal} = fitKernelSvm({K, n, y, C});
  const w = new Float64Array(p);
  for (let i = 0; i < n; ++i) for (let j = 0; j < p; ++j) w[j] += alpha[i] * y[i] * X[i * p + j];
  return {w, b, gap, objective: primal};
}

/**
 * The plane z = c + 2 p x₁ + 2 q x₂ that the reader sets: its shadow's center is (p, q). The class above it is the one with
 * which more points are right.
 */
export function ownCut({x, y, label}: Points, [p, q]: readonly [number, number], c: number): Cut {
  let below = 0;
  for (let i = 0; i < x.length; ++i) {
    const f = height(x[i], y[i]) - c - 2 * p * x[i] - 2 * q * y[i];
    if ((2 * label[i] - 1) * f <= 0) ++below;
  }
  const s = below <= x.length / 2 ? 1 : -1;
  const w = [-2 * p * s, -2 * q * s, s] as const;
  return {w, b: -c * s, errors: Math.min(below, x.length - below), gap: 0, shadow: shadowOf(w, -c * s)};
}
