import {type Random, shuffle} from "./random.js";

/**
 * One epoch of mini-batches: the rows 0 … n − 1 in a fresh random order, cut into ⌈n / B⌉ batches, so that each
 * row is met exactly once (sampling without replacement). The last batch is the smaller one if B does not
 * divide n. The arrays yielded are views of one permutation.
 *
 * @param B examples a batch, 1 … n
 */
export function* epoch(n: number, B: number, source: Random): Generator<Int32Array> {
  if (!(B >= 1 && B <= n && Number.isInteger(B))) throw new RangeError(`batch size ${B} is not in 1 … ${n}`);
  const order = shuffle(rows(n), source);
  for (let start = 0; start < n; start += B) yield order.subarray(start, start + B);
}

/** Mini-batches without end: one epoch after another, each in its own order. */
export function* batches(n: number, B: number, source: Random): Generator<Int32Array, never> {
  while (true) yield* epoch(n, B, source);
}

/**
 * A function that draws B of the rows 0 … n − 1, anew at each call, with or without replacement. Each draw
 * overwrites the one before.
 */
export function drawing(n: number, B: number, replacement: boolean, source: Random): () => Int32Array {
  const order = rows(n);
  const batch = replacement ? new Int32Array(B) : order.subarray(0, B);
  return () => {
    for (let i = 0; i < B; ++i) {
      if (replacement) batch[i] = Math.floor(source() * n);
      else {
        // A Fisher–Yates shuffle that stops once its first B places are settled; it may start from any order.
        const j = i + Math.floor(source() * (n - i));
        const t = order[i];
        order[i] = order[j];
        order[j] = t;
      }
    }
    return batch;
  };
}

function rows(n: number): Int32Array {
  const order = new Int32Array(n);
  for (let i = 0; i < n; ++i) order[i] = i;
  return order;
}

/** Moves θ one step of stochastic gradient descent, in place: θ ← θ − η g. */
export function sgdStep(theta: Float64Array, gradient: Float64Array, rate: number): void {
  for (let k = 0; k < theta.length; ++k) theta[k] -= rate * gradient[k];
}

/**
 * How the covariance of a mini-batch's mean gradient compares with the covariance Σ (divided by n) of the n
 * examples' gradients: 1 / B with replacement, and (1 / B) (n − B) / (n − 1) without. The last factor is the
 * finite-population correction (Cochran 1977, §2.5): it is 0 for the full batch, which knows everything.
 */
export function batchVarianceFactor(n: number, B: number, replacement: boolean): number {
  if (replacement) return 1 / B;
  return n > 1 ? (n - B) / (B * (n - 1)) : 0;
}

/** Where the per-example gradients lie, and how far apart. */
export interface GradientNoise {
  /** The full-batch gradient G: the mean of the rows. */
  readonly mean: Float64Array;
  /** ‖G‖². */
  readonly squaredNorm: number;
  /** tr Σ: the mean squared distance of an example's gradient from G. */
  readonly trace: number;
  /** tr Σ / ‖G‖²: the batch size at which noise and signal are equal (McCandlish et al. 2018, B_simple). */
  readonly scale: number;
}

/** @param gradients n × p, row-major: one row the gradient of one example's loss */
export function gradientNoise(gradients: Float64Array, n: number): GradientNoise {
  const p = gradients.length / n;
  const mean = new Float64Array(p);
  for (let i = 0, k = 0; i < n; ++i) for (let j = 0; j < p; ++j, ++k) mean[j] += gradients[k];
  for (let j = 0; j < p; ++j) mean[j] /= n;
  let sum = 0;
  for (let i = 0, k = 0; i < n; ++i)
    for (let j = 0; j < p; ++j, ++k) sum += (gradients[k] - mean[j]) * (gradients[k] - mean[j]);
  let squaredNorm = 0;
  for (let j = 0; j < p; ++j) squaredNorm += mean[j] * mean[j];
  return {mean, squaredNorm, trace: sum / n, scale: sum / n / squaredNorm};
}

/**
 * The covariance Σ (divided by n) of the rows' projections on the unit vectors u and v.
 *
 * @returns [var u, cov uv, var v]
 */
export function projectedCovariance(
  gradients: Float64Array,
  mean: Float64Array,
  u: Float64Array,
  v: Float64Array
): [number, number, number] {
  const p = mean.length;
  const n = gradients.length / p;
  let [uu, uv, vv] = [0, 0, 0];
  for (let i = 0; i < n; ++i) {
    let [a, b] = [0, 0];
    for (let k = 0; k < p; ++k) {
      const d = gradients[i * p + k] - mean[k];
      a += d * u[k];
      b += d * v[k];
    }
    uu += (a * a) / n;
    uv += (a * b) / n;
    vv += (b * b) / n;
  }
  return [uu, uv, vv];
}
