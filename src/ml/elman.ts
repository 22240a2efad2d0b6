import {normal, type Random} from "./random.js";

/**
 * A simple recurrent layer (Elman 1990): h_t = f(W x_t + U h_{t−1} + b), h_0 = 0. One sequence at a time, back-propagation
 * through time. A mask stands on a named edge: a factor for each step and unit, 0 where the edge is dropped.
 */
export interface Elman {
  readonly inputs: number;
  readonly units: number;
  readonly activation: "tanh" | "linear";
  /** The length of θ: for each unit its row of W, its row of U, its bias. */
  readonly parameters: number;
}

/** Factors on the edges, step by step; an edge that is not named carries what it is given. */
export interface ElmanMasks {
  /** On x_t, steps × inputs. */
  readonly input?: Float64Array;
  /** On h_{t−1} as step t reads it, steps × units. */
  readonly hidden?: Float64Array;
}

/** What one forward pass leaves behind for the way back. */
export interface ElmanPass {
  readonly steps: number;
  /** As the unit's sum reads them, masks applied: steps × inputs, steps × units. */
  readonly x: Float64Array;
  readonly read: Float64Array;
  /** The states h_1 … h_T, steps × units. */
  readonly h: Float64Array;
}

export function elman(inputs: number, units: number, activation: Elman["activation"] = "tanh"): Elman {
  return {inputs, units, activation, parameters: units * (inputs + units + 1)};
}

/** Weights of variance 1 / (number of inputs and units), biases 0. */
export function initializeElman({inputs, units, parameters}: Elman, source: Random): Float64Array {
  const draw = normal(source, 0, 1 / Math.sqrt(inputs + units));
  const row = inputs + units + 1;
  return Float64Array.from({length: parameters}, (_, k) => (k % row === row - 1 ? 0 : draw()));
}

export function elmanPass({inputs, units}: Elman, steps: number): ElmanPass {
  const of = (n: number) => new Float64Array(steps * n);
  return {steps, x: of(inputs), read: of(units), h: of(units)};
}

/** Runs a sequence, steps × inputs, through the layer; returns the states, steps × units: `memory.h`, not a copy. */
export function elmanForward(
  {inputs: p, units: n, activation}: Elman,
  theta: Float64Array,
  xs: Float64Array,
  memory: ElmanPass,
  masks: ElmanMasks = {}
): Float64Array {
  const {steps, x, read, h} = memory;
  const row = p + n + 1;
  for (let t = 0; t < steps; ++t) {
    for (let j = 0; j < p; ++j) x[t * p + j] = xs[t * p + j] * (masks.input ? masks.input[t * p + j] : 1);
    for (let j = 0; j < n; ++j)
      read[t * n + j] = t ? h[(t - 1) * n + j] * (masks.hidden ? masks.hidden[t * n + j] : 1) : 0;
    for (let i = 0; i < n; ++i) {
      const w = i * row;
      let a = theta[w + row - 1];
      for (let j = 0; j < p; ++j) a += theta[w + j] * x[t * p + j];
      for (let j = 0; j < n; ++j) a += theta[w + p + j] * read[t * n + j];
      h[t * n + i] = activation === "tanh" ? Math.tanh(a) : a;
    }
  }
  return h;
}

/**
 * The chain rule back through the last forward pass, from the last step to the first.
 *
 * @param dh ∂L/∂h by the loss alone, steps × units; afterwards what comes back from later steps is in it too
 * @param gradient ∂L/∂θ is added to it
 */
export function elmanBackward(
  {inputs: p, units: n, activation}: Elman,
  theta: Float64Array,
  memory: ElmanPass,
  dh: Float64Array,
  gradient: Float64Array,
  masks: ElmanMasks = {}
): void {
  const {steps, x, read, h} = memory;
  const row = p + n + 1;
  for (let t = steps - 1; t >= 0; --t) {
    for (let i = 0; i < n; ++i) {
      const k = t * n + i;
      const da = dh[k] * (activation === "tanh" ? 1 - h[k] * h[k] : 1);
      const w = i * row;
      for (let j = 0; j < p; ++j) gradient[w + j] += da * x[t * p + j];
      for (let j = 0; j < n; ++j) {
        gradient[w + p + j] += da * read[t * n + j];
        if (t) dh[(t - 1) * n + j] += da * theta[w + p + j] * (masks.hidden ? masks.hidden[t * n + j] : 1);
      }
      gradient[w + row - 1] += da;
    }
  }
}
