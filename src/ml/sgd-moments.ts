import {bisect} from "./bisection.js";

/** A symmetric 2 × 2 matrix [m₁₁, m₁₂, m₂₂]. */
export type Symmetric = readonly [number, number, number];
export type Pair = readonly [number, number];

/**
 * What a straight line's least squares, L(w) = ½ mean (w₀ + w₁xᵢ − yᵢ)², has to say of the noise in its gradient. With
 * d = w − w*, the distance from the minimum, and aᵢ = (1, xᵢ), example i's gradient is aᵢ(aᵢᵀd − rᵢ), where rᵢ is its residual at w*.
 */
export interface LineNoise {
  /** Means of xᵏ, k = 0 … 4. */
  readonly x: Float64Array;
  /** Means of r xᵏ, k = 0 … 3: the first two are 0 at the minimum. */
  readonly rx: Float64Array;
  /** Means of r² xᵏ, k = 0 … 2: the covariance of one example's gradient at the minimum. */
  readonly rrx: Float64Array;
}

export function lineNoise(x: ArrayLike<number>, r: ArrayLike<number>): LineNoise {
  const n = x.length;
  const [a, b, c] = [new Float64Array(5), new Float64Array(4), new Float64Array(3)];
  for (let i = 0; i < n; ++i) {
    let power = 1 / n;
    for (let k = 0; k < 5; ++k, power *= x[i]) {
      a[k] += power;
      if (k < 4) b[k] += r[i] * power;
      if (k < 3) c[k] += r[i] * r[i] * power;
    }
  }
  return {x: a, rx: b, rrx: c};
}

/** The Hessian of the loss: the mean of aaᵀ. */
export const hessian = ({x}: LineNoise): Symmetric => [x[0], x[1], x[2]];

/** H M H of symmetric matrices. */
function sandwich([a, b, d]: Symmetric, [p, q, s]: Symmetric): Symmetric {
  const [u, v, w, z] = [a * p + b * q, a * q + b * s, b * p + d * q, b * q + d * s];
  return [u * a + v * b, u * b + v * d, w * b + z * d];
}

/** The mean over the examples of A M A, with A = aaᵀ: that of (aᵀMa) aaᵀ. */
const spread = ({x}: LineNoise, [p, q, s]: Symmetric): Symmetric =>
  [0, 1, 2].map((k) => p * x[k] + 2 * q * x[k + 1] + s * x[k + 2]) as [number, number, number];

/** H M + M H. */
const anti = ([a, b, d]: Symmetric, [p, q, s]: Symmetric): Symmetric => [
  2 * (a * p + b * q),
  b * (p + s) + q * (a + d),
  2 * (b * q + d * s)
];

/** The covariance of one example's gradient at a distance d from the minimum: of a random example's A d − a r. */
export function gradientCovariance(noise: LineNoise, d: Pair): Symmetric {
  const {rx, rrx} = noise;
  const [h1, h2, h3] = hessian(noise);
  const [g0, g1] = [h1 * d[0] + h2 * d[1], h2 * d[0] + h3 * d[1]];
  const second = spread(noise, [d[0] * d[0], d[0] * d[1], d[1] * d[1]]);
  return [0, 1, 2].map(
    (k) => second[k] - 2 * (d[0] * rx[k] + d[1] * rx[k + 1]) + rrx[k] - [g0 * g0, g0 * g1, g1 * g1][k]
  ) as [number, number, number];
}

/** The mean and the second moment E ddᵀ of the distance from the minimum, over all that the batches may be. */
export interface Moments {
  readonly mean: Pair;
  readonly second: Symmetric;
}

/** The second moment's own part of a step: E (I − ηA) M (I − ηA), for the mean A of a batch. */
function carried(noise: LineNoise, eta: number, c: number, M: Symmetric): Symmetric {
  const H = hessian(noise);
  const [both, turned, full] = [spread(noise, M), anti(H, M), sandwich(H, M)];
  return [0, 1, 2].map((k) => M[k] - eta * turned[k] + eta * eta * (full[k] + c * (both[k] - full[k]))) as [
    number,
    number,
    number
  ];
}

/**
 * One step of SGD, exactly, for batches that are drawn independently of each other. The mean takes a step of gradient
 * descent, whatever the batch: the loss is a quadratic, and the gradient unbiased.
 *
 * @param c the covariance of a batch's gradient as a share of one example's: see `batchVarianceFactor`
 */
export function momentStep(noise: LineNoise, eta: number, c: number, {mean, second}: Moments): Moments {
  const H = hessian(noise);
  const [m0, m1] = mean;
  const kept = carried(noise, eta, c, second);
  const cross = [0, 1, 2].map((k) => m0 * noise.rx[k] + m1 * noise.rx[k + 1]);
  return {
    mean: [m0 - eta * (H[0] * m0 + H[1] * m1), m1 - eta * (H[1] * m0 + H[2] * m1)],
    second: [0, 1, 2].map((k) => kept[k] + eta * eta * c * (noise.rrx[k] - 2 * cross[k])) as [
      number,
      number,
      number
    ]
  };
}

/** The M with M − E (I − ηA) M (I − ηA) = R: three equations, by Cramer's rule. */
function balanced(noise: LineNoise, eta: number, c: number, R: Symmetric): Symmetric {
  const [p, q, s] = units.map((unit) => {
    const to = carried(noise, eta, c, unit);
    return unit.map((v, i) => v - to[i]);
  });
  const whole = determinant(p, q, s);
  return [determinant(R, q, s) / whole, determinant(p, R, s) / whole, determinant(p, q, R) / whole];
}

const units: readonly Symmetric[] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1]
];

type Column = ArrayLike<number>;
const determinant = (a: Column, b: Column, c: Column): number =>
  a[0] * (b[1] * c[2] - b[2] * c[1]) -
  b[0] * (a[1] * c[2] - a[2] * c[1]) +
  c[0] * (a[1] * b[2] - a[2] * b[1]);

const isPositive = ([p, q, s]: Symmetric): boolean => p > 0 && p * s > q * q;

/** Whether the mean squared distance from the minimum stays bounded at a constant step. */
export function isStable(noise: LineNoise, eta: number, c: number): boolean {
  // The map of M keeps positive matrices positive: it contracts exactly where what balances the identity is one.
  return isPositive(balanced(noise, eta, c, [1, 0, 1]));
}

/**
 * Where SGD stays at a constant step: E ddᵀ once the start is forgotten, to all orders of the step; null where the step is
 * so long that it grows without bound.
 */
export function ballOf(noise: LineNoise, eta: number, c: number): Symmetric | null {
  if (!isStable(noise, eta, c)) return null;
  const [a, b, d] = noise.rrx;
  return balanced(noise, eta, c, [eta * eta * c * a, eta * eta * c * b, eta * eta * c * d]);
}

/** The step up to which the mean squared distance stays bounded: 2 / λmax without noise, less with it. */
export function stepLimit(noise: LineNoise, c: number): number {
  const [a, b, d] = hessian(noise);
  const top = (a + d) / 2 + Math.hypot((a - d) / 2, b);
  if (c === 0) return 2 / top;
  // From where it is stable on, a longer step never makes it so again.
  return bisect((eta) => (isStable(noise, eta, c) ? -1 : 1), 0, 2.000001 / top);
}
