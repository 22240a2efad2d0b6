import {normal, random} from "./random.js";

/** Pixels a side. */
export const SIDE = 8;

/** Strokes of the ten digits in a box one wide and high, y downwards: corners by turns, strokes apart by "/". */
const STROKES = [
  ".5 .1 .25 .22 .2 .5 .25 .78 .5 .9 .75 .78 .8 .5 .75 .22 .5 .1",
  ".32 .28 .54 .1 .54 .9",
  ".22 .28 .38 .1 .64 .1 .78 .27 .7 .48 .22 .9 .8 .9",
  ".24 .14 .56 .1 .76 .26 .7 .42 .44 .48 .72 .54 .8 .74 .6 .9 .22 .86",
  ".62 .9 .62 .1 .2 .62 .84 .62",
  ".76 .1 .3 .1 .26 .46 .6 .42 .78 .6 .72 .82 .48 .9 .22 .84",
  ".7 .1 .4 .24 .24 .56 .3 .82 .52 .9 .74 .8 .74 .58 .52 .5 .28 .62",
  ".2 .1 .8 .1 .44 .9",
  ".5 .48 .28 .36 .3 .16 .5 .1 .7 .16 .72 .36 .5 .48 .24 .64 .28 .84 .5 .9 .72 .84 .76 .64 .5 .48",
  ".72 .4 .48 .5 .28 .38 .3 .16 .52 .1 .7 .18 .72 .4 .68 .68 .48 .9"
].map((text) => Float64Array.from(text.split(" "), Number));

/** A digit's stroke as a path round the origin, `height` units high. */
export function digitPath(digit: number, height: number): string {
  const s = STROKES[digit];
  let d = "";
  for (let i = 0; i < s.length; i += 2) {
    const [x, y] = [s[i] - 0.5, s[i + 1] - 0.5].map((v) => Math.round(v * height * 10) / 10);
    d += `${i ? "L" : "M"}${x},${y}`;
  }
  return d;
}

export interface Glyphs {
  /** Row-major n × 64, each pixel between 0 and 1. */
  X: Float64Array;
  /** Which digit each row is. */
  label: Uint8Array;
}

/**
 * Simulated handwriting: each digit's stroke with its corners moved, slanted, scaled and shifted at random, drawn with a
 * soft pen of random width on 8 × 8 pixels, and noise on each pixel. The digits come in turn.
 */
export function glyphs(seed: number, n: number): Glyphs {
  const z = normal(random(seed, 3));
  const X = new Float64Array(n * SIDE * SIDE);
  const label = new Uint8Array(n);
  for (let i = 0; i < n; ++i) {
    label[i] = i % 10;
    const s = STROKES[i % 10].map((v) => v - 0.5 + 0.025 * z());
    const [slant, wide, high] = [0.16 * z(), 0.88 + 0.08 * z(), 0.9 + 0.06 * z()];
    const [right, down, pen] = [0.5 + 0.03 * z(), 0.5 + 0.02 * z(), Math.max(0.07, 0.11 + 0.015 * z())];
    for (let c = 0; c < s.length; c += 2) {
      const [x, y] = [s[c], s[c + 1]];
      s[c] = right + wide * x - slant * y;
      s[c + 1] = down + high * y;
    }
    for (let q = 0; q < SIDE * SIDE; ++q) {
      const [x, y] = [((q % SIDE) + 0.5) / SIDE, (Math.floor(q / SIDE) + 0.5) / SIDE];
      const ink = Math.exp(-squaredDistance(s, x, y) / pen ** 2) + 0.04 * z();
      X[i * SIDE * SIDE + q] = Math.max(0, Math.min(1, ink));
    }
  }
  return {X, label};
}

/** The squared distance of a place from a stroke. */
function squaredDistance(s: Float64Array, x: number, y: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let c = 0; c + 3 < s.length; c += 2) {
    const [dx, dy] = [s[c + 2] - s[c], s[c + 3] - s[c + 1]];
    const [ax, ay] = [x - s[c], y - s[c + 1]];
    const t = Math.max(0, Math.min(1, (ax * dx + ay * dy) / (dx * dx + dy * dy)));
    const [ex, ey] = [ax - t * dx, ay - t * dy];
    const square = ex * ex + ey * ey;
    if (square < least) least = square;
  }
  return least;
}
