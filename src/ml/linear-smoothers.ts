/**
 * Least squares and k-NN as linear smoothers: the prediction for a row is Σ w_j y_j over training rows, with weights that
 * do not depend on y.
 */

/** Rows of features, row by row, and targets. */
export interface Table {
  readonly features: Float64Array;
  /** Features a row. */
  readonly width: number;
  readonly target: Float64Array;
}

/** A column of which no more than this share (of its variance) lies outside the span of those before says nothing new. */
const NOTHING_NEW = 1e-12;
/** A column whose deviations are no larger than this share of its mean is constant: they are rounding errors of the mean. */
const CONSTANT = 1e-12;

/** Least squares with a constant: predicts ȳ + (x − x̄)ᵀ b. */
export interface Line {
  readonly middle: Float64Array;
  readonly slopes: Float64Array;
  readonly level: number;
  /** Cholesky's factor of the centered XᵀX by rows; a column that says nothing new has 0 on the diagonal. */
  readonly factor: Float64Array;
}

/** Least squares on the rows `train`, by Cholesky's factor of the centered moments. */
export function fitLine({features, width: p, target}: Table, train: Int32Array): Line {
  const n = train.length;
  const middle = new Float64Array(p);
  let level = 0;
  for (let r = 0; r < n; ++r) {
    const at = train[r] * p;
    for (let j = 0; j < p; ++j) middle[j] += features[at + j];
    level += target[train[r]];
  }
  for (let j = 0; j < p; ++j) middle[j] /= n;
  level /= n;
  const factor = new Float64Array(p * p);
  const slopes = new Float64Array(p);
  const away = new Float64Array(p);
  for (let r = 0; r < n; ++r) {
    const at = train[r] * p;
    const y = target[train[r]] - level;
    for (let j = 0; j < p; ++j) {
      const v = features[at + j] - middle[j];
      away[j] = v;
      slopes[j] += v * y;
      for (let i = 0; i <= j; ++i) factor[j * p + i] += v * away[i];
    }
  }
  for (let j = 0; j < p; ++j) {
    const own = factor[j * p + j];
    for (let i = 0; i < j; ++i) {
      let sum = factor[j * p + i];
      for (let k = 0; k < i; ++k) sum -= factor[j * p + k] * factor[i * p + k];
      factor[j * p + i] = factor[i * p + i] > 0 ? sum / factor[i * p + i] : 0;
    }
    let rest = own;
    for (let k = 0; k < j; ++k) rest -= factor[j * p + k] ** 2;
    const constant = own <= n * (CONSTANT * middle[j]) ** 2;
    factor[j * p + j] = rest > NOTHING_NEW * own && !constant ? Math.sqrt(rest) : 0;
  }
  solve(factor, slopes);
  return {middle, slopes, level, factor};
}

/** Solves L Lᵀ x = b in place; what says nothing new gets 0. */
function solve(L: Float64Array, b: Float64Array): void {
  const p = b.length;
  for (let i = 0; i < p; ++i) {
    let sum = b[i];
    for (let k = 0; k < i; ++k) sum -= L[i * p + k] * b[k];
    b[i] = L[i * p + i] > 0 ? sum / L[i * p + i] : 0;
  }
  for (let i = p - 1; i >= 0; --i) {
    let sum = b[i];
    for (let k = i + 1; k < p; ++k) sum -= L[k * p + i] * b[k];
    b[i] = L[i * p + i] > 0 ? sum / L[i * p + i] : 0;
  }
}

export function predictLine({middle, slopes, level}: Line, {features, width: p}: Table, row: number): number {
  let sum = level;
  for (let j = 0; j < p; ++j) sum += slopes[j] * (features[row * p + j] - middle[j]);
  return sum;
}

/** (XᵀX)⁻¹ (x − x̄) of a row x: what a training row's own x − x̄ is multiplied with for its weight, but for 1/n. */
export function lineDirection(
  {middle, factor}: Line,
  {features, width: p}: Table,
  row: number
): Float64Array {
  const by = new Float64Array(p);
  for (let j = 0; j < p; ++j) by[j] = features[row * p + j] - middle[j];
  solve(factor, by);
  return by;
}

/** What the target of training row `i`, one of `n`, counts in the prediction of the row that `direction` belongs to. */
export function lineWeight(
  {middle}: Line,
  {features, width: p}: Table,
  direction: Float64Array,
  i: number,
  n: number
): number {
  let sum = 1 / n;
  for (let j = 0; j < p; ++j) sum += direction[j] * (features[i * p + j] - middle[j]);
  return sum;
}

/** What each of the training rows' targets counts in the prediction for `row`: they add up to 1. */
export function lineWeights(line: Line, table: Table, train: Int32Array, row: number): Float64Array {
  const direction = lineDirection(line, table, row);
  const weights = new Float64Array(train.length);
  for (let r = 0; r < train.length; ++r)
    weights[r] = lineWeight(line, table, direction, train[r], train.length);
  return weights;
}

/** Squared distances between all rows, row by row. */
export function distancesOf({features, width: p}: Table, rows: number): Float64Array {
  const all = new Float64Array(rows * rows);
  for (let i = 0; i < rows; ++i)
    for (let j = 0; j < i; ++j) {
      let sum = 0;
      for (let k = 0; k < p; ++k) sum += (features[i * p + k] - features[j * p + k]) ** 2;
      all[i * rows + j] = sum;
      all[j * rows + i] = sum;
    }
  return all;
}

/** The k training rows nearest to `row` by `distances`, the nearest first; of equally near ones the earlier. */
export function nearestRows(
  distances: Float64Array,
  rows: number,
  train: Int32Array,
  row: number,
  k: number,
  into: Int32Array
): void {
  let found = 0;
  const from = row * rows;
  let worst = Number.POSITIVE_INFINITY;
  for (let r = 0; r < train.length; ++r) {
    const j = train[r];
    const d = distances[from + j];
    if (found === k && !(d < worst)) continue;
    let at = found < k ? found++ : k - 1;
    while (at > 0 && distances[from + into[at - 1]] > d) {
      into[at] = into[at - 1];
      --at;
    }
    into[at] = j;
    if (found === k) worst = distances[from + into[k - 1]];
  }
}

/** The k numbers of `train`, which rises, that are nearest to `place`, the nearest first; of equally near ones the smaller. */
export function nearestPlaces(train: Int32Array, place: number, k: number, into: Int32Array): void {
  let [low, high] = [0, train.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (train[middle] <= place) low = middle + 1;
    else high = middle;
  }
  // The next to be taken on either side.
  let left = low - 1;
  for (let i = 0; i < k; ++i) {
    const before = left >= 0 ? place - train[left] : Number.POSITIVE_INFINITY;
    const after = low < train.length ? train[low] - place : Number.POSITIVE_INFINITY;
    into[i] = before <= after ? train[left--] : train[low++];
  }
}
