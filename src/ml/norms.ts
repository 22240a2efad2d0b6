import type {Layer} from "./network.js";

/** Batch norm normalizes by the batch while it trains, and by running averages afterwards. */
export type Mode = "training" | "inference";

export interface BatchNorm extends Layer {
  readonly kind: "batch norm";
  mode: Mode;
  /** Averages over the batches seen, one a unit: what inference normalizes by. They are not parameters: nothing descends on them. */
  readonly runningMean: Float64Array;
  readonly runningVariance: Float64Array;
}

export interface NormOptions {
  /** Added to the variance, so that nothing is divided by 0. */
  epsilon?: number;
  /** The share of a new batch in the running averages. */
  momentum?: number;
}

/**
 * Batch normalization (Ioffe and Szegedy 2015): for each unit, over the examples of the batch,
 * x̂ = (x − mean) / √(variance + ε) and y = γ x̂ + β. In θ: γ (width, from 1), then β (width, from 0).
 *
 * The variance divides by the count. The running one divides by the count − 1, as the paper and PyTorch do; a batch of one
 * example tells no variance, and leaves it as it was.
 */
export function batchNorm(width: number, {epsilon = 1e-5, momentum = 0.1}: NormOptions = {}): BatchNorm {
  const runningMean = new Float64Array(width);
  const runningVariance = new Float64Array(width).fill(1);
  const layer: BatchNorm = {
    kind: "batch norm",
    mode: "training",
    runningMean,
    runningVariance,
    ...scaleAndShift(width),

    forward(theta, at, x, y, count) {
      for (let j = 0; j < width; ++j) {
        let [mean, variance] = [runningMean[j], runningVariance[j]];
        if (layer.mode === "training") {
          [mean, variance] = moments(x, j, width, count);
          runningMean[j] += momentum * (mean - runningMean[j]);
          if (count > 1)
            runningVariance[j] += momentum * ((variance * count) / (count - 1) - runningVariance[j]);
        }
        const scale = theta[at + j] / Math.sqrt(variance + epsilon);
        for (let i = 0, k = j; i < count; ++i, k += width)
          y[k] = scale * (x[k] - mean) + theta[at + width + j];
      }
    },

    backward(theta, at, x, _y, dy, dx, gradient, count) {
      for (let j = 0; j < width; ++j) {
        const training = layer.mode === "training";
        const [mean, variance] = training
          ? moments(x, j, width, count)
          : [runningMean[j], runningVariance[j]];
        const one = 1 / Math.sqrt(variance + epsilon);
        addBack(x, dy, dx, j, width, count, mean, one, training, (_k, d, normalized) => {
          gradient[at + j] += d * normalized;
          gradient[at + width + j] += d;
          return theta[at + j];
        });
      }
    }
  };
  return layer;
}

/**
 * Layer normalization (Ba, Kiros and Hinton 2016): the same formula for each example, over the units of the layer. Nothing of it
 * depends on the other examples, so that there is one mode. γ and β still belong to the units.
 */
export function layerNorm(width: number, {epsilon = 1e-5}: NormOptions = {}): Layer {
  return {
    kind: "layer norm",
    ...scaleAndShift(width),

    forward(theta, at, x, y, count) {
      for (let i = 0; i < count; ++i) {
        const row = i * width;
        const [mean, variance] = moments(x, row, 1, width);
        const one = 1 / Math.sqrt(variance + epsilon);
        for (let j = 0; j < width; ++j)
          y[row + j] = theta[at + j] * one * (x[row + j] - mean) + theta[at + width + j];
      }
    },

    backward(theta, at, x, _y, dy, dx, gradient, count) {
      for (let i = 0; i < count; ++i) {
        const row = i * width;
        const [mean, variance] = moments(x, row, 1, width);
        addBack(
          x,
          dy,
          dx,
          row,
          1,
          width,
          mean,
          1 / Math.sqrt(variance + epsilon),
          true,
          (k, d, normalized) => {
            const j = k - row;
            gradient[at + j] += d * normalized;
            gradient[at + width + j] += d;
            return theta[at + j];
          }
        );
      }
    }
  };
}

/** What both have in common: as many outputs as inputs, γ = 1 and β = 0 at the start. */
function scaleAndShift(width: number): Pick<Layer, "inputs" | "outputs" | "parameters" | "initialize"> {
  return {
    inputs: width,
    outputs: width,
    parameters: 2 * width,
    initialize(theta, at) {
      theta.fill(1, at, at + width);
      theta.fill(0, at + width, at + 2 * width);
    }
  };
}

/** Mean and variance of the `count` numbers of x from `from` on, `stride` apart. The variance divides by the count. */
function moments(x: Float64Array, from: number, stride: number, count: number): [number, number] {
  const end = from + count * stride;
  let sum = 0;
  for (let k = from; k < end; k += stride) sum += x[k];
  const mean = sum / count;
  let squares = 0;
  for (let k = from; k < end; k += stride) squares += (x[k] - mean) ** 2;
  return [mean, squares / count];
}

/**
 * The chain rule through x̂ = (x − mean) · one, for one set of numbers that share a mean and a deviation. With e = γ ∂L/∂y, which
 * is ∂L/∂x̂,
 *
 *     ∂L/∂x = one · (e − mean(e) − x̂ · mean(e x̂)),
 *
 * because each x moves the mean, and the deviation, of all. Where both are constants, as at inference, only one · e is left.
 *
 * @param each takes ∂L/∂y and x̂ at index k to the parameters' gradients, and gives γ there
 */
function addBack(
  x: Float64Array,
  dy: Float64Array,
  dx: Float64Array | null,
  from: number,
  stride: number,
  count: number,
  mean: number,
  one: number,
  shared: boolean,
  each: (k: number, d: number, normalized: number) => number
): void {
  const end = from + count * stride;
  let [sum, along] = [0, 0];
  for (let k = from; k < end; k += stride) {
    const normalized = (x[k] - mean) * one;
    const e = dy[k] * each(k, dy[k], normalized);
    sum += e;
    along += e * normalized;
    if (dx) dx[k] = one * e;
  }
  if (!dx || !shared) return;
  for (let k = from; k < end; k += stride) dx[k] -= (one * (sum + (x[k] - mean) * one * along)) / count;
}
