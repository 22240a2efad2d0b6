import {pass} from "../../ml/network.js";
import {passage, passes} from "./cost.js";
import type {LossName} from "./curves.js";
import {budget, sampleLoss, training} from "./run.js";
import {batchSizes, net, testSample, testSize, trainSample} from "./task.js";

/** One run of the race, from its first weights to the target, or to the end of its budget. */
export interface Lane {
  readonly batch: number;
  readonly rate: number;
  /** Updates made at each moment that is kept; the first weights are kept at 0. */
  readonly updates: Float64Array;
  readonly losses: Float64Array;
  /** The weights at those moments, one after another. */
  readonly thetas: Float32Array;
  /** After how many updates the target is crossed, straight in log–log between two moments; null where it is not. */
  readonly arrival: number | null;
}

/** Steps of the clock in each doubling of its ticks, its first tick, and how many steps there are. */
const perDoubling = 12;
const firstTick = 4;

/** Moments that are kept in each doubling of the updates: the clock's own, whatever the width, and one between two of them. */
const each = 2 * perDoubling;
export const LAST = 14 * perDoubling;

export const tickAt = (step: number): number => firstTick * 2 ** (step / perDoubling);
export const stepAt = (tick: number): number => perDoubling * Math.log2(tick / firstTick);

/** Who runs: one example, the reader's batch or 32 where that is one of the other two, and all examples. */
export function fieldOfRace(batch: number): number[] {
  const all = batchSizes[batchSizes.length - 1];
  return [1, batch === 1 || batch === all ? 32 : batch, all];
}

/** The lane's moment at a tick of a machine of width P: the last one whose updates are done. */
export function momentAt({batch, updates}: Lane, machine: number, tick: number): number {
  const each = passes(batch, machine);
  let at = 0;
  while (at + 1 < updates.length && updates[at + 1] * each <= tick) ++at;
  return at;
}

/** At which tick a lane is in; null where it never is. */
export const arrivalTick = ({batch, arrival}: Lane, machine: number): number | null =>
  arrival === null ? null : arrival * passes(batch, machine);

/** The weights at a moment. */
export const weightsAt = ({thetas}: Lane, moment: number): Float32Array =>
  thetas.subarray(moment * net.parameters, (moment + 1) * net.parameters);

/** Whether a lane's run is over at a moment. */
export const isOver = ({updates}: Lane, moment: number): boolean => moment === updates.length - 1;

/** When the race is over: the step of the clock at which the last lane is in, or has given up. */
export function endOfRace(lanes: readonly Lane[], machine: number): number {
  const ticks = lanes.map(({batch, updates}) => updates[updates.length - 1] * passes(batch, machine));
  return Math.max(0, Math.min(LAST, Math.ceil(stepAt(Math.max(...ticks)))));
}

const train = trainSample();
const test = testSample();

/** A run that goes on where it stopped when a lower target is asked for. */
export function createLane(
  batch: number,
  rate: number,
  seed: number,
  loss: LossName
): (target: number) => Lane {
  const {theta, update} = training(batch, rate, seed, train);
  const sample = loss === "train" ? train : test;
  const memory = pass(net, testSize);
  const end = budget(batch);
  const updates: number[] = [];
  const losses: number[] = [];
  const thetas: number[] = [];
  let lowest = Infinity;
  const keep = (made: number) => {
    updates.push(made);
    losses.push(sampleLoss(theta, sample, memory));
    thetas.push(...theta);
    lowest = Math.min(lowest, losses[losses.length - 1]);
  };
  keep(0);
  let mark = -2 * each;
  const nextOf = (made: number): number => {
    let next = made;
    while (next <= made) next = Math.floor(firstTick * 2 ** (mark++ / each));
    return Math.min(end, next);
  };
  return (target) => {
    while (lowest > target && updates[updates.length - 1] < end) {
      const made = updates[updates.length - 1];
      const next = nextOf(made);
      for (let u = made; u < next; ++u) update();
      keep(next);
    }
    const first = losses.findIndex((l) => l <= target);
    const length = first < 0 ? losses.length : first + 1;
    const on = {updates: updates.slice(1, length), losses: losses.slice(1, length)};
    return {
      batch,
      rate,
      updates: Float64Array.from(updates.slice(0, length)),
      losses: Float64Array.from(losses.slice(0, length)),
      thetas: Float32Array.from(thetas.slice(0, length * net.parameters)),
      arrival: first < 0 ? null : first === 0 ? 0 : (passage(on.updates, on.losses, target)?.updates ?? null)
    };
  };
}
