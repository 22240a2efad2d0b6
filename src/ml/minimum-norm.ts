import {cholesky, choleskySolve} from "./cholesky.js";
import {dot, orthonormalize, solveColumns, solveRows} from "./orthonormal.js";

/** The columns of the matrix with these rows; only the first p entries of a row count. */
const columnsOf = (rows: readonly Float64Array[], p: number): Float64Array[] =>
  Array.from({length: p}, (_, j) => Float64Array.from(rows, (row) => row[j]));

/**
 * Of all weights that fit every label the shortest, X⁺y: with Xᵀ = QR they are Q R⁻ᵀ y, which lies in the span of the rows and
 * therefore has no part in the null space.
 *
 * @param rows not more than features; of those that depend on others only the first to say a thing is heard
 */
export function shortestFit(rows: readonly Float64Array[], y: Float64Array): Float64Array {
  const {Q, R} = orthonormalize(rows);
  const a = solveRows(R, y.slice());
  const w = new Float64Array(rows[0]?.length ?? 0);
  Q.forEach((q, i) => {
    for (let j = 0; j < w.length; ++j) w[j] += a[i] * q[j];
  });
  return w;
}

/**
 * The weights of least residual sum of squares on the first p features, and of those the shortest: what the pseudoinverse
 * gives, X⁺y. With fewer features than rows there is one; with more see `shortestFit`.
 *
 * @param rows independent if there are no more of them than features; otherwise the columns must be
 */
export function minimumNorm(rows: readonly Float64Array[], y: Float64Array, p: number): Float64Array {
  if (p >= rows.length)
    return shortestFit(
      rows.map((row) => row.subarray(0, p)),
      y
    );
  const {Q, R} = orthonormalize(columnsOf(rows, p));
  return solveColumns(
    R,
    Float64Array.from(Q, (q) => dot(q, y))
  );
}

/** The one minimizer of RSS + λ|w|², λ > 0, by way of the rows' products: w = Xᵀ(XXᵀ + λI)⁻¹ y. */
export function ridgeWeights(
  rows: readonly Float64Array[],
  y: Float64Array,
  p: number,
  lambda: number
): Float64Array {
  const K = rows.map((row, i) => {
    const k = new Float64Array(rows.length);
    for (let j = 0; j <= i; ++j) k[j] = dot(row, rows[j], p);
    k[i] += lambda;
    return k;
  });
  const a = choleskySolve(cholesky(K), y.slice());
  const w = new Float64Array(p);
  rows.forEach((row, i) => {
    for (let j = 0; j < p; ++j) w[j] += a[i] * row[j];
  });
  return w;
}
