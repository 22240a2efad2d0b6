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

    // Four examples go together, so that each weight that is read is used four times; each sum keeps its order.
    forward(theta, at, x, y, count) {
      const fours = count - (count % 4);
      for (let i = 0; i < fours; i += 4) {
        const r0 = i * inputs;
        const [r1, r2, r3] = [r0 + inputs, r0 + 2 * inputs, r0 + 3 * inputs];
        for (let o = 0, w = at; o < outputs; ++o) {
          const bias = theta[at + biases + o];
          let [s0, s1, s2, s3] = [bias, bias, bias, bias];
          for (let j = 0; j < inputs; ++j, ++w) {
            const weight = theta[w];
            s0 += weight * x[r0 + j];
            s1 += weight * x[r1 + j];
            s2 += weight * x[r2 + j];
            s3 += weight * x[r3 + j];
          }
          const out = i * outputs + o;
          y[out] = s0;
          y[out + outputs] = s1;
          y[out + 2 * outputs] = s2;
          y[out + 3 * outputs] = s3;
        }
      }
      for (let i = fours; i < count; ++i) {
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
      const fours = count - (count % 4);
      for (let i = 0; i < fours; i += 4) {
        const r0 = i * inputs;
        const [r1, r2, r3] = [r0 + inputs, r0 + 2 * inputs, r0 + 3 * inputs];
        for (let o = 0, w = at; o < outputs; ++o) {
          const out = i * outputs + o;
          const [d0, d1] = [dy[out], dy[out + outputs]];
          const [d2, d3] = [dy[out + 2 * outputs], dy[out + 3 * outputs]];
          const bias = at + biases + o;
          gradient[bias] = gradient[bias] + d0 + d1 + d2 + d3;
          if (dx)
            for (let j = 0, v = w; j < inputs; ++j, ++v) {
              const weight = theta[v];
              dx[r0 + j] += d0 * weight;
              dx[r1 + j] += d1 * weight;
              dx[r2 + j] += d2 * weight;
              dx[r3 + j] += d3 * weight;
            }
          for (let j = 0; j < inputs; ++j, ++w)
            gradient[w] = gradient[w] + d0 * x[r0 + j] + d1 * x[r1 + j] + d2 * x[r2 + j] + d3 * x[r3 + j];
        }
      }
      for (let i = fours; i < count; ++i) {
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
