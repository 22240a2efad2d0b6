/** Which rows a row's code is the mean of: all of its category, all but itself, or those of the other folds. */
export type TargetWay = "plain" | "leaveOneOut" | "folds";

/**
 * Target encoding: the code of a row is the mean of y over rows of its category. Where no such row is left, it is the mean
 * over all rows that may be used.
 *
 * @param group the category of each row, from 0
 * @param fold the fold of each row; of use to "folds" only
 */
export function targetCodes(
  y: Float64Array,
  group: Int32Array,
  way: TargetWay,
  fold: Int32Array
): Float64Array {
  const usable = (i: number, j: number): boolean =>
    way === "plain" || (way === "leaveOneOut" ? i !== j : fold[i] !== fold[j]);
  return y.map((_, i) => {
    let [sum, n, all, m] = [0, 0, 0, 0];
    for (let j = 0; j < y.length; ++j) {
      if (!usable(i, j)) continue;
      all += y[j];
      m += 1;
      if (group[j] !== group[i]) continue;
      sum += y[j];
      n += 1;
    }
    return n ? sum / n : all / m;
  });
}
