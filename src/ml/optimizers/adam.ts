import {type Hyperparameters, type Optimizer, type Vector, withPenalty, zeros} from "./types.js";

/** The number of steps taken, and the running means of g and of g². */
export interface Moments {
  readonly t: number;
  readonly m: Vector;
  readonly v: Vector;
}

const start = (p: number): Moments => ({t: 0, m: zeros(p), v: zeros(p)});

/** Adam's rule for the gradient `g`, up to what is done with the weights. */
function moments(old: Moments, g: Vector, {rate, beta, beta2, correct}: Hyperparameters) {
  const t = old.t + 1;
  const m = old.m.map((mi, i) => beta * mi + (1 - beta) * g[i]);
  const v = old.v.map((vi, i) => beta2 * vi + (1 - beta2) * g[i] * g[i]);
  // Both means start at 0: after t steps of a constant gradient they have come 1 − βᵗ of the way.
  const mHat = correct ? m.map((mi) => mi / (1 - beta ** t)) : m;
  const vHat = correct ? v.map((vi) => vi / (1 - beta2 ** t)) : v;
  const size = vHat.map((vi) => rate / (Math.sqrt(vi) + 1e-8));
  const delta = mHat.map((mi, i) => -size[i] * mi);
  return {state: {t, m, v}, terms: {g, m, mHat, v, vHat, size, delta}};
}

/** Adam (Kingma and Ba 2015), ε = 1e-8 outside the root. Weight decay, if any, is added to the gradient. */
export const adam: Optimizer<Moments> = {
  start,
  step: (old, w, gradient, h) => moments(old, withPenalty(gradient, w, h.decay), h)
};

/** AdamW (Loshchilov and Hutter 2019) as torch.optim.AdamW has it: the weights shrink by ηλw beside Adam's step. */
export const adamw: Optimizer<Moments> = {
  start,
  step(old, w, gradient, h) {
    const {state, terms} = moments(old, gradient, h);
    const shrink = w.map((wi) => -h.rate * h.decay * wi);
    return {state, terms: {...terms, shrink, delta: terms.delta.map((d, i) => d + shrink[i])}};
  }
};

/**
 * The same step t (from 1) in place, for many weights: moves `w` and both running means. With the same numbers it gives the same
 * numbers as `adam` with its correction, to the last bit.
 */
export function adamStep(
  w: Float64Array,
  g: Float64Array,
  m: Float64Array,
  v: Float64Array,
  t: number,
  {rate, beta, beta2}: Pick<Hyperparameters, "rate" | "beta" | "beta2">
): void {
  for (let i = 0; i < w.length; ++i) {
    m[i] = beta * m[i] + (1 - beta) * g[i];
    v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
    const size = rate / (Math.sqrt(v[i] / (1 - beta2 ** t)) + 1e-8);
    w[i] += -size * (m[i] / (1 - beta ** t));
  }
}
