/** An affine change of scale of one column: scaled = (value − center) / scale. */
export interface Scaling {
  center: number;
  scale: number;
}

/**
 * Mean 0 and standard deviation 1, as scikit-learn's StandardScaler: the deviation divides by n, and a column that does
 * not vary (to rounding) keeps its scale.
 *
 * @param values finite numbers; the mean is summed twice so that large offsets do not cost digits
 * @returns center 0, scale 1 for an empty column
 */
export function standardize(values: ArrayLike<number>): Scaling {
  const n = values.length;
  if (n === 0) return {center: 0, scale: 1};
  let sum = 0;
  for (let i = 0; i < n; ++i) sum += values[i];
  let center = sum / n;
  let rest = 0;
  for (let i = 0; i < n; ++i) rest += values[i] - center;
  center += rest / n;
  let square = 0;
  for (let i = 0; i < n; ++i) square += (values[i] - center) ** 2;
  const variance = square / n;
  // scikit-learn's bound on what rounding alone leaves of a constant column.
  const rounding = n * Number.EPSILON * variance + (n * center * Number.EPSILON) ** 2;
  return {center, scale: variance <= rounding ? 1 : Math.sqrt(variance)};
}

/** The column in its new scale. */
export function rescale(values: ArrayLike<number>, {center, scale}: Scaling): Float64Array {
  return Float64Array.from(values, (v) => (v - center) / scale);
}

/** A number in the new scale brought back to its own. */
export const unscale = (value: number, {center, scale}: Scaling): number => value * scale + center;

/**
 * The extent of `values`, widened by `share` of it at each end, for a picture's axis. Values that are all the same get an
 * extent round them; no values at all [0, 1].
 */
export function paddedExtent(values: ArrayLike<number>, share: number): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; ++i) {
    if (values[i] < low) low = values[i];
    if (values[i] > high) high = values[i];
  }
  if (!(high >= low)) return [0, 1];
  const pad = high > low ? share * (high - low) : Math.max(0.5, 0.1 * Math.abs(high));
  return [low - pad, high + pad];
}
