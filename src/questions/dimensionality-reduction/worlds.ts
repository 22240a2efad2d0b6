import {glyphs} from "../../ml/glyphs.js";
import {normal, random} from "../../ml/random.js";

/** A table: n rows of p features, row-major, with a class of each row where there is one. */
export interface Sample {
  X: Float64Array;
  n: number;
  p: number;
  label: ArrayLike<number> | null;
  classes: readonly string[];
  names: readonly string[];
}

/** Pictures of digits, rows and columns of pure noise, steps and dimensions of the walks. */
export const PICTURES = 100;
export const NOISE = {n: 30, p: 20} as const;
export const WALKS = {n: 50, p: 200} as const;

/** Where the flat worlds' long axis points, in degrees. */
export const DIRECTION = 30;

const pair = ["x₁", "x₂"];

/** Points given along and across the long axis, turned into the plane's own features. */
function turned(n: number, at: (i: number) => readonly [along: number, across: number]): Float64Array {
  const [c, s] = [Math.cos((DIRECTION * Math.PI) / 180), Math.sin((DIRECTION * Math.PI) / 180)];
  const X = new Float64Array(2 * n);
  for (let i = 0; i < n; ++i) {
    const [u, v] = at(i);
    X[2 * i] = u * c - v * s;
    X[2 * i + 1] = u * s + v * c;
  }
  return X;
}

/** A Gaussian cloud nine times as wide, in variance, along its axis as across. */
function cloud(seed: number): Sample {
  const z = normal(random(seed));
  const X = turned(60, () => [1.5 * z(), 0.5 * z()]);
  return {X, n: 60, p: 2, label: null, classes: [], names: pair};
}

/** Two flat classes side by side: the long way is the same for both, the short one parts them. */
function pancakes(seed: number): Sample {
  const z = normal(random(seed));
  const X = turned(100, (i) => [1.6 * z(), (i % 2 ? 0.42 : -0.42) + 0.2 * z()]);
  return {
    X,
    n: 100,
    p: 2,
    label: Uint8Array.from({length: 100}, (_, i) => i % 2),
    classes: ["class A", "class B"],
    names: pair
  };
}

/** Features that have nothing to do with each other. */
function noise(seed: number): Sample {
  const {n, p} = NOISE;
  const z = normal(random(seed));
  const X = Float64Array.from({length: n * p}, () => z());
  return {X, n, p, label: null, classes: [], names: []};
}

/** In each dimension a random walk of its own; a row is a step, that is, a moment. */
function walks(seed: number): Sample {
  const {n, p} = WALKS;
  const z = normal(random(seed));
  const X = Float64Array.from({length: n * p}, () => z());
  for (let q = p; q < n * p; ++q) X[q] += X[q - p];
  return {X, n, p, label: null, classes: [], names: []};
}

function digits(seed: number): Sample {
  const {X, label} = glyphs(seed, PICTURES);
  return {
    X,
    n: PICTURES,
    p: 64,
    label,
    classes: Array.from({length: 10}, (_, d) => `${d}`),
    names: []
  };
}

export const simulate = {cloud, pancakes, digits, noise, walks} as const;

/** A table of each world, and the reader's own: who goes from one to another and back finds what was computed. */
export const KEPT = Object.keys(simulate).length + 1;

/** Whether a world's two features are the plane that is drawn, so that its axis can be turned. */
export const isFlat = (world: unknown): boolean => world === "cloud" || world === "pancakes";
