import {indexDraws} from "../../ml/index-draws.js";
import {remember} from "../../ml/remember.js";
import {batchVarianceFactor} from "../../ml/sgd.js";
import {type Moments, momentStep, type Pair, type Symmetric} from "../../ml/sgd-moments.js";
import {N} from "./clock.js";
import {type Pool, poolOf, residualsOf} from "./pool.js";
import {rateOf} from "./runs.js";
import type {World} from "./world.js";

export const WALKERS = 1000;

/** A thousand runs of SGD from one start, each with batches of its own, after some updates. */
export interface Cloud {
  readonly updates: number;
  /** Distances from the minimum. */
  readonly d0: Float64Array;
  readonly d1: Float64Array;
  /** Where they are on average. */
  readonly center: Pair;
  /** Their mean squared distance from that, and what the law says. */
  readonly spread: number;
  readonly law: {readonly mean: Pair; readonly covariance: Symmetric; readonly spread: number};
}

/** Walkers on the way: they can be led on, so that a clock that runs costs no more than its own updates. */
function walkers(world: World, start: Pair, eta: number, decay: number, pool: Pool, seed: number) {
  const [d0, d1] = [new Float64Array(WALKERS).fill(start[0]), new Float64Array(WALKERS).fill(start[1])];
  const draw = indexDraws(seed, 3);
  const {x, xx} = pool;
  const {e, ex} = residualsOf(pool, world.r);
  const rate = rateOf(eta, decay, pool.B);
  const c = batchVarianceFactor(N, pool.B, false);
  let moments: Moments = {mean: start, second: [start[0] ** 2, start[0] * start[1], start[1] ** 2]};
  let t = 0;
  const step = () => {
    const h = rate(t);
    for (let i = 0; i < WALKERS; ++i) {
      const k = draw(pool.size);
      const p = d0[i];
      const q = d1[i];
      d0[i] = p - h * (p + x[k] * q - e[k]);
      d1[i] = q - h * (x[k] * p + xx[k] * q - ex[k]);
    }
    moments = momentStep(world.noise, h, c, moments);
    ++t;
  };
  return {
    at: () => t,
    to: (updates: number): Cloud => {
      while (t < updates) step();
      return shot(t, d0, d1, moments);
    }
  };
}

function shot(updates: number, from0: Float64Array, from1: Float64Array, {mean, second}: Moments): Cloud {
  const [d0, d1] = [from0.slice(), from1.slice()];
  const average = (values: Float64Array) => values.reduce((sum, v) => sum + v, 0) / WALKERS;
  const center: Pair = [average(d0), average(d1)];
  const covariance: Symmetric = [
    second[0] - mean[0] ** 2,
    second[1] - mean[0] * mean[1],
    second[2] - mean[1] ** 2
  ];
  const spread = d0.reduce((sum, v, i) => sum + (v - center[0]) ** 2 + (d1[i] - center[1]) ** 2, 0) / WALKERS;
  return {
    updates,
    d0,
    d1,
    center,
    spread,
    law: {mean, covariance, spread: Math.max(0, covariance[0] + covariance[2])}
  };
}

const runOf = remember(
  (world: World, a: number, b: number, eta: number, decay: number, batch: number, seed: number) => ({
    now: walkers(world, [a, b], eta, decay, poolOf(batch), seed),
    anew: () => walkers(world, [a, b], eta, decay, poolOf(batch), seed)
  })
);

export const cloudOf = remember(
  (
    world: World,
    a: number,
    b: number,
    eta: number,
    decay: number,
    batch: number,
    seed: number,
    updates: number
  ): Cloud => {
    const run = runOf(world, a, b, eta, decay, batch, seed);
    // Back in time is again from the start.
    if (run.now.at() > updates) run.now = run.anew();
    return run.now.to(updates);
  }
);
