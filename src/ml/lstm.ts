import {normal, type Random} from "./random.js";

/**
 * A long short-term memory layer with a forget gate (Hochreiter & Schmidhuber 1997; Gers et al. 2000), one sequence at a
 * time, back-propagation through time:
 *
 *     i, f, o = σ(W [x_t; h_{t−1}; 1]),   g = tanh(W [x_t; h_{t−1}; 1])
 *     c_t = f c_{t−1} + i g,   h_t = o tanh(c_t),   c_0 = h_0 = 0
 *
 * A mask stands on a named edge: a factor for each step and unit, 0 where the edge is dropped.
 */
export interface Lstm {
  readonly inputs: number;
  readonly units: number;
  /** The length of θ: for each unit four rows (i, f, o, g) of weights of x and of h, and a bias. */
  readonly parameters: number;
}

/** Factors on the edges, step by step; an edge that is not named carries what it is given. */
export interface LstmMasks {
  /** On x_t, steps × inputs. */
  readonly input?: Float64Array;
  /** On h_{t−1} as the gates of step t read it, steps × units. */
  readonly hidden?: Float64Array;
  /** On c_{t−1} as step t takes it over, steps × units. */
  readonly cell?: Float64Array;
  /** On the update g of step t, steps × units. */
  readonly update?: Float64Array;
}

/** What one forward pass leaves behind for the way back, and the memory that the way back works in. */
export interface LstmPass {
  readonly steps: number;
  /** What the gates read: x_t, h_{t−1} and 1, masks applied, steps × (inputs + units + 1). */
  readonly read: Float64Array;
  /** i, f, o, g of each unit, steps × 4 units. */
  readonly gates: Float64Array;
  readonly c: Float64Array;
  /** tanh(c). */
  readonly squashed: Float64Array;
  readonly h: Float64Array;
  readonly dc: Float64Array;
}

export function lstm(inputs: number, units: number): Lstm {
  return {inputs, units, parameters: 4 * units * (inputs + units + 1)};
}

/** Weights of variance 1 / (inputs + units), biases 0, but `remember` at the forget gates, so that cells keep at first. */
export function initializeLstm({inputs, units}: Lstm, source: Random, remember = 1): Float64Array {
  const row = inputs + units + 1;
  const draw = normal(source, 0, 1 / Math.sqrt(inputs + units));
  return Float64Array.from({length: 4 * units * row}, (_, k) =>
    k % row < row - 1 ? draw() : Math.floor(k / row) % 4 === 1 ? remember : 0
  );
}

export function lstmPass({inputs, units}: Lstm, steps: number): LstmPass {
  const of = (n: number) => new Float64Array(steps * n);
  return {
    steps,
    read: of(inputs + units + 1),
    gates: of(4 * units),
    c: of(units),
    squashed: of(units),
    h: of(units),
    dc: new Float64Array(units)
  };
}

const sigmoid = (a: number): number => 1 / (1 + Math.exp(-a));

/** Runs a sequence, steps × inputs, through the layer; returns the states h, steps × units: `memory.h`, not a copy. */
export function lstmForward(
  {inputs: p, units: n}: Lstm,
  theta: Float64Array,
  xs: Float64Array,
  memory: LstmPass,
  {input, hidden, cell, update}: LstmMasks = {}
): Float64Array {
  const {steps, read, gates, c, squashed, h} = memory;
  const row = p + n + 1;
  for (let t = 0; t < steps; ++t) {
    const at = t * row;
    for (let j = 0; j < p; ++j) read[at + j] = xs[t * p + j] * (input ? input[t * p + j] : 1);
    for (let j = 0; j < n; ++j)
      read[at + p + j] = t ? h[(t - 1) * n + j] * (hidden ? hidden[t * n + j] : 1) : 0;
    read[at + row - 1] = 1;
    for (let u = 0; u < n; ++u) {
      const k = t * n + u;
      const w = 4 * u * row;
      let [i, f, o, g] = [0, 0, 0, 0];
      for (let j = 0; j < row; ++j) {
        const r = read[at + j];
        i += theta[w + j] * r;
        f += theta[w + row + j] * r;
        o += theta[w + 2 * row + j] * r;
        g += theta[w + 3 * row + j] * r;
      }
      gates[4 * k] = i = sigmoid(i);
      gates[4 * k + 1] = f = sigmoid(f);
      gates[4 * k + 2] = o = sigmoid(o);
      gates[4 * k + 3] = g = Math.tanh(g);
      const before = t ? c[k - n] * (cell ? cell[k] : 1) : 0;
      c[k] = f * before + i * g * (update ? update[k] : 1);
      squashed[k] = Math.tanh(c[k]);
      h[k] = o * squashed[k];
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
export function lstmBackward(
  {inputs: p, units: n}: Lstm,
  theta: Float64Array,
  memory: LstmPass,
  dh: Float64Array,
  gradient: Float64Array,
  {hidden, cell, update}: LstmMasks = {}
): void {
  const {steps, read, gates, c, squashed, dc} = memory;
  const row = p + n + 1;
  dc.fill(0);
  for (let t = steps - 1; t >= 0; --t) {
    const at = t * row;
    for (let u = 0; u < n; ++u) {
      const k = t * n + u;
      const i = gates[4 * k];
      const f = gates[4 * k + 1];
      const o = gates[4 * k + 2];
      const g = gates[4 * k + 3];
      const kept = update ? update[k] : 1;
      const carried = cell ? cell[k] : 1;
      const before = t ? c[k - n] * carried : 0;
      const d = dc[u] + dh[k] * o * (1 - squashed[k] * squashed[k]);
      // σ' = σ(1 − σ), tanh' = 1 − tanh².
      const di = d * g * kept * i * (1 - i);
      const df = d * before * f * (1 - f);
      const dO = dh[k] * squashed[k] * o * (1 - o);
      const dg = d * i * kept * (1 - g * g);
      dc[u] = d * f * carried;
      const w = 4 * u * row;
      for (let j = 0; j < row; ++j) {
        const r = read[at + j];
        gradient[w + j] += di * r;
        gradient[w + row + j] += df * r;
        gradient[w + 2 * row + j] += dO * r;
        gradient[w + 3 * row + j] += dg * r;
      }
      if (t === 0) continue;
      const past = (t - 1) * n;
      for (let j = 0; j < n; ++j) {
        const kept = hidden ? hidden[t * n + j] : 1;
        const from = w + p + j;
        let sum = dh[past + j];
        sum += di * theta[from] * kept;
        sum += df * theta[from + row] * kept;
        sum += dO * theta[from + 2 * row] * kept;
        sum += dg * theta[from + 3 * row] * kept;
        dh[past + j] = sum;
      }
    }
  }
}
