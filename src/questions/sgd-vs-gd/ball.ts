import {remember} from "../../ml/remember.js";
import {batchVarianceFactor} from "../../ml/sgd.js";
import {ballOf, lineNoise, type Pair, type Symmetric, stepLimit} from "../../ml/sgd-moments.js";
import {N} from "./clock.js";
import {orders} from "./orders.js";
import type {Sampling} from "./runs.js";
import {LIMIT, type World, X} from "./world.js";

export const factorOf = (batch: number): number => batchVarianceFactor(N, batch, false);

/** The step from which on SGD's mean squared distance from the minimum grows without bound: the residuals have no say in it. */
const limits = new Map<number, number>();
export function sgdLimit(batch: number): number {
  const known = limits.get(batch);
  if (known !== undefined) return known;
  const limit = batch === N ? LIMIT : stepLimit(lineNoise(X, X), factorOf(batch));
  limits.set(batch, limit);
  return limit;
}

/** The root mean squared distance from the minimum at a constant step, batches drawn afresh; null where it has no bound. */
export function radiusAt(world: World, batch: number, eta: number): number | null {
  const M = ballAt(world, batch, eta);
  return M && Math.sqrt(M[0] + M[2]);
}

export const ballAt = (world: World, batch: number, eta: number): Symmetric | null =>
  batch === N ? (eta < LIMIT ? [0, 0, 0] : null) : ballOf(world.noise, eta, factorOf(batch));

export interface RadiusCurve {
  readonly eta: Float64Array;
  readonly radius: Float64Array;
}

/** The radius over the steps, up to where it has no bound. */
export const curveOf = remember((world: World, batch: number): RadiusCurve => {
  const end = sgdLimit(batch);
  // Closer together at both ends, where the curve is steep.
  const at = Float64Array.from({length: 72}, (_, k) => {
    const u = (k + 1) / 73;
    return end * u * u * (3 - 2 * u);
  });
  return {eta: at, radius: at.map((eta) => radiusAt(world, batch, eta) ?? 0)};
});

/** Examples that the runs touch together to measure where they stay. */
export const TOUCHES = 40_000;

/** Places about the minimum with M as their mean of ddᵀ, two of them opposite to the other two. */
function placesOf([p, q, s]: Symmetric): Pair[] {
  const root = Math.hypot((p - s) / 2, q);
  const angle = Math.atan2(2 * q, p - s) / 2;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [a, b] = [root, -root].map((by) => Math.sqrt(2 * Math.max(0, (p + s) / 2 + by)));
  return [
    [a * cos, a * sin],
    [-a * cos, -a * sin],
    [-b * sin, b * cos],
    [b * sin, -b * cos]
  ];
}

/**
 * The root mean squared distance from the minimum in four long runs; null beyond the limit of independent batches. They
 * begin as far from the minimum as the law says, and a fifth of each is to forget that. Four side by side take little
 * longer than one: a run's next update waits for its last.
 */
export const measuredRadius = remember(
  (
    world: World,
    batch: number,
    sampling: Sampling,
    eta: number,
    touches: number = TOUCHES
  ): number | null => {
    const M = ballAt(world, batch, eta);
    if (!M) return null;
    const rows = orders(sampling, batch, touches);
    const {r} = world;
    const places = X;
    let [[a0, b0], [a1, b1], [a2, b2], [a3, b3]] = placesOf(M);
    const quarter = rows.length / 4;
    const updates = quarter / batch;
    const from = Math.floor(updates / 5);
    const h = eta / batch;
    let sum = 0;
    for (let t = 0, k = 0; t < updates; ++t) {
      let g0 = 0;
      let k0 = 0;
      let g1 = 0;
      let k1 = 0;
      let g2 = 0;
      let k2 = 0;
      let g3 = 0;
      let k3 = 0;
      for (const end = k + batch; k < end; ++k) {
        let i = rows[k];
        let x = places[i];
        let e = a0 + b0 * x - r[i];
        g0 += e;
        k0 += e * x;
        i = rows[k + quarter];
        x = places[i];
        e = a1 + b1 * x - r[i];
        g1 += e;
        k1 += e * x;
        i = rows[k + 2 * quarter];
        x = places[i];
        e = a2 + b2 * x - r[i];
        g2 += e;
        k2 += e * x;
        i = rows[k + 3 * quarter];
        x = places[i];
        e = a3 + b3 * x - r[i];
        g3 += e;
        k3 += e * x;
      }
      a0 -= h * g0;
      b0 -= h * k0;
      a1 -= h * g1;
      b1 -= h * k1;
      a2 -= h * g2;
      b2 -= h * k2;
      a3 -= h * g3;
      b3 -= h * k3;
      if (t >= from)
        sum += a0 * a0 + b0 * b0 + (a1 * a1 + b1 * b1) + (a2 * a2 + b2 * b2) + (a3 * a3 + b3 * b3);
    }
    return Math.sqrt(sum / (4 * (updates - from)));
  }
);
