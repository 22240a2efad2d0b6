import {initializeLstm, type LstmMasks, lstm, lstmBackward, lstmForward, lstmPass} from "../../ml/lstm.js";
import {adamStep} from "../../ml/optimizers/adam.js";
import {usual} from "../../ml/optimizers/types.js";
import {type Random, random} from "../../ml/random.js";
import type {Edge, MaskKind} from "./schemes.js";

/** The simulated task: a number at the first step, then nothing; after the last step the net is to say the number. */
export const task = {steps: 12, inputs: 4, units: 8, batch: 8, updates: 400, rate: 0.02, tests: 41} as const;

export interface Scheme {
  readonly edge: Edge;
  readonly mask: MaskKind;
  readonly p: number;
}

export interface Net {
  /** The LSTM's weights, then the units' weights in the answer, then its constant. */
  readonly theta: Float64Array;
  /** Mean squared error over the test numbers divided by their variance, no unit dropped. */
  readonly error: number;
}

const net = lstm(task.inputs, task.units);
const n = task.units;

export interface Masks extends LstmMasks {
  /** On h_T as the answer reads it. */
  readonly output?: Float64Array;
}

/** The masks of one sequence, scaled by 1/q: drawn for each step, or once. */
export function drawMasks({edge, mask, p}: Scheme, source: Random): Masks {
  if (p === 0) return {};
  const factor = () => (source() < p ? 0 : 1 / (1 - p));
  const over = (width: number): Float64Array => {
    const factors = new Float64Array(task.steps * width);
    for (let k = 0; k < factors.length; ++k)
      factors[k] = mask === "fresh" || k < width ? factor() : factors[k - width];
    return factors;
  };
  if (edge === "inputs") return {input: over(task.inputs), output: Float64Array.from({length: n}, factor)};
  return {[edge]: over(n)};
}

const memory = lstmPass(net, task.steps);
const xs = new Float64Array(task.steps * task.inputs);

/** The answer to one number under some masks. */
export function answer(theta: Float64Array, value: number, masks: Masks = {}): number {
  xs.fill(value, 0, task.inputs);
  const h = lstmForward(net, theta, xs, memory, masks);
  const last = (task.steps - 1) * n;
  let y = theta[net.parameters + n];
  for (let u = 0; u < n; ++u)
    y += theta[net.parameters + u] * h[last + u] * (masks.output ? masks.output[u] : 1);
  return y;
}

/** The cells at the last step, after one number and under some masks. */
export function cellsOf(theta: Float64Array, value: number, masks: Masks = {}): Float64Array {
  answer(theta, value, masks);
  return memory.c.slice((task.steps - 1) * n);
}

/** Numbers to test on, even between −1 and 1, and the variance of a number drawn evenly from there. */
export const tests = Float64Array.from({length: task.tests}, (_, i) => (2 * i) / (task.tests - 1) - 1);
export const variance = tests.reduce((sum, v) => sum + v * v, 0) / tests.length;

export function errorOf(answers: Float64Array): number {
  return answers.reduce((sum, y, i) => sum + (y - tests[i]) ** 2, 0) / tests.length / variance;
}

/** Adam on the squared error, masks drawn anew for each sequence. */
export function train(scheme: Scheme, seed: number, updates: number = task.updates): Net {
  const start = initializeLstm(net, random(seed), 2);
  const theta = new Float64Array(net.parameters + n + 1);
  theta.set(start);
  const draw = random(seed, 1);
  for (let u = 0; u < n; ++u) theta[net.parameters + u] = draw() - 0.5;
  const [values, dropped] = [random(seed, 2), random(seed, 3)];
  const [m, v] = [new Float64Array(theta.length), new Float64Array(theta.length)];
  const gradient = new Float64Array(theta.length);
  const dh = new Float64Array(task.steps * n);
  const last = (task.steps - 1) * n;
  for (let k = 0; k < updates; ++k) {
    gradient.fill(0);
    for (let b = 0; b < task.batch; ++b) {
      const value = 2 * values() - 1;
      const masks = drawMasks(scheme, dropped);
      const d = (2 * (answer(theta, value, masks) - value)) / task.batch;
      dh.fill(0);
      for (let u = 0; u < n; ++u) {
        const kept = masks.output ? masks.output[u] : 1;
        gradient[net.parameters + u] += d * memory.h[last + u] * kept;
        dh[last + u] = d * theta[net.parameters + u] * kept;
      }
      gradient[net.parameters + n] += d;
      lstmBackward(net, theta, memory, dh, gradient, masks);
    }
    adamStep(theta, gradient, m, v, k + 1, {...usual, rate: task.rate * (1 - k / updates)});
    // Single precision swallows the last bits in which engines differ.
    for (let j = 0; j < theta.length; ++j) theta[j] = Math.fround(theta[j]);
  }
  return {theta, error: errorOf(tests.map((v) => answer(theta, v)))};
}
