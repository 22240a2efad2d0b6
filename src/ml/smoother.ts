import {nearestMeans, sortPairs} from "./knn-regression.js";
import {dot, orthonormalize, solveColumns, solveRows} from "./orthonormal.js";

/**
 * What a linear smoother, ŷ(x) = Σ s_i(x) y_i, does at given places. The s_i depend on the training places alone, so with
 * labels f(x_i) + σ ε_i the mean of its predictions over the noise is its answer to the labels f(x_i), and their variance
 * is σ² Σ s_i(x)²: nothing has to be drawn (Hastie, Tibshirani & Friedman 2009, section 7.6).
 *
 * Rows are settings of the smoother, columns the places asked.
 */
export interface Answers {
  /** Σ s_i(x)², averaged over the places: a number a setting. */
  readonly squares: Float64Array;
  /** Σ s_i(x) t_i at each place, for each of the targets t. */
  readonly fits: readonly Float64Array[];
}

/** Powers of u = 2x − 1 up to u^degree, one column each. */
export const powers = (x: Float64Array, degree: number): Float64Array[] =>
  Array.from({length: degree + 1}, (_, d) => x.map((v) => (2 * v - 1) ** d));

/**
 * Ridge on the powers 1 … degree, the intercept free. With the features' own factors Φ = Q R it is least squares on R with
 * √λ I below it, the further labels being 0: with S T the factors of those, the weights of the labels at a place are
 * Q S a, where Tᵀ a are its features and of S only the rows beside R count.
 *
 * The features of all places are A = U V with U orthonormal: an average of squares over them is one over V's rows.
 */
export function ridgeAnswers(
  x: Float64Array,
  targets: readonly Float64Array[],
  at: Float64Array,
  degree: number,
  lambdas: readonly number[]
): Answers {
  const m = at.length;
  const p = degree + 1;
  const {Q, R} = orthonormalize(powers(x, degree));
  const seen = targets.map((target) => Float64Array.from(Q, (q) => dot(q, target)));
  const asked = powers(at, degree);
  const rows = rowsOfTriangle(orthonormalize(asked).R);
  const squares = new Float64Array(lambdas.length);
  const fits = targets.map(() => new Float64Array(lambdas.length * m));
  lambdas.forEach((lambda, row) => {
    const {Q: S, R: T} = orthonormalize(
      R.map((column, d) => {
        const stacked = new Float64Array(p + degree);
        stacked.set(column);
        if (d) stacked[p + d - 1] = Math.sqrt(lambda);
        return stacked;
      })
    );
    const gram = S.map((s) => Float64Array.from(S, (t) => dot(s, t, p)));
    for (const features of rows) {
      const a = solveRows(T, features.slice());
      for (let i = 0; i < p; ++i) squares[row] += (a[i] * dot(gram[i], a)) / m;
    }
    seen.forEach((b, t) => {
      const coefficients = solveColumns(
        T,
        Float64Array.from(S, (s) => dot(s, b, p))
      );
      addColumns(asked, coefficients, fits[t].subarray(row * m, (row + 1) * m));
    });
  });
  return {squares, fits};
}

/** Adds Σ c_j a_j to what is there. */
export function addColumns(
  columns: readonly Float64Array[],
  coefficients: Float64Array,
  into: Float64Array
): void {
  coefficients.forEach((c, j) => {
    const column = columns[j];
    for (let i = 0; i < into.length; ++i) into[i] += c * column[i];
  });
}

/** The rows of an upper triangular matrix that is given by its columns, with their zeros. */
const rowsOfTriangle = (R: readonly Float64Array[]): Float64Array[] =>
  R.map((_, i) => Float64Array.from(R, (column, j) => (j < i ? 0 : column[i])));

/** The k nearest, each with the weight 1/k. */
export function knnAnswers(
  x: Float64Array,
  targets: readonly Float64Array[],
  at: Float64Array,
  ks: readonly number[]
): Answers {
  const m = at.length;
  const squares = Float64Array.from(ks, (k) => 1 / Math.min(k, x.length));
  const means = new Float64Array(Math.min(Math.max(...ks), x.length));
  const fits = targets.map((target) => {
    const sorted = sortPairs(x, target);
    const out = new Float64Array(ks.length * m);
    for (let g = 0; g < m; ++g) {
      nearestMeans(sorted, at[g], means);
      ks.forEach((k, row) => {
        out[row * m + g] = means[Math.min(k, x.length) - 1];
      });
    }
    return out;
  });
  return {squares, fits};
}
