/**
 * A regression tree of one variable is a step function: leaf j holds from its cut to the next one, the first from −∞. A row at a
 * cut belongs to the leaf below it.
 */
export interface Steps {
  /** Thresholds in ascending order, one less than there are leaves. */
  readonly cuts: Float64Array;
  /** What each leaf predicts: the weighted mean of the targets, until a booster sets it to something else. */
  readonly values: Float64Array;
  /** The first row of each leaf, in the order of x; rows of weight 0 included. */
  readonly starts: Int32Array;
}

export interface LineCartOptions {
  /** Questions on the longest way down; without it the tree is full. */
  depth?: number;
  /** The least number of rows of positive weight in a leaf. From 1. */
  minLeaf?: number;
  /** How often each row counts, 0 included; once each by default. */
  weight?: ArrayLike<number> | null;
}

/**
 * `growCart` for one feature and one target, in a fraction of its time: an ensemble of hundreds is grown while a reader moves a
 * control. Any stretch's mean is two differences of running sums.
 *
 * @param x in ascending order
 */
export function growLine(
  x: Float64Array,
  y: ArrayLike<number>,
  {depth = Number.POSITIVE_INFINITY, minLeaf = 1, weight = null}: LineCartOptions = {}
): Steps {
  // Only rows that count: thresholds lie between neighbors among them.
  const rows: number[] = [];
  for (let i = 0; i < x.length; ++i) if (!weight || weight[i] > 0) rows.push(i);
  const n = rows.length;
  const W = new Float64Array(n + 1);
  const S = new Float64Array(n + 1);
  let scale = 0;
  for (let q = 0; q < n; ++q) {
    const i = rows[q];
    const w = weight ? weight[i] : 1;
    W[q + 1] = W[q] + w;
    S[q + 1] = S[q] + w * y[i];
    scale += w * y[i] * y[i];
  }
  // Rounding leaves a gain where there is none.
  const none = 1e-12 * scale;
  const cuts: number[] = [];
  const values: number[] = [];

  const grow = (from: number, to: number, left: number): void => {
    const s = S[to] - S[from];
    const w = W[to] - W[from];
    let gain = none;
    let at = -1;
    if (left > 0) {
      const base = (s * s) / w;
      for (let q = from + minLeaf; q <= to - minLeaf; ++q) {
        if (!(x[rows[q]] > x[rows[q - 1]])) continue;
        const a = S[q] - S[from];
        const b = W[q] - W[from];
        const now = (a * a) / b + ((s - a) * (s - a)) / (w - b) - base;
        if (now > gain * (1 + 1e-12)) [gain, at] = [now, q];
      }
    }
    if (at < 0) {
      values.push(w > 0 ? s / w : 0);
      return;
    }
    grow(from, at, left - 1);
    const [a, b] = [x[rows[at - 1]], x[rows[at]]];
    const middle = a + (b - a) / 2;
    cuts.push(middle < b ? middle : a);
    grow(at, to, left - 1);
  };
  grow(0, n, depth);

  const starts = new Int32Array(values.length);
  for (let j = 1, i = 0; j < starts.length; ++j) {
    while (i < x.length && x[i] <= cuts[j - 1]) ++i;
    starts[j] = i;
  }
  return {cuts: Float64Array.from(cuts), values: Float64Array.from(values), starts};
}

/** Adds `times` the tree to `sums`, which stand at the places `at`, in ascending order. */
export function addSteps({cuts, values}: Steps, at: Float64Array, times: number, sums: Float64Array): void {
  let j = 0;
  for (let i = 0; i < at.length; ++i) {
    while (j < cuts.length && at[i] > cuts[j]) ++j;
    sums[i] += times * values[j];
  }
}
