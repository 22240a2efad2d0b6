import {normal, random} from "../../ml/random.js";
import {remember} from "../../ml/remember.js";

/** The truths that simulated points scatter about, and the standard deviation of their noise. */
export const truths = {
  wave: (x: number): number => Math.sin(1.5 * Math.PI * x),
  line: (x: number): number => 1.2 * x
} as const;
export type WorldName = keyof typeof truths;
export const worldNames = Object.keys(truths) as WorldName[];
export const SIGMA = 0.3;

/** Points that are held out of every fit. */
export const HELD = 40;

/** The highest degree of the usual picture, and of the one that goes on past n. */
export const USUAL = 16;
export const FAR = 40;

/** Training and validation points; places are scaled so that all lie in [−1, 1]. */
export interface Sample {
  u: Float64Array;
  y: Float64Array;
  heldU: Float64Array;
  heldY: Float64Array;
  /** Places and values as they were measured: x = middle + half · u. */
  middle: number;
  half: number;
  /** Values as they were measured: shift + scale · y. */
  shift: number;
  scale: number;
  names: {x: string; y: string};
  /** Where points are simulated their truth is known; null for the reader's own. */
  world: WorldName | null;
}

/** One uniform place in each of n cells of the same width: no gaps wide enough to blow a polynomial up by themselves. */
function draw(world: WorldName, n: number, seed: number, stream: number): {x: Float64Array; y: Float64Array} {
  const places = random(seed, stream);
  const noise = normal(random(seed, stream + 1), 0, SIGMA);
  const x = Float64Array.from({length: n}, (_, i) => -1 + (2 * (i + places())) / n);
  return {x, y: x.map((v) => truths[world](v) + noise())};
}

export const simulated = remember((world: WorldName, n: number, seed: number): Sample => {
  const train = draw(world, n, seed, 10 + n);
  const held = draw(world, HELD, seed, 4);
  return {
    u: train.x,
    y: train.y,
    heldU: held.x,
    heldY: held.y,
    middle: 0,
    half: 1,
    shift: 0,
    scale: 1,
    names: {x: "x", y: "y"},
    world
  };
});
