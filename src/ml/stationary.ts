import {eliminate} from "./eliminate.js";

/**
 * The covariance Σ of SGD's iterates round a minimum with Hessian H, to first order in the learning rate, once the run
 * has forgotten its start: the solution of
 *
 *     H Σ + Σ H = (η / B) S,
 *
 * with S the covariance of one example's gradient at the minimum, and mini-batches drawn independently
 * (Mandt, Hoffman and Blei, JMLR 18(134), 2017). It depends on η and B through their ratio alone.
 *
 * @param H row-major p × p, symmetric and positive definite
 * @param S row-major p × p, symmetric
 */
export function stationaryCovariance(
  H: Float64Array,
  S: Float64Array,
  p: number,
  ratio: number
): Float64Array {
  // One equation for each entry of Σ.
  const m = p * p;
  const A = new Float64Array(m * m);
  for (let i = 0; i < p; ++i)
    for (let j = 0; j < p; ++j) {
      const row = (i * p + j) * m;
      for (let k = 0; k < p; ++k) {
        A[row + k * p + j] += H[i * p + k];
        A[row + i * p + k] += H[k * p + j];
      }
    }
  return eliminate(
    A,
    S.map((s) => ratio * s),
    m
  ).x;
}
