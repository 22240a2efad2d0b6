import {dot} from "./orthonormal.js";

/**
 * Cholesky's factor of a symmetric positive definite matrix: K = L Lᵀ (Golub & Van Loan, Matrix Computations, section 4.2).
 *
 * @param K its rows; only what lies on and below the diagonal is read
 * @returns the rows of L: row i has i + 1 entries
 */
export function cholesky(K: readonly Float64Array[]): Float64Array[] {
  const L: Float64Array[] = [];
  K.forEach((from, i) => {
    const row = new Float64Array(i + 1);
    for (let j = 0; j < i; ++j) row[j] = (from[j] - dot(row, L[j], j)) / L[j][j];
    row[i] = Math.sqrt(from[i] - dot(row, row, i));
    L.push(row);
  });
  return L;
}

/** Solves L Lᵀ a = b, in place. */
export function choleskySolve(L: readonly Float64Array[], b: Float64Array): Float64Array {
  for (let i = 0; i < b.length; ++i) b[i] = (b[i] - dot(L[i], b, i)) / L[i][i];
  for (let i = b.length - 1; i >= 0; --i) {
    b[i] /= L[i][i];
    for (let j = 0; j < i; ++j) b[j] -= b[i] * L[i][j];
  }
  return b;
}
