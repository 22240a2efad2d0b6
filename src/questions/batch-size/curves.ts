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
  /** The share of the test examples that is misclassified. */
  readonly error: readonly (readonly number[])[];
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
          test: curves.map((curve) => curve.test),
          error: curves.map((curve) => curve.error)
        };
      })
    );
  return cache.get(rule)!;
}
