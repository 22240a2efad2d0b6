import {drawFirst, indexDraws} from "../../ml/index-draws.js";
import {batchGradient, descend, fullGradient, type Walk} from "../../ml/line-descent.js";
import {remember} from "../../ml/remember.js";
import type {Pair} from "../../ml/sgd-moments.js";
import {EXAMPLES, N, UPDATES} from "./clock.js";
import {H, type World, X} from "./world.js";

export type Sampling = "shuffle" | "fresh";

/** Updates of a run: enough for the clock of updates and for that of examples. */
export const updatesOf = (batch: number): number => Math.max(UPDATES, EXAMPLES / batch);

/** Examples in the order in which they are met, batch after batch. */
export function sequence(seed: number, batch: number, sampling: Sampling, updates: number): Uint8Array {
  const draw = indexDraws(seed, 1);
  const rows = new Uint8Array(updates * batch);
  const order = Uint8Array.from({length: N}, (_, i) => i);
  // A shuffled pass, or a shuffle that stops when a batch is full.
  const many = sampling === "shuffle" ? N : batch;
  for (let k = 0; k < rows.length; k += many)
    rows.set(drawFirst(order, many, draw).subarray(0, Math.min(many, rows.length - k)), k);
  return rows;
}

/** The run's own sequence. */
export const rowsOf = remember((seed: number, batch: number, sampling: Sampling) =>
  sequence(seed, batch, sampling, updatesOf(batch))
);

/** SGD's step at update t. */
export const rateOf = (eta: number, decay: number, batch: number) =>
  decay === 0 ? () => eta : (t: number) => eta / (1 + (decay * t * batch) / N);

/** GD from a distance of the minimum. With 1,000 walkers its step is SGD's, decay included. */
export const gdOf = remember(
  (d0: number, d1: number, eta: number, decay: number, batch: number): Walk =>
    descend(H, [d0, d1], UPDATES, rateOf(eta, decay, batch), fullGradient(H))
);

export const sgdOf = remember(
  (world: World, d0: number, d1: number, eta: number, decay: number, rows: Uint8Array, batch: number): Walk =>
    descend(
      H,
      [d0, d1] as Pair,
      rows.length / batch,
      rateOf(eta, decay, batch),
      batchGradient(X, world.r, rows, batch)
    )
);
