import {normal, type Random, random} from "./random.js";

/** Points in the plane with a class each: what a two-dimensional classifier is trained on. */
export interface LabeledPoints {
  x: Float64Array;
  y: Float64Array;
  /** Index into `classes`. */
  label: Int32Array;
  classes: string[];
  xName: string;
  yName: string;
}

export type WorldName = "blobs" | "three" | "moons" | "rings" | "xor" | "mixture" | "linear";

/**
 * Where simulated points come from, with everything that real tables do not tell: the density, the probability of each
 * class at each place, and with it the smallest error that any classifier can have.
 */
export interface World {
  readonly name: WorldName;
  readonly title: string;
  readonly classes: string[];
  /** The part of the plane that figures show: x0, x1, y0, y1. All worlds share it. */
  readonly extent: readonly [number, number, number, number];
  /** x0, x1, y0, y1 of the part that points come from: outside it the density is 0 or far below what matters. */
  readonly bounds: readonly [number, number, number, number];
  /** Standard deviation of the noise around the centers; for `linear` the scale of the logistic curve. */
  readonly spread: number;
  /** Probability that a label is replaced by one of the others, chosen evenly. */
  readonly flip: number;
  /** n independent points: class by its prior (even), place given the class, then the flip. */
  sample(n: number, source: Random): LabeledPoints;
  /** P(class | x, y) with flips, written to `out`, which is returned. */
  posterior(x: number, y: number, out?: Float64Array): Float64Array;
  /** Density of points at (x, y), all classes together. */
  density(x: number, y: number): number;
  /** The Bayes error: the expectation of 1 − max P(class | x, y), to about 4 digits. */
  bayesError(): number;
}

const extent = [-4, 4, -3, 3] as const;
const names2 = ["A", "B"];

/** Gaussians of one standard deviation; every class has the same number of centers, all equally likely. */
interface Centers {
  x: number[];
  y: number[];
  label: number[];
}

interface Shape {
  title: string;
  spread: number;
  classes: string[];
  /** Absent for the linear world, whose places do not depend on the class. */
  centers?: () => Centers;
}

const arc = (
  count: number,
  at: (t: number) => readonly [number, number],
  label: number,
  open: boolean,
  to: Centers
) => {
  for (let i = 0; i < count; ++i) {
    const [x, y] = at(open ? (Math.PI * i) / (count - 1) : (2 * Math.PI * i) / count);
    to.x.push(x);
    to.y.push(y);
    to.label.push(label);
  }
  return to;
};

const shapes: Readonly<Record<WorldName, Shape>> = {
  blobs: {
    title: "Two blobs",
    spread: 1,
    classes: names2,
    centers: () => ({x: [-1, 1], y: [0, 0], label: [0, 1]})
  },
  three: {
    title: "Three blobs",
    spread: 0.8,
    classes: ["A", "B", "C"],
    centers: () => ({x: [-1.3, 1.3, 0], y: [-0.8, -0.8, 1.1], label: [0, 1, 2]})
  },
  // scikit-learn's make_moons, doubled and centered: equally spaced centers along two half circles.
  moons: {
    title: "Two moons",
    spread: 0.5,
    classes: names2,
    centers: () => {
      const to = arc(32, (t) => [2 * Math.cos(t) - 1, 2 * Math.sin(t) - 0.5], 0, true, {
        x: [],
        y: [],
        label: []
      });
      return arc(32, (t) => [1 - 2 * Math.cos(t), 0.5 - 2 * Math.sin(t)], 1, true, to);
    }
  },
  // scikit-learn's make_circles with other radii.
  rings: {
    title: "Two rings",
    spread: 0.4,
    classes: names2,
    centers: () => {
      const to = arc(32, (t) => [Math.cos(t), Math.sin(t)], 0, false, {x: [], y: [], label: []});
      return arc(32, (t) => [2.1 * Math.cos(t), 2.1 * Math.sin(t)], 1, false, to);
    }
  },
  xor: {
    title: "Exclusive or",
    spread: 0.8,
    classes: names2,
    centers: () => ({x: [-1.5, 1.5, -1.5, 1.5], y: [-1.2, 1.2, 1.2, -1.2], label: [0, 0, 1, 1]})
  },
  // Hastie, Tibshirani & Friedman 2009, section 2.3.3: ten centers a class, themselves drawn from a Gaussian.
  mixture: {
    title: "Ten centers each",
    spread: 0.5,
    classes: names2,
    centers: () => {
      const draw = normal(random(2, 11));
      const to: Centers = {x: [], y: [], label: []};
      for (let i = 0; i < 20; ++i) {
        const label = i < 10 ? 0 : 1;
        to.x.push(1.2 * draw() + (label ? 0.8 : -0.8));
        to.y.push(1.1 * draw() + (label ? -0.4 : 0.4));
        to.label.push(label);
      }
      return to;
    }
  },
  linear: {title: "A noisy line", spread: 0.6, classes: names2}
};

export const worldNames = Object.keys(shapes) as WorldName[];

/** What a world is called in words. */
export const worldTitle = (name: WorldName): string => shapes[name].title;

/**
 * The world of that name.
 *
 * @param options.spread more overlap than the default, or less; > 0
 * @param options.flip label noise, 0 … 1 − 1/classes; at the upper end labels say nothing
 * @throws RangeError where spread or flip is out of its range
 */
