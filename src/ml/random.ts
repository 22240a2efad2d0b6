import {randomLcg, randomNormal} from "d3-random";

/** A source of uniform numbers in [0, 1), as d3-random's `source` takes it. */
export type Random = () => number;

/**
 * A seeded uniform source. Neighboring seeds (1, 2, 3 …, as readers choose them) give unrelated streams:
 * the seed is scrambled (splitmix32's finalizer) before it starts d3's linear congruential generator, whose
 * first outputs would otherwise lie close together.
 *
 * @param seed any integer; the same seed gives the same stream on every machine
 * @param stream which of several independent streams of one seed to use
 */
export function random(seed: number, stream = 0): Random {
  let h = (Math.imul(seed | 0, 0x9e3779b9) ^ Math.imul((stream + 1) | 0, 0x85ebca6b)) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
  h ^= h >>> 15;
  const source = randomLcg((h >>> 0) / 2 ** 32);
  source();
  return source;
}

/** Standard normal draws from `source` (d3-random's polar method). */
export function normal(source: Random, mu = 0, sigma = 1): () => number {
  return randomNormal.source(source)(mu, sigma);
}

/** Shuffles `array` in place (Fisher–Yates) with draws from `source`, and returns it. */
export function shuffle<T extends {length: number; [i: number]: unknown}>(array: T, source: Random): T {
  for (let i = array.length - 1; i > 0; --i) {
    const j = Math.floor(source() * (i + 1));
    const t = array[i];
    array[i] = array[j];
    array[j] = t;
  }
  return array;
}

/** `n` indices drawn from 0 … n − 1 with replacement: one bootstrap sample. */
export function bootstrap(n: number, source: Random): Int32Array {
  return Int32Array.from({length: n}, () => Math.floor(source() * n));
}
