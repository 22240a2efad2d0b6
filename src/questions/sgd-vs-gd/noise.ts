import {remember} from "../../ml/remember.js";
import {batchVarianceFactor} from "../../ml/sgd.js";
import {gradientCovariance, type Pair} from "../../ml/sgd-moments.js";
import {N} from "./clock.js";
import {orders} from "./orders.js";
import {batchSizes} from "./params.js";
import {H, type World, X} from "./world.js";

/** So many batches of each size are drawn to measure how far their gradients lie from the full one. */
export const DRAWS = 1000;

export interface Noise {
  /** The mean squared distance of one example's gradient from the full one: the trace of its covariance. */
  readonly one: number;
  /** For each batch size: the mean squared distance measured, and by the closed form. */
  readonly measured: Float64Array;
  readonly law: Float64Array;
}

/** Sums over the first B examples of each order, for each batch size: means of what is given for each example, and that times x. */
function sums(values: ArrayLike<number>): Float64Array {
  const rows = orders("shuffle", N, DRAWS * N);
  const all = new Float64Array(DRAWS * batchSizes.length * 2);
  let out = 0;
  for (let d = 0; d < DRAWS; ++d) {
    let e = 0;
    let ex = 0;
    let next = 0;
    for (let k = 1; k <= N; ++k) {
      const i = rows[d * N + k - 1];
      e += values[i];
      ex += values[i] * X[i];
      if (k !== batchSizes[next]) continue;
      ++next;
      all[out++] = e / k;
      all[out++] = ex / k;
    }
  }
  return all;
}
/** Of x: means of x and x². Of the residuals at σ = 1, to which all others are proportional: of r and rx. */
const ofX = remember((_: 0) => sums(X));
const ofResiduals = remember(sums);

/** The noise in the gradient at a distance d from the minimum. */
export const noiseAt = remember((world: World, d0: number, d1: number): Noise => {
  const d: Pair = [d0, d1];
  const [g0, g1] = [H[0] * d0 + H[1] * d1, H[1] * d0 + H[2] * d1];
  const [x, r] = [ofX(0), ofResiduals(world.unit)];
  const {sigma} = world;
  const sizes = batchSizes.length;
  const measured = new Float64Array(sizes);
  for (let k = 0; k < DRAWS * sizes; ++k) {
    const a = d0 + x[2 * k] * d1 - sigma * r[2 * k] - g0;
    const b = x[2 * k] * d0 + x[2 * k + 1] * d1 - sigma * r[2 * k + 1] - g1;
    measured[k % sizes] += (a * a + b * b) / DRAWS;
  }
  const S = gradientCovariance(world.noise, d);
  const one = S[0] + S[2];
  return {
    one,
    measured,
    law: Float64Array.from(batchSizes, (B) => one * batchVarianceFactor(N, B, false))
  };
});
