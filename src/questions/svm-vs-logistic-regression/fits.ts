import {eliminate} from "../../ml/eliminate.js";
import {fitLogistic} from "../../ml/logistic.js";
import {marginLosses} from "../../ml/margin-losses.js";
import {fitSvm, margins} from "../../ml/svm.js";
import type {Points} from "./points.js";

/** A classifier f(x) = w·x + b, and what each row does to it. */
export interface Linear {
  w: Float64Array;
  b: number;
  /** yᵢ f(xᵢ) of each row. */
  margin: Float64Array;
  /**
   * −ℓ′(mᵢ), in [0, 1]: how hard row i pushes. On the hinge's kink, at margin 1, the share of C that balances the rest,
   * αᵢ / C.
   */
  force: Float64Array;
  objective: number;
  /** How far the objective can be from its minimum, as a share of it. */
  gap: number;
}

export interface Fits {
  /** `support` are the rows without which it would be another one. */
  svm: Linear & {support: Int32Array};
  logistic: Linear;
}

export interface Problem {
  X: Float64Array;
  n: number;
  p: 2;
  /** 0 and 1. */
  label: Int32Array;
  /** −1 and 1. */
  y: Float64Array;
}

export function problemOf({x, y, label}: Points, kept?: ArrayLike<number>): Problem {
  const rows = Array.from(kept ?? label.keys());
  const X = new Float64Array(2 * rows.length);
  rows.forEach((i, k) => {
    X[2 * k] = x[i];
    X[2 * k + 1] = y[i];
  });
  return {
    X,
    n: rows.length,
    p: 2,
    label: Int32Array.from(rows, (i) => label[i]),
    y: Float64Array.from(rows, (i) => 2 * label[i] - 1)
  };
}

/** Both classifiers, with the same C: ½ ‖w‖² + C Σ ℓ(mᵢ), the intercept free. */
export function fitBoth(problem: Problem, C: number): Fits {
  const {X, n, p, label, y} = problem;
  const svm = fitSvm({X, n, p, y, C});
  const {w, b, objective} = fitLogistic({X, n, p, y: label, lambda: 1 / C, iterations: 400});
  const margin = margins(problem, w, b);
  return {
    svm: {
      w: svm.w,
      b: svm.b,
      margin: margins(problem, svm.w, svm.b),
      force: svm.share,
      support: svm.support,
      objective: svm.objective,
      gap: svm.gap / svm.objective
    },
    logistic: {
      w,
      b,
      margin,
      force: margin.map((m) => -marginLosses.logistic.slope(m)),
      objective: C * objective,
      gap: decrement(problem, {w, margin}, 1 / C) / objective
    }
  };
}

/** ½ gᵀ H⁻¹ g: what one more Newton step would gain, near the minimum all that is left to gain. */
function decrement(
  {X, n, y}: Problem,
  {w, margin}: {w: Float64Array; margin: Float64Array},
  lambda: number
): number {
  const g = Float64Array.of(lambda * w[0], lambda * w[1], 0);
  const H = Float64Array.of(lambda, 0, 0, 0, lambda, 0, 0, 0, 0);
  for (let i = 0; i < n; ++i) {
    const F = -marginLosses.logistic.slope(margin[i]);
    const row = [X[2 * i], X[2 * i + 1], 1];
    for (let j = 0; j < 3; ++j) {
      g[j] -= F * y[i] * row[j];
      for (let k = 0; k < 3; ++k) H[3 * j + k] += F * (1 - F) * row[j] * row[k];
    }
  }
  const {x} = eliminate(H, g, 3);
  return Math.abs(g[0] * x[0] + g[1] * x[1] + g[2] * x[2]) / 2;
}

/** The angle between two boundaries in degrees, 0 … 90; NaN where one classifier has no boundary. */
export function angleBetween(a: Pick<Linear, "w">, b: Pick<Linear, "w">): number {
  const cross = a.w[0] * b.w[1] - a.w[1] * b.w[0];
  const dot = a.w[0] * b.w[0] + a.w[1] * b.w[1];
  return cross === 0 && dot === 0 ? Number.NaN : (Math.atan2(Math.abs(cross), Math.abs(dot)) * 180) / Math.PI;
}

export const norm = ({w}: Pick<Linear, "w">): number => Math.hypot(w[0], w[1]);

/** How far two classifiers lie apart, as a share of the first one's size. */
export function apart(a: Pick<Linear, "w" | "b">, b: Pick<Linear, "w" | "b">): number {
  const off = Math.max(Math.abs(a.w[0] - b.w[0]), Math.abs(a.w[1] - b.w[1]), Math.abs(a.b - b.b));
  return off === 0 ? 0 : off / Math.max(norm(a), Math.abs(a.b));
}
