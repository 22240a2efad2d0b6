import type {Norm} from "./train.js";

/** The runs of the training view: hidden layers, units, examples a batch, updates. */
export const trained = {depth: 8, width: 10, batch: 32, updates: 160, every: 16} as const;
export const rates = [0.01, 0.03, 0.1, 0.3, 1, 3, 10] as const;
export const norms = ["none", "batch", "layer"] as const satisfies readonly Norm[];
export const seeds = [1, 2, 3, 4, 5] as const;
/** Standard deviations of the weights, in units of 1/√fan-in: He's, and half of it. */
export const starts = {he: Math.SQRT2, half: Math.SQRT1_2} as const;
export type Start = keyof typeof starts;

/** The small network whose answers are looked at: trained with batches of 32. */
export const small = {depth: 2, width: 8, batch: 32, rate: 0.3, epochs: 40, seed: 1} as const;
/** Batch sizes that it is trained with besides, at one rate, and fresh examples that it is judged on. */
export const sizes = [2, 4, 8, 32] as const;
export const sizesRate = 0.1;
export const judged = 1000;
