import {sigmoid} from "../../ml/activations.js";
import {falsePositiveRate} from "../../ml/confusion.js";
import type {Remedy} from "./model.js";
import type {Room} from "./params.js";
import type {Fit, Way} from "./remedies.js";

type Result = Room["State"]["result"];

/** The resampling and reweighting remedies. */
export const balanced: readonly Way[] = ["weights", "under", "over", "smote"];

/** How far two remedies work apart on the ROC plane, along its axes. */
export function apart({numbers}: Result, a: Remedy, b: Remedy): number {
  const fpr = (name: Remedy) => falsePositiveRate(numbers[name].counts);
  return Math.max(Math.abs(numbers[a].recall - numbers[b].recall), Math.abs(fpr(a) - fpr(b)));
}

/** The angle between two boundaries, in degrees. */
export function turn(a: Fit, b: Fit): number {
  const dot = a.w[0] * b.w[0] + a.w[1] * b.w[1];
  return (Math.acos(Math.min(1, dot / Math.hypot(...a.w) / Math.hypot(...b.w))) * 180) / Math.PI;
}

/** The mean difference between the corrected probabilities of a remedy and the untouched model's, over training rows. */
export function meanGap({scatter, fits}: Result, way: Way): number {
  const [fit, none] = [fits[way], fits.none];
  let [sum, rows] = [0, 0];
  for (const {x, y} of [scatter.positive, scatter.negative])
    for (let i = 0; i < x.length; ++i, ++rows) {
      const p = sigmoid(fit.w[0] * x[i] + fit.w[1] * y[i] + fit.b - fit.shift);
      sum += Math.abs(p - sigmoid(none.w[0] * x[i] + none.w[1] * y[i] + none.b));
    }
  return sum / rows;
}

/** How many different segments SMOTE's rows lie on. */
export function segments({scatter: {base, neighbor}}: Result): number {
  return new Set(Array.from(base, (a, i) => [a, neighbor[i]].sort().join())).size;
}

/** Where a predicted probability is said, the share of positives there. */
export function shareAt({reliability: {x, y}}: Result, p: number): number {
  for (let i = 1; i < x.length; ++i)
    if (x[i] >= p) return y[i - 1] + ((y[i] - y[i - 1]) * (p - x[i - 1])) / (x[i] - x[i - 1]);
  return y[y.length - 1];
}

/**
 * The variance of SMOTE's rows over that of the positives they come from, in the mean of the two features shown; NaN where
 * no row is made, or the positives do not differ.
 */
export function spreadOf({scatter: {positive, base, neighbor, gap}}: Result): number {
  const ratio = (of: Float64Array): number =>
    variance(Float64Array.from(base, (a, i) => of[a] + gap[i] * (of[neighbor[i]] - of[a]))) / variance(of);
  const mean = (ratio(positive.x) + ratio(positive.y)) / 2;
  return Number.isFinite(mean) ? mean : Number.NaN;
}

function variance(values: Float64Array): number {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  return values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length;
}
