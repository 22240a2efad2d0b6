import {cholesky, choleskySolve} from "./cholesky.js";
import {shortestFit} from "./minimum-norm.js";
import {dot, orthonormalize, rowsOf, solveColumns, solveRows} from "./orthonormal.js";
import type {Predict} from "./refit.js";
import {remember} from "./remember.js";
import {type Answers, addColumns} from "./smoother.js";

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

/**
 * What the fits with each of `counts` features (ascending) answer to each of the targets, and how they weigh labels.
 *
 * With more features than points, Φ the n × p features of the points times their sizes, the weights of the labels at a place
 * with the features φ are (ΦΦᵀ)⁻¹ Φ φ = A φ: their squares, averaged over all places, are Σ (AᵀA)_jk times the averages of
 * φ_j φ_k, of which hardly one is not 0 but those of a cosine with itself.
 */
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
  const {asked, products} = askedAt(at, most);
  const few = counts.filter((p) => p <= n);
  const answers = nestedAnswers(columns.slice(0, few.at(-1) ?? 0), targets, asked, m, few);
  const squares = new Float64Array(counts.length);
  squares.set(answers.squares);
  const fits = answers.fits.map((values) => {
    const all = new Float64Array(counts.length * m);
    all.set(values);
    return all;
  });
  const K = Array.from({length: n}, (_, i) => new Float64Array(i + 1));
  const sized = columns.map((column, j) => column.map((c) => c * sizes(j) ** 2));
  let j = 0;
  for (let row = few.length; row < counts.length; ++row) {
    const p = counts[row];
    for (; j < p; ++j) addProducts(K, sized[j], columns[j]);
    const L = cholesky(K);
    const A = sized.slice(0, p).map((column) => choleskySolve(L, column.slice()));
    for (const {j, k, mean} of products) {
      if (j < p && k < p) squares[row] += mean * dot(A[j], A[k]);
    }
    targets.forEach((target, t) => {
      const weights = choleskySolve(L, target.slice());
      const coefficients = Float64Array.from({length: p}, (_, j) => dot(sized[j], weights));
      addColumns(asked, coefficients, fits[t].subarray(row * m, (row + 1) * m));
    });
  }
  return {squares, fits};
}

/** The cosines at the places, and of the averages of their products over the places those that are not 0. */
const askedAt = remember((at: Float64Array, p: number) => {
  const asked = cosineColumns(at, p);
  const products: {j: number; k: number; mean: number}[] = [];
  asked.forEach((a, j) => {
    asked.forEach((b, k) => {
      const mean = dot(a, b) / at.length;
      // Rounding alone makes of 0 something smaller than this.
      if (Math.abs(mean) > 1e-13) products.push({j, k, mean});
    });
  });
  return {asked, products};
});

/**
 * The same for least squares on nested columns: with the factors Q R, the weights of the labels at a place are Q a,
 * where Rᵀ a are its features, and their squares add up to |a|².
 *
 * @param counts ascending, none above the number of columns
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
  const squares = new Float64Array(counts.length);
  const fits = targets.map(() => new Float64Array(counts.length * m));
  rowsOf(asked.slice(0, Q.length), m).forEach((features, g) => {
    const a = solveRows(R, features);
    let square = 0;
    const sums = along.map(() => 0);
    let j = 0;
    counts.forEach((p, row) => {
      for (; j < p; ++j) {
        square += a[j] * a[j];
        for (let t = 0; t < along.length; ++t) sums[t] += a[j] * along[t][j];
      }
      squares[row] += square / m;
      for (let t = 0; t < along.length; ++t) fits[t][row * m + g] = sums[t];
    });
  });
  return {squares, fits};
}

/** Adds a_i b_j to each entry of a symmetric matrix on and below its diagonal. */
function addProducts(into: readonly Float64Array[], a: Float64Array, b: Float64Array): void {
  into.forEach((row, i) => {
    const f = a[i];
    for (let j = 0; j <= i; ++j) row[j] += f * b[j];
  });
}
