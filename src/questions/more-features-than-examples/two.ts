import {remember} from "../../ml/remember.js";

export type Pair = readonly [number, number];

/** The weights that the examples' answers were made from, but for their errors. */
export const TRUTH: Pair = [1, 2];

/** All examples are as long as the first, (2, 1), and so is the test place. */
export const LENGTH = Math.sqrt(5);
const FIRST = Math.atan2(1, 2);
const degrees = Math.PI / 180;

/** Where the third example stands, from the first. */
export const THIRD = -50;

/** The fan shows fits whose weights are no longer than this. */
export const REACH = 3;

export const product = (a: Pair, b: Pair): number => a[0] * b[0] + a[1] * b[1];
export const norm = (w: Pair): number => Math.hypot(w[0], w[1]);
export const add = (a: Pair, b: Pair, times = 1): Pair => [a[0] + times * b[0], a[1] + times * b[1]];

/** The place at this angle from the first example. */
export const placeAt = (angle: number): Pair =>
  angle === 0
    ? [2, 1]
    : [LENGTH * Math.cos(FIRST + angle * degrees), LENGTH * Math.sin(FIRST + angle * degrees)];

export interface Example {
  angle: number;
  x: Pair;
  y: number;
}

export interface Valley {
  examples: readonly Example[];
  /** The eigenvalues of XᵀX, the larger first, and their directions. */
  curvature: Pair;
  axes: readonly [Pair, Pair];
  rank: 1 | 2;
  /** The weights of least RSS that are the shortest. */
  best: Pair;
  /** The least RSS. */
  least: number;
  /** How far the fits of least RSS within `REACH` go from `best` to either side: 0 where there is one. */
  half: number;
}

const errors = [0, 0.5, -0.5];

export function rss({examples}: Pick<Valley, "examples">, w: Pair): number {
  return examples.reduce((sum, {x, y}) => sum + (y - product(w, x)) ** 2, 0);
}

/** One to three examples of two features, and where their residual sum of squares is least. */
export const valleyOf = remember((count: number, between: number): Valley => {
  const examples = [0, between, THIRD].slice(0, count).map((angle, i) => {
    const x = placeAt(angle);
    return {angle, x, y: product(x, TRUTH) + errors[i]};
  });
  let [a, b, d] = [0, 0, 0];
  for (const {x} of examples) [a, b, d] = [a + x[0] ** 2, b + x[0] * x[1], d + x[1] ** 2];
  // The determinant is the sum of the squared areas that pairs of examples span (Cauchy–Binet): 0 for one example, exactly.
  let determinant = 0;
  examples.forEach(({x}, i) => {
    for (const {x: z} of examples.slice(0, i)) determinant += (x[0] * z[1] - x[1] * z[0]) ** 2;
  });
  const large = (a + d + Math.hypot(a - d, 2 * b)) / 2;
  const small = determinant / large;
  const rank = small > 1e-12 * large ? 2 : 1;
  const turn = 0.5 * Math.atan2(2 * b, a - d);
  const axes = [
    [Math.cos(turn), Math.sin(turn)],
    [-Math.sin(turn), Math.cos(turn)]
  ] as const;
  const curvature: Pair = [large, rank === 2 ? small : 0];
  const best = solve({examples, curvature, axes}, 0);
  return {
    examples,
    curvature,
    axes,
    rank,
    best,
    least: rss({examples}, best),
    half: rank === 2 ? 0 : Math.sqrt(REACH ** 2 - norm(best) ** 2)
  };
});

/** The minimizer of RSS + λ|w|²; for λ = 0 the shortest of all. */
export function solve(
  {examples, curvature, axes}: Pick<Valley, "examples" | "curvature" | "axes">,
  lambda: number
): Pair {
  let Xy: Pair = [0, 0];
  for (const {x, y} of examples) Xy = add(Xy, x, y);
  let w: Pair = [0, 0];
  axes.forEach((v, k) => {
    if (curvature[k] > 0) w = add(w, v, product(v, Xy) / (curvature[k] + lambda));
  });
  return w;
}

/** Where gradient descent on RSS ends from a start, after this many steps. */
export function descend({examples, curvature}: Valley, start: Pair, steps: number): Pair {
  let w = start;
  const rate = 1 / (2 * curvature[0]);
  for (let i = 0; i < steps; ++i) {
    let gradient: Pair = [0, 0];
    for (const {x, y} of examples) gradient = add(gradient, x, -2 * (y - product(w, x)));
    w = add(w, gradient, -rate);
  }
  return w;
}
