import {cholesky, choleskySolve} from "./cholesky.js";
import {dot} from "./orthonormal.js";
import type {Predict} from "./refit.js";

/** A positive definite kernel of one variable that depends on the difference of its two places. */
export type Kernel = (difference: number) => number;

/** The Gaussian kernel, exp(−d²/(2ℓ²)). */
export const rbf =
  (length: number): Kernel =>
  (d) =>
    Math.exp((-d * d) / (2 * length * length));

/** The periodic kernel, exp(−2 sin²(πd/p)/ℓ²) (MacKay 1998; Rasmussen & Williams 2006, equation 4.31). */
export const periodic =
  (period: number, length: number): Kernel =>
  (d) =>
    Math.exp((-2 * Math.sin((Math.PI * d) / period) ** 2) / (length * length));

/**
 * The weights a of the function of least norm in the kernel's space among all that pass through the points,
 * f(x) = Σ aᵢ k(x − xᵢ): also the mean of a Gaussian process given them without noise (Rasmussen & Williams 2006, equation 2.19).
 *
 * The system is solved by Cholesky's factor, then refined twice with the residuals: kernels that overlap much are nearly
 * singular, and what is promised is that the points are met.
 *
 * @param x pairwise different
 */
export function kernelWeights(x: Float64Array, y: Float64Array, kernel: Kernel): Float64Array {
  const K = Array.from(x, (a) => x.map((b) => kernel(a - b)));
  const L = cholesky(K);
  const weights = choleskySolve(L, y.slice());
  for (let round = 0; round < 2; ++round) {
    const left = choleskySolve(
      L,
      y.map((v, i) => v - dot(K[i], weights, weights.length))
    );
    for (let j = 0; j < weights.length; ++j) weights[j] += left[j];
  }
  return weights;
}

/** The function itself. */
export function kernelInterpolant(x: Float64Array, y: Float64Array, kernel: Kernel): Predict {
  const weights = kernelWeights(x, y, kernel);
  return (at) => {
    let sum = 0;
    for (let j = 0; j < x.length; ++j) sum += weights[j] * kernel(at - x[j]);
    return sum;
  };
}
