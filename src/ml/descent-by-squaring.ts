import type {Gram} from "./nested-least-squares.js";

/**
 * Gradient descent on ½Σ(y − Xw)² from w = 0, looked at after 1, 2, 4, … steps. A step is w ← w + η(Xᵀy − XᵀXw), so after t
 * of them w_t = η(I + M + … + M^{t−1})Xᵀy with M = I − ηXᵀX. Hence w_{2t} = w_t + M^t w_t, and a million steps take twenty
 * products of matrices. η = 1/trace(XᵀX) is below 2/λ_max, whatever X is.
 *
 * @param p how many columns, the first ones, are fitted
 * @param doublings the last look is after 2^doublings steps
 * @returns the weights after 2^j steps, j = 0 … doublings
 */
export function descentByDoubling({G, b}: Gram, p: number, doublings: number): Float64Array[] {
  let trace = 0;
  for (let i = 0; i < p; ++i) trace += G[i][i];
  const eta = 1 / trace;
  let M = new Float64Array(p * p);
  let w = new Float64Array(p);
  for (let i = 0; i < p; ++i) {
    for (let j = 0; j < p; ++j) M[i * p + j] = (i === j ? 1 : 0) - eta * (i >= j ? G[i][j] : G[j][i]);
    w[i] = eta * b[i];
  }
  const looks = [w];
  for (let look = 1; look <= doublings; ++look) {
    if (look > 1) M = squared(M, p);
    const before = w;
    w = before.map((v, i) => {
      let sum = v;
      for (let j = 0; j < p; ++j) sum += M[i * p + j] * before[j];
      return sum;
    });
    looks.push(w);
  }
  return looks;
}

/** The square of a symmetric matrix: entry i, j is the product of two of its rows. */
function squared(A: Float64Array, p: number): Float64Array<ArrayBuffer> {
  const C = new Float64Array(p * p);
  for (let i = 0; i < p; ++i) {
    for (let j = 0; j <= i; ++j) {
      let sum = 0;
      for (let k = 0; k < p; ++k) sum += A[i * p + k] * A[j * p + k];
      C[i * p + j] = sum;
      C[j * p + i] = sum;
    }
  }
  return C;
}
