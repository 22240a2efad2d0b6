import {type Random, shuffle} from "./random.js";

/** A synthetic row: on the segment from one row to one of its nearest, at `gap` of the way. */
export interface Synthetic {
  readonly base: number;
  readonly neighbor: number;
  /** In [0, 1). */
  readonly gap: number;
}

/**
 * SMOTE, the synthetic minority oversampling technique: each new row lies at a random place of the segment between a row
 * of the rare class and a random one of its `k` nearest in that class. The rows take turns as ends, in a random order, so
 * that each is the base of as many new ones as any other, give or take one.
 * Source: N. V. Chawla, K. W. Bowyer, L. O. Hall and W. P. Kegelmeyer, Journal of Artificial Intelligence Research 16
 * (2002) 321–357, section 4.2. As its text says, one gap for the whole row: with one a feature, as in its pseudo-code,
 * rows lie in boxes, not on segments.
 *
 * @param X the rows of the rare class, row-major n × p, on scales that may be compared; n ≥ 2
 * @param count how many new rows
 * @param k neighbors; all others where there are fewer
 * @throws RangeError where there are fewer than two rows
 */
export function smote(
  X: Float64Array,
  n: number,
  p: number,
  count: number,
  k: number,
  source: Random
): Synthetic[] {
  if (n < 2) throw new RangeError(`a segment needs two rows, got ${n}`);
  const near = nearest(X, n, p, Math.min(k, n - 1));
  const order = Int32Array.from({length: n}, (_, i) => i);
  const made: Synthetic[] = [];
  for (let i = 0; i < count; ++i) {
    const turn = i % n;
    if (turn === 0) shuffle(order, source);
    const base = order[turn];
    const of = near[base];
    made.push({base, neighbor: of[Math.floor(source() * of.length)], gap: source()});
  }
  return made;
}

/** The new rows themselves, row-major. */
export function syntheticRows(X: Float64Array, p: number, made: readonly Synthetic[]): Float64Array {
  const rows = new Float64Array(made.length * p);
  made.forEach(({base, neighbor, gap}, i) => {
    for (let j = 0; j < p; ++j) {
      const from = X[base * p + j];
      rows[i * p + j] = from + gap * (X[neighbor * p + j] - from);
    }
  });
  return rows;
}

/** Of each row its k nearest others, the nearest first; of equally near ones the first. */
function nearest(X: Float64Array, n: number, p: number, k: number): Int32Array[] {
  const squared = new Float64Array(k);
  return Array.from({length: n}, (_, i) => {
    const ids = new Int32Array(k);
    let found = 0;
    for (let other = 0; other < n; ++other) {
      if (other === i) continue;
      let d = 0;
      for (let j = 0; j < p; ++j) d += (X[i * p + j] - X[other * p + j]) ** 2;
      if (found === k && d >= squared[k - 1]) continue;
      let at = found < k ? found++ : k - 1;
      for (; at > 0 && squared[at - 1] > d; --at) {
        squared[at] = squared[at - 1];
        ids[at] = ids[at - 1];
      }
      squared[at] = d;
      ids[at] = other;
    }
    return ids;
  });
}
