import {drawFirst, indexDraws} from "../../ml/index-draws.js";
import {remember} from "../../ml/remember.js";
import {N} from "./clock.js";
import {X} from "./world.js";

/** How many batches there are at least, where more than one example makes a batch. */
const ENOUGH = 2000;

/**
 * Batches of B different examples, cut out of whole shuffled passes: every example is in as many of them as any other, so
 * that their mean gradient is that of all examples, exactly, wherever one stands.
 */
export interface Pool {
  readonly B: number;
  readonly size: number;
  /** The examples, one batch after another. */
  readonly rows: Uint8Array;
  /** Means of x and of x² in each batch. */
  readonly x: Float64Array;
  readonly xx: Float64Array;
}

export const poolOf = remember((B: number): Pool => {
  const passes = B === 1 || B === N ? 1 : Math.ceil((ENOUGH * B) / N);
  const order = Uint8Array.from({length: N}, (_, i) => i);
  const rows = new Uint8Array(passes * N);
  const draw = indexDraws(17);
  for (let p = 0; p < passes; ++p) rows.set(B === 1 || B === N ? order : drawFirst(order, N, draw), p * N);
  const size = rows.length / B;
  const [x, xx] = [new Float64Array(size), new Float64Array(size)];
  for (let k = 0; k < rows.length; ++k) {
    const v = X[rows[k]];
    const b = Math.floor(k / B);
    x[b] += v / B;
    xx[b] += (v * v) / B;
  }
  return {B, size, rows, x, xx};
});

/** Means of the residuals, and of residuals times x, in each batch of a pool. */
export const residualsOf = remember((pool: Pool, r: Float64Array) => {
  const [e, ex] = [new Float64Array(pool.size), new Float64Array(pool.size)];
  for (let k = 0; k < pool.rows.length; ++k) {
    const i = pool.rows[k];
    const b = Math.floor(k / pool.B);
    e[b] += r[i] / pool.B;
    ex[b] += (r[i] * X[i]) / pool.B;
  }
  return {e, ex};
});
