import type {Predict} from "./refit.js";

/**
 * Polynomials of one variable on [0, 1], by least squares with or without a ridge penalty. The features are the powers
 * u, u², …, u^degree of u = 2x − 1, which runs over [−1, 1]; the intercept is a column of ones and is not penalized.
 *
 * Both fits go through Householder's QR factorization (Golub & Van Loan, Matrix Computations, section 5.2) of the
 * columns themselves: their normal equations would lose half the digits.
 */
export interface Factored {
  readonly degree: number;
  /** The triangular factor, (degree + 1) × (degree + 1), row by row. */
  readonly R: Float64Array;
  /** The first degree + 1 entries of Qᵀy. */
  readonly qty: Float64Array;
}

const variable = (x: number): number => 2 * x - 1;

/**
 * Factors the n × (degree + 1) matrix of powers. The first d + 1 rows and columns of R, with as many entries of Qᵀy, are
 * the factors for degree d: one factorization serves all lower degrees.
 *
 * @param degree at most n − 1 for a unique fit
 */
export function factorPowers(x: Float64Array, y: Float64Array, degree: number): Factored {
  const n = x.length;
  const p = degree + 1;
  const rows = Math.max(n, p);
  // Column by column: a reflection walks down columns. With fewer points than columns, rows of zeros stand in.
  const A = new Float64Array(rows * p);
  for (let i = 0; i < n; ++i) {
    const u = variable(x[i]);
    for (let j = 0, v = 1; j < p; ++j, v *= u) A[j * rows + i] = v;
  }
  const b = new Float64Array(rows);
  b.set(y);
  reflect(A, b, rows, p);
  const R = new Float64Array(p * p);
  for (let i = 0; i < p; ++i) for (let j = i; j < p; ++j) R[i * p + j] = A[j * rows + i];
  return {degree, R, qty: b.slice(0, p)};
}

/** Householder reflections that make A (rows × p, column by column) upper triangular, applied to b too; in place. */
function reflect(A: Float64Array, b: Float64Array, rows: number, p: number): void {
  for (let k = 0; k < p; ++k) {
    const column = k * rows;
    let norm = 0;
    for (let i = k; i < rows; ++i) norm += A[column + i] ** 2;
    norm = Math.sqrt(norm);
    if (norm === 0) continue;
    const alpha = A[column + k] > 0 ? -norm : norm;
    // v = a − α e₁, and vᵀv = 2 (α² − α a₁).
    const half = alpha * (alpha - A[column + k]);
    A[column + k] -= alpha;
    for (let j = k + 1; j < p; ++j) {
      const other = j * rows;
      let dot = 0;
      for (let i = k; i < rows; ++i) dot += A[column + i] * A[other + i];
      dot /= half;
      for (let i = k; i < rows; ++i) A[other + i] -= dot * A[column + i];
    }
    let dot = 0;
    for (let i = k; i < rows; ++i) dot += A[column + i] * b[i];
    dot /= half;
    for (let i = k; i < rows; ++i) b[i] -= dot * A[column + i];
    A[column + k] = alpha;
  }
}

/** Solves R c = b by back substitution; a pivot that is 0 to rounding gives the coefficient 0. */
function solveUpper(at: (i: number, j: number) => number, b: Float64Array, p: number): Float64Array {
  const c = new Float64Array(p);
  let largest = 0;
  for (let i = 0; i < p; ++i) largest = Math.max(largest, Math.abs(at(i, i)));
  for (let i = p - 1; i >= 0; --i) {
    let sum = b[i];
    for (let j = i + 1; j < p; ++j) sum -= at(i, j) * c[j];
    c[i] = Math.abs(at(i, i)) > 1e-14 * largest ? sum / at(i, i) : 0;
  }
  return c;
}

/** Least squares of degree `d`, at most the degree factored: the coefficients of 1, u, …, u^d. */
export function leastSquares({degree, R, qty}: Factored, d = degree): Float64Array {
  return solveUpper((i, j) => R[i * (degree + 1) + j], qty, d + 1);
}

/**
 * Ridge: the coefficients that minimize Σ(y − ŷ)² + λ Σ_{j ≥ 1} c_j², as scikit-learn's `Ridge(alpha=λ)` does.
 * Solved as the least squares of R stacked on √λ I, so that small λ lose no digits (Golub & Van Loan, section 6.1).
 *
 * @param lambda not negative
 */
export function ridge({degree, R, qty}: Factored, lambda: number): Float64Array {
  const p = degree + 1;
  const rows = p + degree;
  const A = new Float64Array(rows * p);
  for (let i = 0; i < p; ++i) for (let j = i; j < p; ++j) A[j * rows + i] = R[i * p + j];
  for (let j = 1; j < p; ++j) A[j * rows + p + j - 1] = Math.sqrt(lambda);
  const b = new Float64Array(rows);
  b.set(qty);
  reflect(A, b, rows, p);
  return solveUpper((i, j) => A[j * rows + i], b, p);
}

/** The polynomial with these coefficients of 1, u, u², …, by Horner's rule. */
export function polynomial(c: Float64Array): Predict {
  return (x) => {
    const u = variable(x);
    let value = 0;
    for (let j = c.length - 1; j >= 0; --j) value = value * u + c[j];
    return value;
  };
}
