import {type Optimizer, type Vector, withPenalty, zeros} from "./types.js";

/** Gradient descent: Δw = −ηg. */
export const gradientDescent: Optimizer<null> = {
  start: () => null,
  step(state, w, gradient, {rate, decay}) {
    const g = withPenalty(gradient, w, decay);
    return {state, terms: {g, size: g.map(() => rate), delta: g.map((gi) => -rate * gi)}};
  }
};

/**
 * Momentum, or the heavy ball (Polyak 1964), as torch.optim.SGD has it without dampening: b ← βb + g, Δw = −ηb.
 * At a constant gradient the steps grow to η / (1 − β) times it.
 */
export const momentum: Optimizer<Vector> = {
  start: zeros,
  step(old, w, gradient, {rate, beta, decay}) {
    const g = withPenalty(gradient, w, decay);
    const b = old.map((bi, i) => beta * bi + g[i]);
    return {state: b, terms: {g, b, size: g.map(() => rate), delta: b.map((bi) => -rate * bi)}};
  }
};

/**
 * Nesterov's momentum as torch.optim.SGD has it (nesterov=True), after Sutskever et al. (2013) with the gradient
 * taken at the weights themselves: b ← βb + g, Δw = −η(g + βb). The weights here are the looked-ahead ones of
 * the original.
 */
export const nesterov: Optimizer<Vector> = {
  start: zeros,
  step(old, w, gradient, {rate, beta, decay}) {
    const g = withPenalty(gradient, w, decay);
    const b = old.map((bi, i) => beta * bi + g[i]);
    const look = g.map((gi, i) => gi + beta * b[i]);
    return {state: b, terms: {g, b, look, size: g.map(() => rate), delta: look.map((l) => -rate * l)}};
  }
};
