import type {Split} from "../../ml/time-splits.js";
import type {Rows} from "./world.js";

/** Rows that follow one another, in pairs: from, up to and without. */
export function runsOf(rows: Int32Array): Int32Array {
  const ends: number[] = [];
  for (let r = 0; r < rows.length; ++r) {
    if (r === 0 || rows[r] !== rows[r - 1] + 1) {
      if (r) ends.push(rows[r - 1] + 1);
      ends.push(rows[r]);
    }
  }
  if (rows.length) ends.push(rows[rows.length - 1] + 1);
  return Int32Array.from(ends);
}

/** Sums over the first rows of a series of all products of 1, the features and the target. */
export interface Moments {
  readonly size: number;
  /** Of the first 0, 1, 2, … rows. */
  readonly sums: Float64Array;
}

export function momentsOf({features, width: p, target, train}: Rows): Moments {
  const q = p + 2;
  const size = (q * (q + 1)) / 2;
  const sums = new Float64Array((train + 1) * size);
  const z = new Float64Array(q);
  z[0] = 1;
  for (let i = 0; i < train; ++i) {
    for (let j = 0; j < p; ++j) z[j + 1] = features[i * p + j];
    z[q - 1] = target[i];
    let at = (i + 1) * size;
    for (let a = 0; a < q; ++a) for (let b = 0; b <= a; ++b, ++at) sums[at] = sums[at - size] + z[a] * z[b];
  }
  return {size, sums};
}

/**
 * Least squares on training rows given as runs, from the moments alone: as `fitLine` and `predictLine` say, in far fewer
 * steps where many splits of one series are fitted. A test holds the two together.
 */
export function lineErrorOf(
  {features, width: p, target}: Rows,
  {size, sums}: Moments,
  runs: Int32Array,
  {test}: Split
): number {
  const of = new Float64Array(size);
  for (let r = 0; r < runs.length; r += 2)
    for (let s = 0; s < size; ++s) of[s] += sums[runs[r + 1] * size + s] - sums[runs[r] * size + s];
  // Packed by rows: row a begins at a (a + 1) / 2. Its first entries are the sums; the rest is centered.
  const n = of[0];
  const mean = new Float64Array(p + 2);
  for (let a = 1, at = 1; a < p + 2; at += ++a) {
    mean[a] = of[at] / n;
    for (let b = 1; b <= a; ++b) of[at + b] -= n * mean[a] * mean[b];
  }
  // Cholesky's factor of the features' part, and the slopes by it.
  const L = new Float64Array(p * p);
  const slopes = new Float64Array(p);
  for (let j = 0, at = 2; j < p; ++j, at += j + 1) {
    for (let i = 0; i <= j; ++i) {
      let sum = of[at + i];
      for (let k = 0; k < i; ++k) sum -= L[j * p + k] * L[i * p + k];
      L[j * p + i] = i === j ? Math.sqrt(sum) : sum / L[i * p + i];
    }
    let sum = of[size - p - 1 + j];
    for (let k = 0; k < j; ++k) sum -= L[j * p + k] * slopes[k];
    slopes[j] = sum / L[j * p + j];
  }
  for (let j = p - 1; j >= 0; --j) {
    for (let k = j + 1; k < p; ++k) slopes[j] -= L[k * p + j] * slopes[k];
    slopes[j] /= L[j * p + j];
  }
  let level = mean[p + 1];
  for (let j = 0; j < p; ++j) level -= slopes[j] * mean[j + 1];
  let error = 0;
  for (let t = 0; t < test.length; ++t) {
    let said = level;
    for (let j = 0; j < p; ++j) said += slopes[j] * features[test[t] * p + j];
    error += (target[test[t]] - said) ** 2;
  }
  return error / test.length;
}
