import type {Walk} from "../../ml/line-descent.js";
import {remember} from "../../ml/remember.js";
import type {Pair} from "../../ml/sgd-moments.js";
import {CLOUD, N, readings, updatesAt} from "./clock.js";
import {type Cloud, cloudOf} from "./cloud.js";
import {type Noise, noiseAt} from "./noise.js";
import type {Room} from "./params.js";
import {poolOf, residualsOf} from "./pool.js";
import {gdOf, rateOf, rowsOf, sgdOf} from "./runs.js";
import {type World, worldOf} from "./world.js";

export type Params = Room["Params"];

/** A walker: its whole run, and how far it is at the clock's reading. */
export interface Walker {
  readonly walk: Walk;
  readonly updates: number;
  /** Examples an update. */
  readonly batch: number;
}

export interface Result {
  readonly world: World;
  /** The distance of the start from the minimum. */
  readonly start: Pair;
  readonly reading: number;
  readonly gd: Walker;
  readonly sgd: Walker;
  /** The examples that SGD meets, one batch after another. */
  readonly rows: Uint8Array;
  /** What takes long is computed for those panels alone that show it. */
  readonly noise: () => Noise;
  readonly cloud: () => Cloud | null;
  readonly next: () => Next;
}

/** Where SGD's last update might have led: the places of 100 batches, and their mean. The first one, where none was made. */
export interface Next {
  /** Where it came from. */
  readonly from: Pair;
  readonly d0: Float64Array;
  readonly d1: Float64Array;
  readonly mean: Pair;
}

export const lastUpdate = ({walk}: Walker): number => walk.excess.length - 1;

/** The loss above its least, where a walker is now. */
export const excessNow = ({walk, updates}: Walker): number => walk.excess[updates];

/** Whether a run has left all scale by now. */
export const isGone = ({walk, updates}: Walker): boolean => walk.gone !== null && updates >= walk.gone;

const nextOf = remember((world: World, p: number, q: number, eta: number, batch: number): Next => {
  const pool = poolOf(batch);
  const {e, ex} = residualsOf(pool, world.r);
  const many = Math.min(100, pool.size);
  const [d0, d1] = [new Float64Array(many), new Float64Array(many)];
  for (let b = 0; b < many; ++b) {
    d0[b] = p - eta * (p + pool.x[b] * q - e[b]);
    d1[b] = q - eta * (pool.x[b] * p + pool.xx[b] * q - ex[b]);
  }
  const mean = (values: Float64Array) => values.reduce((sum, v) => sum + v, 0) / many;
  return {from: [p, q], d0, d1, mean: [mean(d0), mean(d1)]};
});

/** A hundred points, the bowl of their squared loss, and the two walkers in it. */
export function model(params: Params): Result {
  const {clock, show, batch, sampling, sgd: eta, decay, seed, sigma} = params;
  const world = worldOf(seed, sigma);
  const [a, b] = [params.start[0] - world.minimum[0], params.start[1] - world.minimum[1]];
  const reading = readings[params.time];
  const together = show === "cloud";
  const rows = rowsOf(seed, batch, sampling);
  const gdWalk = together ? gdOf(a, b, eta, decay, batch) : gdOf(a, b, params.gd, 0, 1);
  const sgdWalk = sgdOf(world, a, b, eta, decay, rows, batch);
  const walker = (walk: Walk, size: number): Walker => ({
    walk,
    updates: Math.min(updatesAt(clock, reading, size), walk.excess.length - 1),
    batch: size
  });
  const sgd = walker(sgdWalk, batch);
  return {
    world,
    start: [a, b],
    reading,
    // Beside the cloud the clock that counts is that of SGD's updates.
    gd: together ? {...walker(gdWalk, N), updates: Math.min(sgd.updates, CLOUD)} : walker(gdWalk, N),
    sgd,
    rows,
    noise: () => noiseAt(world, a, b),
    cloud: () =>
      together ? cloudOf(world, a, b, eta, decay, batch, seed, Math.min(sgd.updates, CLOUD)) : null,
    next: () => {
      const t = Math.max(0, sgd.updates - 1);
      return nextOf(world, sgdWalk.d0[t], sgdWalk.d1[t], rateOf(eta, decay, batch)(t), batch);
    }
  };
}

/** The weights of a walker after an update: a line through the data. */
export const lineAt = ({world: {minimum}}: Result, {walk}: Walker, update: number): Pair => [
  minimum[0] + walk.d0[update],
  minimum[1] + walk.d1[update]
];
