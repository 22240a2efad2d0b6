import {type Scaling, standardize} from "./scaling.js";

/** What rounding alone leaves of a column that does not vary: scikit-learn's bound, 10 ε, for every scaler of a range. */
const none = 10 * Number.EPSILON;

/**
 * The column brought to [0, 1], as scikit-learn's MinMaxScaler; a column that does not vary keeps its scale.
 *
 * @returns center 0, scale 1 for an empty column
 */
export function minMax(values: ArrayLike<number>): Scaling {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; ++i) {
    if (values[i] < low) low = values[i];
    if (values[i] > high) high = values[i];
  }
  if (!(high >= low)) return {center: 0, scale: 1};
  return {center: low, scale: high - low < none ? 1 : high - low};
}

/** The quantile `p` of ascending values, between neighbors in proportion, as numpy's `percentile`. */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  const at = p * (sorted.length - 1);
  const low = Math.floor(at);
  const high = Math.min(sorted.length - 1, low + 1);
  return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
}

/** Median 0 and interquartile range 1, as scikit-learn's RobustScaler; where the range is 0 the column keeps its scale. */
export function robust(values: ArrayLike<number>): Scaling {
  if (values.length === 0) return {center: 0, scale: 1};
  const sorted = Float64Array.from(values).sort();
  const spread = quantile(sorted, 0.75) - quantile(sorted, 0.25);
  return {center: quantile(sorted, 0.5), scale: spread < none ? 1 : spread};
}

/** The scalers of one column, by name. */
export const columnScalers = {standard: standardize, minmax: minMax, robust} as const;
export type ColumnScaler = keyof typeof columnScalers;

/** Two columns with every row brought to length 1, as scikit-learn's Normalizer; a row at the origin stays there. */
export function unitRows(
  x: ArrayLike<number>,
  y: ArrayLike<number>
): readonly [u: Float64Array, v: Float64Array] {
  const u = new Float64Array(x.length);
  const v = new Float64Array(x.length);
  for (let i = 0; i < x.length; ++i) {
    const length = Math.hypot(x[i], y[i]) || 1;
    u[i] = x[i] / length;
    v[i] = y[i] / length;
  }
  return [u, v];
}
