import type {Layer} from "./network.js";

/** A function applied to each number on its own, with its derivative. */
export interface Activation {
  f(z: number): number;
  /** f′(z); the value a = f(z) is given too, because the derivative is often cheapest in terms of it. */
  derivative(z: number, a: number): number;
}

/** The logistic function 1 / (1 + e⁻ᶻ), in (0, 1), without overflow for large |z|. */
export function sigmoid(z: number): number {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  const e = Math.exp(z);
  return e / (1 + e);
}

/** The usual activations. ReLU has no derivative at 0; there it is taken to be 0, as is customary. */
export const activations = {
  linear: {f: (z) => z, derivative: () => 1},
  tanh: {f: Math.tanh, derivative: (_z, a) => 1 - a * a},
  sigmoid: {f: sigmoid, derivative: (_z, a) => a * (1 - a)},
  relu: {f: (z) => Math.max(0, z), derivative: (z) => (z > 0 ? 1 : 0)}
} satisfies Record<string, Activation>;

/** A layer that applies an activation to each of `width` numbers: a = f(z), and ∂L/∂z = f′(z) ∂L/∂a. */
export function activation(width: number, name: keyof typeof activations): Layer {
  const {f, derivative}: Activation = activations[name];
  return {
    kind: name,
    inputs: width,
    outputs: width,
    parameters: 0,
    initialize() {},
    forward(_theta, _at, z, a, count) {
      for (let k = 0; k < count * width; ++k) a[k] = f(z[k]);
    },
    backward(_theta, _at, z, a, da, dz, _gradient, count) {
      if (dz) for (let k = 0; k < count * width; ++k) dz[k] = da[k] * derivative(z[k], a[k]);
    }
  };
}
