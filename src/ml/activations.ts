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

/** What `activations` say, for many numbers: a loop of its own for each, since one that calls through a variable takes three times as long. */
interface Loops {
  /** a = f(z), for the first n numbers. */
  forward(z: Float64Array, a: Float64Array, n: number): void;
  /** ∂L/∂z = f′(z) ∂L/∂a. */
  backward(z: Float64Array, a: Float64Array, da: Float64Array, dz: Float64Array, n: number): void;
}
const loops: Readonly<Record<keyof typeof activations, Loops>> = {
  linear: {
    forward(z, a, n) {
      a.set(z.subarray(0, n));
    },
    backward(_z, _a, da, dz, n) {
      dz.set(da.subarray(0, n));
    }
  },
  tanh: {
    forward(z, a, n) {
      for (let k = 0; k < n; ++k) a[k] = Math.tanh(z[k]);
    },
    backward(_z, a, da, dz, n) {
      for (let k = 0; k < n; ++k) dz[k] = da[k] * (1 - a[k] * a[k]);
    }
  },
  sigmoid: {
    forward(z, a, n) {
      for (let k = 0; k < n; ++k) a[k] = sigmoid(z[k]);
    },
    backward(_z, a, da, dz, n) {
      for (let k = 0; k < n; ++k) dz[k] = da[k] * (a[k] * (1 - a[k]));
    }
  },
  relu: {
    forward(z, a, n) {
      for (let k = 0; k < n; ++k) a[k] = Math.max(0, z[k]);
    },
    backward(z, _a, da, dz, n) {
      for (let k = 0; k < n; ++k) dz[k] = z[k] > 0 ? da[k] : da[k] * 0;
    }
  }
};

/** A layer that applies an activation to each of `width` numbers: a = f(z), and ∂L/∂z = f′(z) ∂L/∂a. */
export function activation(width: number, name: keyof typeof activations): Layer {
  const {forward, backward} = loops[name];
  return {
    kind: name,
    inputs: width,
    outputs: width,
    parameters: 0,
    initialize() {},
    forward(_theta, _at, z, a, count) {
      forward(z, a, count * width);
    },
    backward(_theta, _at, z, a, da, dz, _gradient, count) {
      if (dz) backward(z, a, da, dz, count * width);
    }
  };
}
