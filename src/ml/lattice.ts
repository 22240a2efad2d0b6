import type {World} from "./worlds.js";

/**
 * Evenly spaced places over all that a world draws, each with its share of the points. Sums over them are integrals over
 * the world (midpoint rule, which converges fast for smooth densities): the same for every sample, with no randomness.
 */
export interface Lattice {
  columns: number;
  rows: number;
  x: Float64Array;
  y: Float64Array;
  /** Share of the world's points at each place: sums to 1. Row by row, columns × rows. */
  mass: Float64Array;
  /** P(class | place): place × classes. */
  p: Float64Array;
}

/**
 * @param step about how far apart places are, in the world's units
 * @param multiple columns and rows number a multiple of this: blocks of so many then fill the lattice
 */
export function latticeOf(world: World, step: number, multiple = 1): Lattice {
  const [x0, x1, y0, y1] = world.bounds;
  const C = world.classes.length;
  const columns = multiple * Math.max(1, Math.round((x1 - x0) / step / multiple));
  const rows = multiple * Math.max(1, Math.round((y1 - y0) / step / multiple));
  const n = columns * rows;
  const x = Float64Array.from({length: n}, (_, i) => x0 + ((x1 - x0) * ((i % columns) + 0.5)) / columns);
  const y = Float64Array.from(
    {length: n},
    (_, i) => y0 + ((y1 - y0) * (Math.floor(i / columns) + 0.5)) / rows
  );
  const mass = Float64Array.from(x, (v, i) => world.density(v, y[i]));
  const total = mass.reduce((a, b) => a + b, 0);
  const p = new Float64Array(n * C);
  for (let i = 0; i < n; ++i) {
    mass[i] /= total;
    world.posterior(x[i], y[i], p.subarray(i * C, (i + 1) * C));
  }
  return {columns, rows, x, y, mass, p};
}

/** Places to compare classifiers at, and what is known of each. */
export interface Places {
  x: Float64Array;
  y: Float64Array;
  /** P(class | place): place × classes. */
  p: Float64Array;
  /** Share of the points that each place stands for: sums to 1. */
  weight: Float64Array;
}

/** Places that hold nearly all of a world's points: the tails' last 10⁻⁴ are left out. */
export function placesOn(world: World, step: number): Places {
  const {x, y, mass, p} = latticeOf(world, step);
  const C = world.classes.length;
  const order = Array.from(mass.keys()).sort((a, b) => mass[b] - mass[a]);
  let sum = 0;
  let count = 0;
  while (count < order.length && sum < 1 - 1e-4) sum += mass[order[count++]];
  // In the lattice's own order, so that places asked one after another are neighbors.
  const kept = order.slice(0, count).sort((a, b) => a - b);
  return {
    x: Float64Array.from(kept, (i) => x[i]),
    y: Float64Array.from(kept, (i) => y[i]),
    p: Float64Array.from({length: count * C}, (_, j) => p[kept[Math.floor(j / C)] * C + (j % C)]),
    weight: Float64Array.from(kept, (i) => mass[i] / sum)
  };
}
