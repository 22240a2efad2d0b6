import type {Surface} from "./surfaces.js";

/** Targets of nine examples: noise that adds up to 0. */
const noise = [3.6, -2.4, 1.2, -4.8, 4.8, -1.2, 2.4, -3.6, 0];

/** The noise comes round so many times before the rare feature is seen once. */
const ROUNDS = 5;

const period = ROUNDS * noise.length + 1;
const least = noise.reduce((sum, c) => sum + 0.5 * c * c * ROUNDS, 0) / period;

/**
 * Least squares as `sparse` of surfaces.ts, with a rarer feature and louder noise: of 46 examples, one a step in a fixed
 * order, 45 show the common feature with noisy targets c, so that the gradient is (x − c, 0), and the last the rare one,
 * (0, y).
 */
export const rare: Surface = {
  x: [-4, 4],
  y: [-3, 3],
  minima: [[0, 0]],
  least,
  value: (x, y) => 0.5 * ((1 - 1 / period) * x * x + (y * y) / period) + least,
  gradient: (x, y) => [(1 - 1 / period) * x, y / period],
  seen: (x, y, t) => (t % period === 0 ? [0, y] : [x - noise[((t % period) - 1) % noise.length], 0]),
  period
};
