import {cholesky, choleskySolve} from "./cholesky.js";
import {shortestFit} from "./minimum-norm.js";
import {dot, orthonormalize, rowsOf, solveColumns, solveRows} from "./orthonormal.js";
import type {Predict} from "./refit.js";
import type {Answers} from "./smoother.js";

/**
 * Regression on cosines: the p features are v_j cos(jπx) for j = 0 … p − 1 on [0, 1]. With fewer features than points it is
 * least squares. With more, infinitely many weights fit all labels, and the shortest are taken, Σ w_j² least, as the
 * pseudoinverse does.
 *
 * How large a feature is, v_j, does not matter to least squares. It decides which of the fits has the shortest
 * weights: with v_j = 1/j a fast cosine is dear, and the squared length is ∫ f′² in units of π²/2, the constant apart.
 */
export type Sizes = (j: number) => number;
export const smooth: Sizes = (j) => 1 / Math.max(1, j);

/** cos(jπx) for j = 0 … p − 1, by the recurrence of Chebyshev's polynomials: one column a j. */
export function cosineColumns(x: Float64Array, p: number): Float64Array[] {
  const columns: Float64Array[] = [];
  const twice = x.map((v) => 2 * Math.cos(Math.PI * v));
  for (let j = 0; j < p; ++j)
    columns.push(
      j === 0
        ? x.map(() => 1)
        : j === 1
          ? twice.map((t) => t / 2)
          : twice.map((t, i) => t * columns[j - 1][i] - columns[j - 2][i])
    );
  return columns;
}

/** The coefficients of cos(jπx), j = 0 … p − 1, of the fit. */
export function fitCosines(x: Float64Array, y: Float64Array, p: number, sizes: Sizes = smooth): Float64Array {
  const columns = cosineColumns(x, p);
  if (p <= x.length) {
    const {Q, R} = orthonormalize(columns);
    return solveColumns(
      R,
      Float64Array.from(Q, (q) => dot(q, y))
    );
  }
  const v = Float64Array.from(columns, (_, j) => sizes(j));
  const rows = rowsOf(columns, x.length).map((row) => row.map((c, j) => v[j] * c));
  return shortestFit(rows, y).map((w, j) => v[j] * w);
}

/** Σ c_j cos(jπx) by Clenshaw's recurrence. */
export function cosineSum(c: Float64Array): Predict {
  return (x) => {
    const u = Math.cos(Math.PI * x);
    let [b, next] = [0, 0];
    for (let j = c.length - 1; j > 0; --j) [b, next] = [c[j] + 2 * u * b - next, b];
    return c[0] + u * b - next;
  };
}

/** What the fits with each of `counts` features (ascending) answer to each of the targets, and how they weigh labels. */
export function cosineAnswers(
  x: Float64Array,
  targets: readonly Float64Array[],
  at: Float64Array,
  counts: readonly number[],
  sizes: Sizes = smooth
): Answers {
  const n = x.length;
  const m = at.length;
  const most = counts[counts.length - 1];
  const columns = cosineColumns(x, most);
  const asked = cosineColumns(at, most);
  const few = counts.filter((p) => p <= n);
  const answers = nestedAnswers(columns.slice(0, few.at(-1) ?? 0), targets, asked, m, few);
  const squares = new Float64Array(counts.length * m);
  squares.set(answers.squares);
  const fits = answers.fits.map((values) => {
    const all = new Float64Array(counts.length * m);
    all.set(values);
    return all;
  });
  const K = emptyRows(n, n);
  const k = emptyRows(m, n);
  let j = 0;
  for (let row = few.length; row < counts.length; ++row) {
    for (; j < counts[row]; ++j) {
      addProducts(K, columns[j], columns[j], sizes(j) ** 2, true);
      addProducts(k, asked[j], columns[j], sizes(j) ** 2);
    }
    const L = cholesky(K);
    for (let g = 0; g < m; ++g) {
      const s = choleskySolve(L, k[g].slice());
      squares[row * m + g] = dot(s, s);
      targets.forEach((target, t) => {
        fits[t][row * m + g] = dot(s, target);
      });
    }
  }
  return {squares, fits};
}

/**
 * The same for least squares on nested columns: with the factors Q R, the weights of the labels at a place are Q a,
 * where Rᵀ a are its features, and their squares add up to |a|².
 */
export function nestedAnswers(
  columns: readonly Float64Array[],
  targets: readonly Float64Array[],
  asked: readonly Float64Array[],
  m: number,
  counts: readonly number[]
): Answers {
  const {Q, R} = orthonormalize(columns);
  const along = targets.map((target) => Float64Array.from(Q, (q) => dot(q, target)));
  const squares = new Float64Array(counts.length * m);
  const fits = targets.map(() => new Float64Array(counts.length * m));
  rowsOf(asked.slice(0, Q.length), m).forEach((features, g) => {
    const a = solveRows(R, features);
    counts.forEach((p, row) => {
      squares[row * m + g] = dot(a, a, p);
      along.forEach((b, t) => {
        fits[t][row * m + g] = dot(a, b, p);
      });
    });
  });
  return {squares, fits};
}

const emptyRows = (rows: number, columns: number): Float64Array[] =>
  Array.from({length: rows}, () => new Float64Array(columns));

/** Adds a_i b_j times a factor to each entry of a matrix; of a symmetric one only what is on and below the diagonal. */
function addProducts(
  into: readonly Float64Array[],
  a: Float64Array,
  b: Float64Array,
  factor: number,
  lower = false
): void {
  into.forEach((row, i) => {
    const f = factor * a[i];
    const end = lower ? i + 1 : row.length;
    for (let j = 0; j < end; ++j) row[j] += f * b[j];
  });
}
