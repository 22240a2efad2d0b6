import {max, median, min} from "d3-array";
import {unpack} from "./codec.js";
import type {Data} from "./data.json.js";
import {checkpoints} from "./run.js";
import {batchSizes, type Rule} from "./task.js";

export type LossName = "train" | "test";

/** The runs at one batch size: one a seed, all looked at after the same numbers of updates. */
export interface Runs {
  readonly batch: number;
  readonly rate: number;
  readonly updates: readonly number[];
  /** Loss curves, one a seed. */
  readonly train: readonly (readonly number[])[];
  readonly test: readonly (readonly number[])[];
}

/** Runs summed up over the seeds at each checkpoint. */
export interface Curve {
  readonly batch: number;
  readonly updates: readonly number[];
  readonly median: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

const decoded = new WeakMap<Data, Map<Rule, readonly Runs[]>>();

/** All runs of one rule, smallest batch first. Decoded once. */
export function runsOf(data: Data, rule: Rule): readonly Runs[] {
  if (!decoded.has(data)) decoded.set(data, new Map());
  const cache = decoded.get(data)!;
  if (!cache.has(rule))
    cache.set(
      rule,
      batchSizes.map((batch, b) => {
        const curves = data.runs[rule][b].map(unpack);
        return {
          batch,
          rate: data.rates[rule][b],
          updates: checkpoints(batch),
          train: curves.map((curve) => curve.train),
          test: curves.map((curve) => curve.test)
        };
      })
    );
  return cache.get(rule)!;
}

const summed = new WeakMap<readonly (readonly number[])[], Curve>();

/** Median, lowest and highest loss over the seeds at each checkpoint. */
export function curveOf(runs: Runs, loss: LossName): Curve {
  const curves = runs[loss];
  if (!summed.has(curves)) {
    const over = (statistic: (values: number[]) => number | undefined) =>
      runs.updates.map((_, i) => statistic(curves.map((curve) => curve[i]))!);
    const {batch, updates} = runs;
    summed.set(curves, {
      batch,
      updates,
      median: over((v) => median(v)),
      low: over((v) => min(v)),
      high: over((v) => max(v))
    });
  }
  return summed.get(curves)!;
}
