import {fitLogistic, type LogisticFit} from "../../ml/logistic.js";
import {marginLosses} from "../../ml/margin-losses.js";
import {fitSvm, margins, type SvmFit} from "../../ml/svm.js";
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
}

export interface Fits {
  svm: Linear & {fit: SvmFit};
  logistic: Linear & {fit: LogisticFit};
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

export function problemOf({x, y, label}: Points, kept?: readonly number[]): Problem {
  const rows = kept ?? Array.from(label.keys());
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
  const logistic = fitLogistic({X, n, p, y: label, lambda: 1 / C});
  const margin = margins(problem, logistic.w, logistic.b);
  return {
    svm: {
      w: svm.w,
      b: svm.b,
      margin: margins(problem, svm.w, svm.b),
      force: svm.alpha.map((a) => a / C),
      fit: svm
    },
    logistic: {
      w: logistic.w,
      b: logistic.b,
      margin,
      force: margin.map((m) => -marginLosses.logistic.slope(m)),
      fit: logistic
    }
  };
}

/** The angle between two boundaries in degrees, 0 … 90; NaN where one classifier has no boundary. */
export function angleBetween(a: Pick<Linear, "w">, b: Pick<Linear, "w">): number {
  const cross = a.w[0] * b.w[1] - a.w[1] * b.w[0];
  const dot = a.w[0] * b.w[0] + a.w[1] * b.w[1];
  return cross === 0 && dot === 0 ? Number.NaN : (Math.atan2(Math.abs(cross), Math.abs(dot)) * 180) / Math.PI;
}

export const norm = ({w}: Pick<Linear, "w">): number => Math.hypot(w[0], w[1]);
