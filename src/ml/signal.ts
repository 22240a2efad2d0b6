import {type Activation, activations} from "./activations.js";
import {timesMatrix, timesTransposed} from "./products.js";

/** What the numbers of one layer look like, over all its units and all examples of a batch. */
export interface LayerSignal {
  readonly mean: number;
  /** Standard deviation about the mean, dividing by the count. */
  readonly std: number;
  /** The mean of the squares. */
  readonly second: number;
  /** Shares of the numbers in equal bins over ±reach; the first and last bin hold what lies beyond, too. */
  readonly shares: readonly number[];
}

/**
 * @param values count × width numbers, in any order; those past `n` are not looked at
 * @param reach half the width of the histogram's range
 */
export function layerSignal(values: Float64Array, n: number, bins: number, reach: number): LayerSignal {
  let sum = 0;
  for (let k = 0; k < n; ++k) sum += values[k];
  const mean = sum / n;
  let squares = 0;
  let apart = 0;
  const counts = new Array<number>(bins).fill(0);
  for (let k = 0; k < n; ++k) {
    const v = values[k];
    squares += v * v;
    apart += (v - mean) ** 2;
    const bin = Math.floor(((v + reach) / (2 * reach)) * bins);
    ++counts[bin < 0 ? 0 : bin >= bins ? bins - 1 : bin];
  }
  return {mean, std: Math.sqrt(apart / n), second: squares / n, shares: counts.map((c) => c / n)};
}

/**
 * The share of a layer's second moment that tells units of one example apart (0 if all units give the same number),
 * and the share that tells examples apart within a unit (0 if the unit says the same of every example).
 */
export function distinctness(
  values: Float64Array,
  count: number,
  width: number
): {units: number; examples: number} {
  let squares = 0;
  for (let k = 0; k < count * width; ++k) squares += values[k] ** 2;
  if (squares === 0) return {units: 0, examples: 0};
  let units = 0;
  for (let i = 0; i < count; ++i) {
    let mean = 0;
    for (let j = 0; j < width; ++j) mean += values[i * width + j] / width;
    for (let j = 0; j < width; ++j) units += (values[i * width + j] - mean) ** 2;
  }
  let examples = 0;
  for (let j = 0; j < width; ++j) {
    let mean = 0;
    for (let i = 0; i < count; ++i) mean += values[i * width + j] / count;
    for (let i = 0; i < count; ++i) examples += (values[i * width + j] - mean) ** 2;
  }
  return {units: units / squares, examples: examples / squares};
}

/** A network at its start: dense layers without biases (they start at 0), each with the same activation after it. */
export interface Stack {
  /** n_0 … n_depth. */
  readonly widths: readonly number[];
  readonly activation: keyof typeof activations;
}

/** What stands in each layer after a pass there and back; count × width, row-major, layers 0 … depth. */
export interface Propagation {
  /** a_0 (the inputs) … a_depth. */
  readonly activations: readonly Float64Array[];
  /** ∂L/∂a_0 … ∂L/∂a_depth. */
  readonly gradients: readonly Float64Array[];
}

/**
 * Sends a batch forward through a stack, z_l = W_l a_{l−1} and a_l = f(z_l), and a gradient back,
 * ∂L/∂a_{l−1} = W_lᵀ (f′(z_l) ∂L/∂a_l). What network.ts does, without biases and without the gradient by the weights, and
 * so several times as fast.
 *
 * The loss is L = Σ r · a_depth with given coefficients r: ∂L/∂a_depth = r, so that the gradient starts at a known size,
 * whatever the forward pass did.
 *
 * @param weights W_1 … W_depth, each n_l × n_{l−1}, row-major
 * @param gain what all of them are multiplied by
 * @param X count × n_0
 * @param r count × n_depth
 */
export function propagate(
  {widths, activation}: Stack,
  weights: readonly Float64Array[],
  gain: number,
  X: Float64Array,
  r: Float64Array
): Propagation {
  const {f, derivative}: Activation = activations[activation];
  const count = X.length / widths[0];
  const values = [X];
  // f′(z_l), which the way back needs.
  const slopes: Float64Array[] = [X];
  weights.forEach((W, k) => {
    const a = timesTransposed(values[k], W, count, widths[k], widths[k + 1]);
    const slope = new Float64Array(a.length);
    for (let i = 0; i < a.length; ++i) {
      const z = gain * a[i];
      a[i] = f(z);
      slope[i] = derivative(z, a[i]);
    }
    values.push(a);
    slopes.push(slope);
  });
  const gradients = [r];
  for (let l = weights.length; l > 0; --l) {
    const delta = slopes[l];
    for (let i = 0; i < delta.length; ++i) delta[i] *= gain * gradients[0][i];
    gradients.unshift(timesMatrix(delta, weights[l - 1], count, widths[l], widths[l - 1]));
  }
  return {activations: values, gradients};
}
