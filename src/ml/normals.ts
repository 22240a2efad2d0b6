import {random} from "./random.js";

/** Where the ziggurat's tail begins, and the area of each of its 256 layers (Marsaglia and Tsang 2000). */
const LAYERS = 256;
const tail = 3.654152885361009;
const area = 0.004928673233974655;
const density = (x: number): number => Math.exp((-x * x) / 2);

/** Right ends of the layers, from the lowest, widest one up, and the density there. */
const ends = new Float64Array(LAYERS + 1);
ends[0] = area / density(tail);
ends[1] = tail;
for (let i = 1; i < LAYERS - 1; ++i)
  ends[i + 1] = Math.sqrt(-2 * Math.log(area / ends[i] + density(ends[i])));
const heights = ends.map(density);

/** A seeded source of many numbers at once. */
export interface Draws {
  /** Fills `out` with normal numbers of mean 0 and standard deviation `sigma`. */
  normal(out: Float64Array, sigma: number): Float64Array;
  /** Fills `out` with uniform numbers of mean 0 and standard deviation `sigma`. */
  uniform(out: Float64Array, sigma: number): Float64Array;
}

/**
 * Random numbers by the hundred thousand, several times as fast as one by one from `random`: the generator is sfc32
 * (Doty-Humphrey, PractRand), normal numbers come by the ziggurat. The layer and the place in it are made of different bits of a
 * word, as Doornik (2005) asks.
 *
 * @param seed any integer; the same seed gives the same numbers on every machine
 * @param stream which of several independent streams of one seed to use
 */
export function createDraws(seed: number, stream = 0): Draws {
  const source = random(seed, stream);
  const word = () => Math.floor(source() * 2 ** 32) | 0;
  const state = Int32Array.of(word(), word(), word(), 1);
  /** The state in local variables, which is what makes it fast. */
  const fill = (out: Float64Array, make: (next: () => number) => (i: number) => number): Float64Array => {
    let [a, b, c, d] = state;
    const next = (): number => {
      const t = (((a + b) | 0) + d) | 0;
      d = (d + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + t) | 0;
      return t;
    };
    const value = make(next);
    for (let i = 0; i < out.length; ++i) out[i] = value(i);
    state.set([a, b, c, d]);
    return out;
  };
  // The first words still resemble the seed.
  fill(new Float64Array(16), (next) => next);
  return {
    normal: (out, sigma) => fill(out, (next) => () => sigma * oneNormal(next)),
    uniform: (out, sigma) => {
      const limit = sigma * Math.sqrt(3) * 2 ** -31;
      return fill(out, (next) => () => limit * (next() + 0.5));
    }
  };
}

function oneNormal(next: () => number): number {
  for (;;) {
    const bits = next();
    const layer = bits & 255;
    // 24 bits, even on ±1.
    const x = (((bits >> 8) + 0.5) / 2 ** 23) * ends[layer];
    if (Math.abs(x) < ends[layer + 1]) return x;
    if (layer === 0) return (x < 0 ? -1 : 1) * beyondTail(next);
    const between = heights[layer] + share(next) * (heights[layer + 1] - heights[layer]);
    if (between < density(x)) return x;
  }
}

/** Uniform on (0, 1). */
const share = (next: () => number): number => ((next() >>> 0) + 0.5) / 2 ** 32;

/** A normal number beyond the tail's beginning (Marsaglia 1964). */
function beyondTail(next: () => number): number {
  for (;;) {
    const x = -Math.log(share(next)) / tail;
    if (-2 * Math.log(share(next)) > x * x) return tail + x;
  }
}
