import {sigmoid} from "./activations.js";

/**
 * The mean loss over a batch, and its gradient by the network's outputs.
 *
 * @param outputs count × width, row-major
 * @param targets what the outputs should have been; see each loss
 * @param count examples in the batch
 * @param width outputs an example
 * @param gradient if given, overwritten with ∂(mean loss)/∂outputs, count × width
 */
export type Loss = (
  outputs: Float64Array,
  targets: ArrayLike<number>,
  count: number,
  width: number,
  gradient?: Float64Array
) => number;

/** Half the squared distance, ½ ‖output − target‖². Targets: count × width numbers. */
export const squaredLoss: Loss = (outputs, targets, count, width, gradient) => {
  let sum = 0;
  for (let k = 0; k < count * width; ++k) {
    const residual = outputs[k] - targets[k];
    sum += residual * residual;
    if (gradient) gradient[k] = residual / count;
  }
  return sum / (2 * count);
};

/** Cross-entropy of a logit z with a target t in [0, 1]: ln(1 + eᶻ) − t z. Targets: count × width numbers. */
export const logisticLoss: Loss = (outputs, targets, count, width, gradient) => {
  let sum = 0;
  for (let k = 0; k < count * width; ++k) {
    const z = outputs[k];
    // ln(1 + eᶻ) = max(z, 0) + ln(1 + e⁻|ᶻ|): the second form never overflows.
    sum += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - targets[k] * z;
    if (gradient) gradient[k] = (sigmoid(z) - targets[k]) / count;
  }
  return sum / count;
};

/** Cross-entropy of softmax(outputs) with a class. Targets: count integers in 0 … width − 1. */
export const softmaxLoss: Loss = (outputs, targets, count, width, gradient) => {
  let sum = 0;
  for (let i = 0; i < count; ++i) {
    const row = i * width;
    let max = -Infinity;
    for (let k = 0; k < width; ++k) max = Math.max(max, outputs[row + k]);
    let total = 0;
    for (let k = 0; k < width; ++k) total += Math.exp(outputs[row + k] - max);
    sum += max + Math.log(total) - outputs[row + targets[i]];
    if (!gradient) continue;
    for (let k = 0; k < width; ++k)
      gradient[row + k] = (Math.exp(outputs[row + k] - max) / total - (k === targets[i] ? 1 : 0)) / count;
  }
  return sum / count;
};
