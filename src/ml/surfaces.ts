/** A loss of two weights, to run optimizers on. */
export interface Surface {
  /** The part of the plane that is worth looking at. */
  readonly x: readonly [min: number, max: number];
  readonly y: readonly [min: number, max: number];
  /** Where it is least, and how much it is there. */
  readonly minima: readonly (readonly [number, number])[];
  readonly least: number;
  value(x: number, y: number): number;
  gradient(x: number, y: number): [number, number];
  /** The gradient that step `t` (from 1) sees, where that is not the whole one: `gradient` is its mean over `period` steps. */
  seen?(x: number, y: number, t: number): [number, number];
  readonly period?: number;
}

/** The ravine's largest and smallest curvature; their ratio κ is its condition number. */
export const curvature = {largest: 10, smallest: 0.1} as const;

/** The quadratic ½(0.1u² + 10v²), u and v turned against x and y by `degrees`: κ = 100 whatever the angle. */
export function ravine(degrees = 0): Surface {
  const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const {largest: L, smallest: l} = curvature;
  const [a, b, d] = [l * c * c + L * s * s, (l - L) * c * s, l * s * s + L * c * c];
  return {
    x: [-4, 4],
    y: [-3, 3],
    minima: [[0, 0]],
    least: 0,
    value: (x, y) => 0.5 * (a * x * x + 2 * b * x * y + d * y * y),
    gradient: (x, y) => [a * x + b * y, b * x + d * y]
  };
}

/** Rosenbrock (1960): a curved valley, (1 − x)² + 100(y − x²)². */
export const rosenbrock: Surface = {
  x: [-2, 2],
  y: [-0.9, 2.1],
  minima: [[1, 1]],
  least: 0,
  value: (x, y) => (1 - x) ** 2 + 100 * (y - x * x) ** 2,
  gradient: (x, y) => [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)]
};

const bealeTerms = [1.5, 2.25, 2.625];

/** Beale (1958): flat in the middle, with walls along the rim, Σₖ (cₖ − x + xyᵏ)². */
export const beale: Surface = {
  x: [-0.8, 4.4],
  y: [-1.9, 2],
  minima: [[3, 0.5]],
  least: 0,
  value: (x, y) => bealeTerms.reduce((sum, c, k) => sum + (c - x + x * y ** (k + 1)) ** 2, 0),
  gradient: (x, y) => {
    let [gx, gy] = [0, 0];
    bealeTerms.forEach((c, k) => {
      const r = c - x + x * y ** (k + 1);
      gx += 2 * r * (y ** (k + 1) - 1);
      gy += 2 * r * x * (k + 1) * y ** k;
    });
    return [gx, gy];
  }
};

/** ½x² − ½y² + ¼y⁴: a saddle at 0 between minima at (0, ±1). */
export const saddle: Surface = {
  x: [-2, 2],
  y: [-1.5, 1.5],
  minima: [
    [0, 1],
    [0, -1]
  ],
  least: -0.25,
  value: (x, y) => 0.5 * x * x - 0.5 * y * y + 0.25 * y ** 4,
  gradient: (x, y) => [x, -y + y ** 3]
};

/** 1 − exp(−½(x² + y²)): a well in a plain that is all but flat. */
export const plateau: Surface = {
  x: [-4, 4],
  y: [-3, 3],
  minima: [[0, 0]],
  least: 0,
  // expm1 keeps the digits near the minimum.
  value: (x, y) => -Math.expm1(-0.5 * (x * x + y * y)),
  gradient: (x, y) => {
    const e = Math.exp(-0.5 * (x * x + y * y));
    return [x * e, y * e];
  }
};

/** Targets of the common feature's nine examples: noise that adds up to 0. */
const noise = [1.2, -0.8, 0.4, -1.6, 1.6, -0.4, 0.8, -1.2, 0];
const every = noise.length + 1;
const noiseLoss = noise.reduce((sum, c) => sum + (0.5 * c * c) / every, 0);

/**
 * Least squares with two features that never occur together, one example a step, in a fixed order: nine of ten show
 * the common one, with noisy targets c, so that the gradient is (x − c, 0); the tenth the rare one, (0, y). The loss
 * is the mean over the ten, ½(0.9x² + 0.1y²) and a constant.
 */
export const sparse: Surface = {
  x: [-4, 4],
  y: [-3, 3],
  minima: [[0, 0]],
  least: noiseLoss,
  value: (x, y) => 0.5 * ((1 - 1 / every) * x * x + (y * y) / every) + noiseLoss,
  gradient: (x, y) => [(1 - 1 / every) * x, y / every],
  seen: (x, y, t) => (t % every === 0 ? [0, y] : [x - noise[(t % every) - 1], 0]),
  period: every
};
