import type {Pair, Symmetric} from "./sgd-moments.js";

/** The weights of a run, as distances from the minimum, after 0, 1, 2 … updates. */
export interface Walk {
  /** d₀ and d₁ of each update. */
  readonly d0: Float64Array;
  readonly d1: Float64Array;
  /** The loss above its least. */
  readonly excess: Float64Array;
  /** The update after which the run has left all scale, or null: from there on its last place is repeated. */
  readonly gone: number | null;
}

/** Beyond this distance a run has left all scale. */
const FAR = 1e100;

/** The loss above its least at a distance from the minimum. */
export const excessAt = (H: Symmetric, d0: number, d1: number): number =>
  (H[0] * d0 * d0 + 2 * H[1] * d0 * d1 + H[2] * d1 * d1) / 2;

/**
 * Runs `updates` updates of d ← d − η gradient.
 *
 * @param rate the step of update t = 0, 1, …
 * @param gradient writes the gradient of update t at a distance from the minimum into `out`
 */
export function descend(
  H: Symmetric,
  start: Pair,
  updates: number,
  rate: (t: number) => number,
  gradient: (t: number, d0: number, d1: number, out: Float64Array) => void
): Walk {
  const [d0, d1] = [new Float64Array(updates + 1), new Float64Array(updates + 1)];
  const excess = new Float64Array(updates + 1);
  const g = new Float64Array(2);
  let gone: number | null = null;
  let a = start[0];
  let b = start[1];
  d0[0] = a;
  d1[0] = b;
  excess[0] = excessAt(H, a, b);
  for (let t = 0; t < updates; ++t) {
    if (gone === null) {
      const eta = rate(t);
      gradient(t, a, b, g);
      a -= eta * g[0];
      b -= eta * g[1];
      if (Math.abs(a) + Math.abs(b) > FAR) gone = t + 1;
    }
    d0[t + 1] = a;
    d1[t + 1] = b;
    excess[t + 1] = excessAt(H, a, b);
  }
  return {d0, d1, excess, gone};
}

/** The gradient of all examples. */
export const fullGradient =
  ([a, b, d]: Symmetric) =>
  (_: number, d0: number, d1: number, out: Float64Array): void => {
    out[0] = a * d0 + b * d1;
    out[1] = b * d0 + d * d1;
  };

/**
 * The gradient of the batches of a list.
 *
 * @param x the examples' places
 * @param r their residuals at the minimum
 * @param rows the examples that are met, one batch after another
 */
export const batchGradient =
  (x: ArrayLike<number>, r: ArrayLike<number>, rows: ArrayLike<number>, B: number) =>
  (t: number, d0: number, d1: number, out: Float64Array): void => {
    let g0 = 0;
    let g1 = 0;
    for (let k = t * B, end = k + B; k < end; ++k) {
      const i = rows[k];
      const e = d0 + d1 * x[i] - r[i];
      g0 += e;
      g1 += e * x[i];
    }
    out[0] = g0 / B;
    out[1] = g1 / B;
  };
