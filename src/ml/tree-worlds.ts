import {random} from "./random.js";

/** Two classes on the square from −1 to 1, each half of it. */
export type TreeWorld = "disc" | "xor" | "slope";

/** The radius at which a disc is half of the square. */
export const DISC = Math.sqrt(2 / Math.PI);

/** The class that is right at a place, before any label is flipped. */
export const truths: Readonly<Record<TreeWorld, (u: number, v: number) => 0 | 1>> = {
  disc: (u, v) => (u * u + v * v < DISC * DISC ? 1 : 0),
  xor: (u, v) => (u > 0 === v > 0 ? 1 : 0),
  slope: (u, v) => (u + v > 0 ? 1 : 0)
};

export interface FlippedRows {
  readonly u: Float64Array;
  readonly v: Float64Array;
  readonly label: Uint8Array;
  /** 1 where the label is not the right one. */
  readonly flipped: Uint8Array;
}

/**
 * Rows drawn evenly from the square, each label flipped with probability `noise`. Of one seed the first rows are the same for
 * all sizes, and a label that is flipped at a low noise is flipped at every higher one.
 */
export function drawFlipped(world: TreeWorld, n: number, noise: number, seed: number): FlippedRows {
  const source = random(seed);
  const [u, v] = [new Float64Array(n), new Float64Array(n)];
  const [label, flipped] = [new Uint8Array(n), new Uint8Array(n)];
  for (let i = 0; i < n; ++i) {
    u[i] = 2 * source() - 1;
    v[i] = 2 * source() - 1;
    flipped[i] = source() < noise ? 1 : 0;
    label[i] = truths[world](u[i], v[i]) ^ flipped[i];
  }
  return {u, v, label, flipped};
}
