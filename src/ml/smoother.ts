import {nearestMeans, sortPairs} from "./knn-regression.js";
import {dot, orthonormalize, rowsOf, solveRows} from "./orthonormal.js";

/**
 * What a linear smoother, ŷ(x) = Σ s_i(x) y_i, does at given places. The s_i depend on the training places alone, so with
 * labels f(x_i) + σ ε_i the mean of its predictions over the noise is its answer to the labels f(x_i), and their variance
 * is σ² Σ s_i(x)²: nothing has to be drawn (Hastie, Tibshirani & Friedman 2009, section 7.6).
 *
 * Rows are settings of the smoother, columns the places asked.
 */
export interface Answers {
  /** Σ s_i(x)². */
  readonly squares: Float64Array;
  /** Σ s_i(x) t_i, for each of the targets t. */
  readonly fits: readonly Float64Array[];
}

/** Powers of u = 2x − 1 up to u^degree, one column each. */
export const powers = (x: Float64Array, degree: number): Float64Array[] =>
  Array.from({length: degree + 1}, (_, d) => x.map((v) => (2 * v - 1) ** d));

/**
 * Ridge on the powers 1 … degree, the intercept free. With the features' own factors Φ = Q R it is least squares on R with
 * √λ I below it, the further labels being 0: with S T the factors of those, the weights of the labels at a place are
 * Q S a, where Tᵀ a are its features and of S only the rows beside R count.
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
  const asked = rowsOf(powers(at, degree), m);
  const squares = new Float64Array(lambdas.length * m);
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
    const along = seen.map((b) => Float64Array.from(S, (s) => dot(s, b, p)));
    asked.forEach((features, g) => {
      const a = solveRows(T, features.slice());
      let square = 0;
      for (let i = 0; i < p; ++i) square += a[i] * dot(gram[i], a);
      squares[row * m + g] = square;
      along.forEach((b, t) => {
        fits[t][row * m + g] = dot(a, b);
      });
    });
  });
  return {squares, fits};
}

/** The k nearest, each with the weight 1/k. */
export function knnAnswers(
  x: Float64Array,
  targets: readonly Float64Array[],
  at: Float64Array,
  ks: readonly number[]
): Answers {
  const m = at.length;
  const squares = new Float64Array(ks.length * m);
  ks.forEach((k, row) => {
    squares.fill(1 / Math.min(k, x.length), row * m, (row + 1) * m);
  });
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