export function world(name: WorldName, options: {spread?: number; flip?: number} = {}): World {
  const shape = shapes[name];
  const {classes} = shape;
  const {spread = shape.spread, flip = 0} = options;
  const C = classes.length;
  if (!(spread > 0)) throw new RangeError(`spread must be > 0, got ${spread}`);
  if (!(flip >= 0 && flip <= 1 - 1 / C))
    throw new RangeError(`flip must be in [0, ${1 - 1 / C}], got ${flip}`);
  const base = shape.centers ? gaussians(shape.centers(), C, spread) : line(spread);
  // A label stays with probability 1 − flip and otherwise becomes one of the C − 1 others.
  const floor = flip / (C - 1);
  const keep = 1 - flip - floor;

  return {
    name,
    title: shape.title,
    classes,
    extent,
    bounds: base.bounds,
    spread,
    flip,
    sample(n, source) {
      const x = new Float64Array(n);
      const y = new Float64Array(n);
      const label = new Int32Array(n);
      const draw = base.draw(source);
      for (let i = 0; i < n; ++i) {
        const [px, py, c] = draw();
        x[i] = px;
        y[i] = py;
        const flipped = source() < flip;
        const shift = 1 + Math.floor(source() * (C - 1));
        label[i] = flipped ? (c + shift) % C : c;
      }
      return {x, y, label, classes, xName: "x₁", yName: "x₂"};
    },
    posterior(x, y, out = new Float64Array(C)) {
      base.posterior(x, y, out);
      for (let c = 0; c < C; ++c) out[c] = floor + keep * out[c];
      return out;
    },
    density: base.density,
    bayesError: () => 1 - floor - keep * (1 - cachedError(`${name} ${spread}`, base, C))
  };
}

interface Base {
  draw(source: Random): () => readonly [number, number, number];
  posterior(x: number, y: number, out: Float64Array): void;
  density(x: number, y: number): number;
  /** Outside it the density is 0 or far below what matters. */
  bounds: readonly [number, number, number, number];
}

function gaussians({x, y, label}: Centers, classes: number, spread: number): Base {
  const n = x.length;
  const scale = -0.5 / spread ** 2;
  const norm = 1 / (2 * Math.PI * spread ** 2 * n);
  const squared = (i: number, px: number, py: number) => (px - x[i]) ** 2 + (py - y[i]) ** 2;
  const sums = new Float64Array(classes);
  return {
    draw(source) {
      const gauss = normal(source, 0, spread);
      return () => {
        const i = Math.floor(source() * n);
        return [x[i] + gauss(), y[i] + gauss(), label[i]];
      };
    },
    posterior(px, py, out) {
      // Relative to the nearest center, so that no place is so far that every term underflows.
      let least = Infinity;
      for (let i = 0; i < n; ++i) least = Math.min(least, squared(i, px, py));
      sums.fill(0);
      let total = 0;
      for (let i = 0; i < n; ++i) {
        const p = Math.exp(scale * (squared(i, px, py) - least));
        sums[label[i]] += p;
        total += p;
      }
      for (let c = 0; c < classes; ++c) out[c] = sums[c] / total;
    },
    density(px, py) {
      let p = 0;
      for (let i = 0; i < n; ++i) p += Math.exp(scale * squared(i, px, py));
      return norm * p;
    },
    bounds: [
      Math.min(...x) - 6 * spread,
      Math.max(...x) + 6 * spread,
      Math.min(...y) - 6 * spread,
      Math.max(...y) + 6 * spread
    ]
  };
}

/** Places even over the extent; class B by a logistic curve across a slanted line. */
function line(spread: number): Base {
  const [x0, x1, y0, y1] = extent;
  const p = (x: number, y: number) => 1 / (1 + Math.exp(-(0.6 * x + 0.8 * y) / spread));
  const inside = (x: number, y: number) => x >= x0 && x <= x1 && y >= y0 && y <= y1;
  return {
    draw: (source) => () => {
      const x = x0 + (x1 - x0) * source();
      const y = y0 + (y1 - y0) * source();
      return [x, y, source() < p(x, y) ? 1 : 0];
    },
    posterior(x, y, out) {
      out[1] = p(x, y);
      out[0] = 1 - out[1];
    },
    density: (x, y) => (inside(x, y) ? 1 / ((x1 - x0) * (y1 - y0)) : 0),
    bounds: extent
  };
}

const errors = new Map<string, number>();

/** The integral of density × (1 − max posterior) without flips, by the midpoint rule. */
function cachedError(key: string, base: Base, classes: number): number {
  const known = errors.get(key);
  if (known !== undefined) return known;
  const [x0, x1, y0, y1] = base.bounds;
  const m = 240;
  const p = new Float64Array(classes);
  let sum = 0;
  let mass = 0;
  for (let i = 0; i < m; ++i) {
    const x = x0 + ((x1 - x0) * (i + 0.5)) / m;
    for (let j = 0; j < m; ++j) {
      const y = y0 + ((y1 - y0) * (j + 0.5)) / m;
      const f = base.density(x, y);
      mass += f;
      // Far tails cost most of the time and add nothing to four digits.
      if (f < 1e-9) continue;
      base.posterior(x, y, p);
      sum += f * (1 - Math.max(...p));
    }
  }
  if (errors.size > 64) errors.clear();
  errors.set(key, sum / mass);
  return sum / mass;
}
