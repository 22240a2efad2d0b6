import type {VoteMatrix} from "./votes.js";

/** The votes that are cast, item by item. */
export interface Cells {
  from: Int32Array;
  column: Int32Array;
  sign: Int8Array;
}

export function sparse({votes, n, m}: VoteMatrix): Cells {
  const from = new Int32Array(n + 1);
  const [column, sign]: number[][] = [[], []];
  for (let i = 0; i < n; ++i) {
    for (let j = 0; j < m; ++j) {
      if (votes[i * m + j] === 0) continue;
      column.push(j);
      sign.push(votes[i * m + j]);
    }
    from[i + 1] = column.length;
  }
  return {from, column: Int32Array.from(column), sign: Int8Array.from(sign)};
}

/**
 * The imagined answers in each class, six a function: votes +, votes −, none given the first class; then given the second.
 * `prior` of them a class, at the rates of all items, tilted so that `start` of the votes are right.
 */
export function imagined(
  {column, sign}: Cells,
  n: number,
  m: number,
  prior: number,
  start: number
): Float64Array {
  const rates = new Float64Array(2 * m);
  column.forEach((j, k) => {
    rates[2 * j + (sign[k] > 0 ? 0 : 1)] += 1 / n;
  });
  const extra = new Float64Array(6 * m);
  for (let j = 0; j < m; ++j) {
    const [plus, minus] = [rates[2 * j], rates[2 * j + 1]];
    for (const y of [0, 1]) {
      const right = y ? 1 - start : start;
      const row = [2 * right * plus, 2 * (1 - right) * minus, 1 - plus - minus];
      const sum = row[0] + row[1] + row[2];
      for (const k of [0, 1, 2]) extra[6 * j + 3 * y + k] = (prior * row[k]) / sum;
    }
  }
  return extra;
}

export function accuracies(
  {from, column, sign}: Cells,
  posterior: Float64Array,
  m: number
): Float64Array<ArrayBuffer> {
  const right = new Float64Array(m);
  const cast = new Float64Array(m);
  for (let i = 0; i < posterior.length; ++i) {
    for (let k = from[i]; k < from[i + 1]; ++k) {
      right[column[k]] += sign[k] > 0 ? posterior[i] : 1 - posterior[i];
      cast[column[k]] += 1;
    }
  }
  return right.map((r, j) => (cast[j] ? r / cast[j] : Number.NaN));
}

export interface Tables {
  /** ln P(answer | class), a function: + given first, − given first, + given second, − given second. */
  logs: Float64Array;
  /** ln P(abstains | class), a function: first, second; 0 where that is ignored. */
  silent: Float64Array;
  balance: number;
  /** Logarithm of the prior's density up to a constant. */
  prior: number;
}

export interface Setting {
  n: number;
  m: number;
  /** From `imagined`. */
  extra: Float64Array;
  start: number;
  ignored: boolean;
  balance?: number;
}

/** The logarithm of a share; the floor keeps it finite where without a prior an answer never came. */
const share = (part: number, total: number, otherwise: number): number =>
  Math.log(total > 0 ? Math.max(1e-300, part / total) : otherwise);

/** The M step: expected counts, made probabilities. */
export function maximize({from, column, sign}: Cells, posterior: Float64Array, s: Setting): Tables {
  const {n, m, extra, start, ignored} = s;
  const counts = new Float64Array(4 * m);
  let first = 0;
  for (let i = 0; i < n; ++i) {
    const q = posterior[i];
    first += q;
    for (let k = from[i]; k < from[i + 1]; ++k) {
      const cell = 4 * column[k] + (sign[k] > 0 ? 0 : 1);
      counts[cell] += q;
      counts[cell + 2] += 1 - q;
    }
  }
  const logs = new Float64Array(4 * m);
  const silent = new Float64Array(2 * m);
  let density = 0;
  for (let j = 0; j < m; ++j) {
    const [c, e] = [4 * j, 6 * j];
    if (ignored) {
      const [rights, wrongs] = [extra[e] + extra[e + 4], extra[e + 1] + extra[e + 3]];
      const right = counts[c] + counts[c + 3] + rights;
      const wrong = counts[c + 1] + counts[c + 2] + wrongs;
      logs[c] = logs[c + 3] = share(right, right + wrong, start);
      logs[c + 1] = logs[c + 2] = share(wrong, right + wrong, 1 - start);
      density += rights * logs[c] + wrongs * logs[c + 1];
      continue;
    }
    for (let y = 0; y < 2; ++y) {
      const [at, extras] = [c + 2 * y, e + 3 * y];
      const size = y ? n - first : first;
      const plus = counts[at] + extra[extras];
      const minus = counts[at + 1] + extra[extras + 1];
      const none = Math.max(0, size - counts[at] - counts[at + 1]) + extra[extras + 2];
      const total = plus + minus + none;
      logs[at] = share(plus, total, 1 / 3);
      logs[at + 1] = share(minus, total, 1 / 3);
      silent[2 * j + y] = share(none, total, 1 / 3);
      density +=
        extra[extras] * logs[at] + extra[extras + 1] * logs[at + 1] + extra[extras + 2] * silent[2 * j + y];
    }
  }
  return {logs, silent, balance: s.balance ?? (n ? first / n : 0.5), prior: density};
}

/** The E step: fills the posteriors; how far one moved at most, and the log-likelihood of the votes. */
export function expect(
  {from, column, sign}: Cells,
  {logs, silent, balance}: Tables,
  posterior: Float64Array,
  n: number
): {moved: number; value: number} {
  // Every item as if all abstained; what was cast is put right one by one.
  const change = new Float64Array(logs.length);
  let first = Math.log(Math.max(1e-300, balance));
  let second = Math.log(Math.max(1e-300, 1 - balance));
  for (let j = 0; j < silent.length / 2; ++j) {
    first += silent[2 * j];
    second += silent[2 * j + 1];
    for (let c = 0; c < 4; ++c) change[4 * j + c] = logs[4 * j + c] - silent[2 * j + (c >> 1)];
  }
  let moved = 0;
  let value = 0;
  for (let i = 0; i < n; ++i) {
    let a = first;
    let b = second;
    for (let k = from[i]; k < from[i + 1]; ++k) {
      const cell = 4 * column[k] + (sign[k] > 0 ? 0 : 1);
      a += change[cell];
      b += change[cell + 2];
    }
    const top = Math.max(a, b);
    // One of the two is 1.
    const ea = a < top ? Math.exp(a - top) : 1;
    const eb = b < top ? Math.exp(b - top) : 1;
    const q = ea / (ea + eb);
    moved = Math.max(moved, Math.abs(q - posterior[i]));
    posterior[i] = q;
    value += top + Math.log(ea + eb);
  }
  return {moved, value};
}
