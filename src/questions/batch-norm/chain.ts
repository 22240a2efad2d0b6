import {activations} from "../../ml/activations.js";
import type {Layer} from "../../ml/network.js";
import {createDraws} from "../../ml/normals.js";
import {batchNorm, layerNorm} from "../../ml/norms.js";
import {timesMatrix, timesTransposed} from "../../ml/products.js";
import {remember} from "../../ml/remember.js";
import type {Norm} from "./train.js";

/** Units of each layer, and of the input. */
export const width = 32;
export const mostExamples = 64;

export interface ChainSetting {
  readonly norm: Norm;
  readonly gain: number;
  readonly depth: number;
  readonly batch: number;
  readonly gamma: number;
  readonly beta: number;
  readonly seed: number;
}

/** All arrays are batch × width, row-major. */
export interface Chain {
  /** What the weights make of the layer below, layers 1 … depth. */
  readonly sums: readonly Float64Array[];
  /** The same, normalized: what ReLU gets. */
  readonly normalized: readonly Float64Array[];
  /** ∂L/∂a of layers 1 … depth. */
  readonly gradients: readonly Float64Array[];
}

/** Weights of standard deviation 1/√n; inputs and the gradient by the last layer are standard normal. */
export const drawn = remember((seed: number, depth: number, batch: number) => ({
  weights: Array.from({length: depth}, (_, l) =>
    createDraws(seed, l).normal(new Float64Array(width * width), 1 / Math.sqrt(width))
  ),
  inputs: createDraws(seed, 100)
    .normal(new Float64Array(mostExamples * width), 1)
    .slice(0, batch * width),
  end: createDraws(seed, 101)
    .normal(new Float64Array(mostExamples * width), 1)
    .slice(0, batch * width)
}));

/**
 * A network at its start, x → W x → normalization → ReLU, layer upon layer: one batch forward, and a gradient back. What
 * network.ts does, without the gradients by the weights. L = Σ r · a of the last layer with standard normal r, so that
 * the gradient starts at size 1.
 */
export const chain = remember(
  (
    norm: Norm,
    gain: number,
    depth: number,
    batch: number,
    gamma: number,
    beta: number,
    seed: number
  ): Chain => {
    const {weights, inputs, end} = drawn(seed, depth, batch);
    const layer: Layer | null =
      norm === "none" ? null : norm === "batch" ? batchNorm(width) : layerNorm(width);
    const theta = new Float64Array(2 * width).fill(gamma, 0, width).fill(beta, width);
    const sums: Float64Array[] = [];
    const normalized: Float64Array[] = [];
    let a: Float64Array = inputs;
    for (const W of weights) {
      const sum = timesTransposed(a, W, batch, width, width);
      for (let k = 0; k < sum.length; ++k) sum[k] *= gain;
      const z = layer ? new Float64Array(sum.length) : sum;
      layer?.forward(theta, 0, sum, z, batch);
      sums.push(sum);
      normalized.push(z);
      a = z.map(activations.relu.f);
    }
    const gradients: Float64Array[] = [end];
    const spare = new Float64Array(2 * width);
    for (let l = depth - 1; l > 0; --l) {
      const z = normalized[l];
      let delta: Float64Array = gradients[0].map((d, k) => (z[k] > 0 ? d : 0));
      if (layer) {
        const by = new Float64Array(delta.length);
        layer.backward(theta, 0, sums[l], z, delta, by, spare, batch);
        delta = by;
      }
      for (let k = 0; k < delta.length; ++k) delta[k] *= gain;
      gradients.unshift(timesMatrix(delta, weights[l], batch, width, width));
    }
    return {sums, normalized, gradients};
  }
);
