import {normal, random, shuffle} from "../../ml/random.js";
import {type TargetWay, targetCodes} from "../../ml/target-encoding.js";
import {type Line, leastSquares, meanOf} from "./line.js";

/** Categories of the leak's own sample, the rows of each, and the folds. */
export const CATEGORIES = 40;
export const ROWS = 3;
export const FOLDS = 5;

export interface Leak {
  y: Float64Array;
  group: Int32Array;
  fold: Int32Array;
  /** Each row's code as the model is trained on it. */
  codes: Float64Array;
  line: Line;
  /** R² on the training rows. */
  train: number;
  /** R² on fresh rows of the same categories, in the mean over all such rows: their y is noise of mean 0 and variance 1. */
  fresh: number;
  /** The median over categories of the correlation of code and y within one. */
  within: number;
}

/** Standard normal noise in categories that mean nothing. */
export function noise(seed: number): Pick<Leak, "y" | "group" | "fold"> {
  const source = random(seed, 1);
  const z = normal(source);
  const n = CATEGORIES * ROWS;
  return {
    y: Float64Array.from({length: n}, z),
    group: Int32Array.from({length: n}, (_, i) => Math.floor(i / ROWS)),
    fold: shuffle(
      Int32Array.from({length: n}, (_, i) => i % FOLDS),
      source
    )
  };
}

/** A line on a target code that is made in one of three ways, and what it is worth. */
export function leakOf({y, group, fold}: Pick<Leak, "y" | "group" | "fold">, way: TargetWay): Leak {
  const codes = targetCodes(y, group, way, fold);
  const line = leastSquares(codes, y);
  const at = (code: number): number => line.intercept + line.slope * code;
  const mean = meanOf(y);
  let [left, total] = [0, 0];
  y.forEach((v, i) => {
    left += (v - at(codes[i])) ** 2;
    total += (v - mean) ** 2;
  });
  // Fresh rows are coded by the mean of all training rows of their category, whatever was done in training.
  const served = targetCodes(y, group, "plain", fold);
  const fresh = -meanOf(served.map((code) => at(code) ** 2));
  return {y, group, fold, codes, line, train: 1 - left / total, fresh, within: withinOf(y, codes)};
}

function withinOf(y: Float64Array, codes: Float64Array): number {
  const all = Array.from({length: CATEGORIES}, (_, g) => {
    const rows = [g * ROWS, (g + 1) * ROWS] as const;
    const [a, b] = [codes.slice(...rows), y.slice(...rows)];
    const [ma, mb] = [meanOf(a), meanOf(b)];
    let [ab, aa, bb] = [0, 0, 0];
    a.forEach((v, i) => {
      ab += (v - ma) * (b[i] - mb);
      aa += (v - ma) ** 2;
      bb += (b[i] - mb) ** 2;
    });
    return aa > 1e-20 ? ab / Math.sqrt(aa * bb) : 0;
  }).sort((p, q) => p - q);
  return (all[CATEGORIES / 2 - 1] + all[CATEGORIES / 2]) / 2;
}
