import {drawFirst, indexDraws} from "../../ml/index-draws.js";
import {N} from "./clock.js";
import {type Sampling, sequence} from "./runs.js";

/** Shuffled passes over the examples, one after another. */
function shuffles(many: number): Uint8Array {
  const all = new Uint8Array(many * N);
  const order = Uint8Array.from({length: N}, (_, i) => i);
  const draw = indexDraws(11, 5);
  for (let p = 0; p < many; ++p) all.set(drawFirst(order, N, draw), p * N);
  return all;
}

/** As many as all but tests ask for. */
const ENOUGH = 1000;
let passes: Uint8Array | null = null;
const fresh = new Map<string, Uint8Array>();

/**
 * Examples in the order in which long runs meet them, batch after batch. All samples and steps share it: it is drawn once,
 * not when a slider moves, and what differs between two settings is not the luck of the draw. Shuffled passes are the same
 * at every batch size, so that the first examples of each are a random batch of any size.
 */
export function orders(sampling: Sampling, batch: number, touches: number): Uint8Array {
  if (sampling === "shuffle") {
    if (!passes || passes.length < touches) passes = shuffles(Math.max(ENOUGH, touches / N));
    return passes.subarray(0, touches);
  }
  const key = `${batch} ${touches}`;
  const known = fresh.get(key) ?? sequence(11, batch, "fresh", touches / batch);
  fresh.set(key, known);
  return known;
}
