import {fitLine, lineDirection, lineWeight} from "../../ml/linear-smoothers.js";
import type {Split} from "../../ml/time-splits.js";
import {type Distances, nearestOf} from "./evaluate.js";
import {type Learner, NEIGHBORS} from "./params.js";
import type {Rows} from "./world.js";

/**
 * How the targets of rows d apart go together, beyond what features tell, for y_t = φ y_{t−1} + ε_t with Var ε = 1: their
 * covariance for d = 0, 1, 2, … A time index tells nothing of y, so it is that of the targets; the last value tells all
 * that the past tells, and only the shocks that two targets share are left.
 */
export function covariances(learner: Learner, memory: number, width: number, count: number): Float64Array {
  const all = new Float64Array(count);
  if (learner === "time") {
    const variance = 1 / (1 - memory * memory);
    for (let d = 0; d < count; ++d) {
      let sum = 0;
      for (let s = 1 - width; s < width; ++s) sum += (width - Math.abs(s)) * memory ** Math.abs(d + s);
      all[d] = (variance * sum) / width ** 2;
    }
    return all;
  }
  // What a shock in the target's s-th value adds to the mean of it and those that follow.
  const parts = Float64Array.from({length: width}, (_, s) => {
    let sum = 0;
    for (let u = 0; u < width - s; ++u) sum += memory ** u;
    return sum / width;
  });
  for (let d = 0; d < Math.min(width, count); ++d)
    for (let s = 0; s + d < width; ++s) all[d] += parts[s] * parts[s + d];
  return all;
}

/** What the predictions of a split share with their rows' errors, in the mean over its test rows. */
export interface Shared {
  /** Σ w_j ρ(|i − j|). */
  readonly shared: number;
  /** The mean squared error expected over all series, exactly; null where features come from the series itself. */
  readonly expected: number | null;
}

/** Averages over a split's test rows. */
export function sharedIn(
  rows: Rows,
  learner: Learner,
  split: Split,
  distances: Distances | null,
  covariance: Float64Array
): Shared {
  const {train, test} = split;
  const variance = covariance[0];
  let [shared, own] = [0, 0];
  if (learner === "lags") {
    // Only targets less than a width apart have anything in common.
    let band = covariance.length;
    while (band > 0 && covariance[band - 1] === 0) --band;
    if (band > 1) {
      const line = fitLine(rows, train);
      const trained = new Uint8Array(rows.all);
      for (let r = 0; r < train.length; ++r) trained[train[r]] = 1;
      for (let t = 0; t < test.length; ++t) {
        const i = test[t];
        const direction = lineDirection(line, rows, i);
        for (let j = Math.max(0, i - band + 1); j < Math.min(rows.all, i + band); ++j)
          if (trained[j])
            shared += lineWeight(line, rows, direction, j, train.length) * covariance[Math.abs(i - j)];
      }
    }
  } else {
    const {ids, k} = nearestOf(learner, split, distances);
    for (let t = 0; t < test.length; ++t)
      for (let a = 0; a < k; ++a) {
        const one = ids[NEIGHBORS * t + a];
        shared += covariance[Math.abs(one - test[t])] / k;
        for (let b = 0; b < k; ++b) own += covariance[Math.abs(one - ids[NEIGHBORS * t + b])] / (k * k);
      }
  }
  return {
    shared: shared / variance / test.length,
    expected: learner === "time" ? variance + (own - 2 * shared) / test.length : null
  };
}

/** Σ (y_t − ȳ)(y_{t+d} − ȳ) / Σ (y_t − ȳ)², not below 0. */
export function autocorrelation(y: Float64Array, count: number): Float64Array {
  const mean = y.reduce((sum, v) => sum + v, 0) / y.length;
  const all = new Float64Array(count);
  for (let d = 0; d < Math.min(count, y.length); ++d) {
    for (let i = d; i < y.length; ++i) all[d] += (y[i] - mean) * (y[i - d] - mean);
    all[d] = d ? Math.max(0, all[d] / all[0]) : all[d];
  }
  return all.map((v, d) => (d ? v : 1));
}

/** As a report is a mean over folds, so is this: of all folds are the rows nearly as many. */
export function truthOf(
  rows: Rows,
  learner: Learner,
  splits: readonly Split[],
  distances: Distances | null,
  covariance: Float64Array | null
): Shared | null {
  if (!covariance) return null;
  const all = splits.map((split) => sharedIn(rows, learner, split, distances, covariance));
  const tested = splits.reduce((sum, {test}) => sum + test.length, 0);
  return {
    shared: all.reduce((sum, {shared}, f) => sum + shared * splits[f].test.length, 0) / tested,
    expected:
      learner === "time" ? all.reduce((sum, {expected}) => sum + (expected ?? 0), 0) / all.length : null
  };
}
