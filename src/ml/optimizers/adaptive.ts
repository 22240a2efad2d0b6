import {type Optimizer, type Vector, withPenalty, zeros} from "./types.js";

/** Adagrad (Duchi, Hazan and Singer 2011) as torch.optim.Adagrad has it: s ← s + g², Δw = −ηg / (√s + ε), ε = 1e-10. */
export const adagrad: Optimizer<Vector> = {
  start: zeros,
  step(old, w, gradient, {rate, decay}) {
    const g = withPenalty(gradient, w, decay);
    const s = old.map((si, i) => si + g[i] * g[i]);
    const size = s.map((si) => rate / (Math.sqrt(si) + 1e-10));
    return {state: s, terms: {g, s, size, delta: g.map((gi, i) => -size[i] * gi)}};
  }
};

/**
 * RMSProp (Hinton 2012) as torch.optim.RMSprop has it: v ← αv + (1 − α)g² from v = 0, Δw = −ηg / (√v + ε),
 * ε = 1e-8 outside the root.
 */
export const rmsprop: Optimizer<Vector> = {
  start: zeros,
  step(old, w, gradient, {rate, alpha, decay}) {
    const g = withPenalty(gradient, w, decay);
    const v = old.map((vi, i) => alpha * vi + (1 - alpha) * g[i] * g[i]);
    const size = v.map((vi) => rate / (Math.sqrt(vi) + 1e-8));
    return {state: v, terms: {g, v, size, delta: g.map((gi, i) => -size[i] * gi)}};
  }
};
