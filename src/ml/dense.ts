import {type Initializer, initializers} from "./initializers.js";
import type {Layer} from "./network.js";

/**
 * A dense layer, y = W x + b. In θ: W first (outputs × inputs, one row a unit), then b (outputs).
 *
 * @param initializer how W starts: a name, or a function that draws one weight; b starts at 0
 */
export function dense(
  inputs: number,
  outputs: number,
  initializer: Initializer | keyof typeof initializers
): Layer {
  const draw = typeof initializer === "string" ? initializers[initializer] : initializer;
  const biases = inputs * outputs;
  return {
    kind: "dense",
    inputs,
    outputs,
    parameters: biases + outputs,

    initialize(theta, at, source) {
      const weight = draw(inputs, outputs, source);
      for (let k = 0; k < biases; ++k) theta[at + k] = weight();
      theta.fill(0, at + biases, at + biases + outputs);
    },

    forward(theta, at, x, y, count) {
      for (let i = 0; i < count; ++i) {
        const row = i * inputs;
        for (let o = 0, w = at; o < outputs; ++o) {
          let sum = theta[at + biases + o];
          for (let j = row; j < row + inputs; ++j, ++w) sum += theta[w] * x[j];
          y[i * outputs + o] = sum;
        }
      }
    },

    // ∂L/∂W = Σ ∂L/∂y xᵀ and ∂L/∂b = Σ ∂L/∂y over the batch; ∂L/∂x = Wᵀ ∂L/∂y for each example.
    backward(theta, at, x, _y, dy, dx, gradient, count) {
      if (dx) dx.fill(0, 0, count * inputs);
      for (let i = 0; i < count; ++i) {
        const row = i * inputs;
        for (let o = 0, w = at; o < outputs; ++o) {
          const d = dy[i * outputs + o];
          gradient[at + biases + o] += d;
          for (let j = row; j < row + inputs; ++j, ++w) {
            gradient[w] += d * x[j];
            if (dx) dx[j] += d * theta[w];
          }
        }
      }
    }
  };
}
