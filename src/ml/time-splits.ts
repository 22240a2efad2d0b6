/** Rows to train on and rows to test on, each in order of time. */
export interface Split {
  readonly train: Int32Array;
  readonly test: Int32Array;
}

const between = (from: number, to: number): Int32Array =>
  Int32Array.from({length: Math.max(0, to - from)}, (_, i) => from + i);

/** The rows that `of` says yes to. */
function rowsWhere(n: number, of: (i: number) => boolean): Int32Array {
  const rows: number[] = [];
  for (let i = 0; i < n; ++i) if (of(i)) rows.push(i);
  return Int32Array.from(rows);
}

/** The ends of k blocks of n rows: the first n mod k are one row longer, as in scikit-learn's KFold. */
export function blockEnds(n: number, k: number): number[] {
  const ends = [0];
  for (let f = 0; f < k; ++f) ends.push(ends[f] + Math.floor(n / k) + (f < n % k ? 1 : 0));
  return ends;
}

/**
 * k folds: each row is tested once, by a model that was trained on all rows of the other folds.
 *
 * @param order the rows in the order in which they are cut into folds: as they are without it, shuffled with it
 */
export function kFold(n: number, k: number, order?: ArrayLike<number>): Split[] {
  const ends = blockEnds(n, k);
  const fold = new Int32Array(n);
  for (let f = 0; f < k; ++f) for (let i = ends[f]; i < ends[f + 1]; ++i) fold[order ? order[i] : i] = f;
  return Array.from({length: k}, (_, f) => ({
    train: rowsWhere(n, (i) => fold[i] !== f),
    test: rowsWhere(n, (i) => fold[i] === f)
  }));
}

export interface SplitOptions {
  /** Rows left out between training and test rows. */
  gap?: number;
  /** Test rows of each split; n/(k + 1), rounded down, without it. */
  testSize?: number;
  /** The most training rows, the last ones: a window that slides. */
  maxTrain?: number;
}

/**
 * k splits whose training rows all lie before the test rows, as scikit-learn's TimeSeriesSplit makes them: the test blocks
 * follow one another up to the last row.
 *
 * @throws RangeError where nothing is left to train on
 */
export function timeSeriesSplit(
  n: number,
  k: number,
  {gap = 0, testSize, maxTrain}: SplitOptions = {}
): Split[] {
  const size = testSize ?? Math.floor(n / (k + 1));
  if (size < 1 || n - gap - size * k <= 0)
    throw new RangeError(`${k} splits with ${size} test rows and a gap of ${gap} leave nothing to train on`);
  return Array.from({length: k}, (_, f) => {
    const start = n - (k - f) * size;
    const end = start - gap;
    return {
      train: between(maxTrain === undefined ? 0 : Math.max(0, end - maxTrain), end),
      test: between(start, start + size)
    };
  });
}

/**
 * k blocks in time, each tested by a model trained on the rows before and after it, without those whose target shares
 * values with a test row's (purging), and without `embargo` rows more after the block (López de Prado 2018, chapter 7).
 *
 * @param width a row's target is made of this many values of the series, its own and those that follow
 */
export function purgedKFold(n: number, k: number, width = 1, embargo = 0): Split[] {
  const ends = blockEnds(n, k);
  return Array.from({length: k}, (_, f) => {
    const [start, end] = [ends[f], ends[f + 1]];
    return {
      train: rowsWhere(n, (i) => i + width <= start || i >= end + width - 1 + embargo),
      test: between(start, end)
    };
  });
}
