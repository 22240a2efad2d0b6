import {fileURLToPath} from "node:url";
import type {Network} from "../../ml/network.js";
import {judged, norms, rates, type Start, seeds, sizes, sizesRate, small, starts, trained} from "./runs.js";
import {classifier, evaluate, isBatchNorm, type Norm, task, train} from "./train.js";

/** Loss after 0, 16, 32 … updates; null where it is no number any more. */
export type Losses = readonly (number | null)[];

export interface TrainingData {
  /** By start, norm, rate and seed. */
  readonly runs: Readonly<Record<Start, Readonly<Record<Norm, readonly (readonly Losses[])[]>>>>;
  /** θ of the small network, and mean and variance of its units as batch norm's running averages have them. */
  readonly net: {readonly theta: readonly number[]; readonly running: readonly number[]};
  /** Share of wrong answers at inference on fresh examples, by norm, batch size and seed. */
  readonly errors: Readonly<Record<"none" | "batch", readonly (readonly number[])[]>>;
}

const short = (v: number): number => Number(v.toPrecision(3));

export function smallNet(
  norm: Norm,
  batch: number,
  rate: number,
  seed: number
): {net: Network; theta: Float64Array} {
  const net = classifier(norm, starts.he, small.depth, small.width);
  const updates = (small.epochs * task().y.length) / batch;
  return {net, theta: train(net, {rate, batch, updates, every: updates, seed}).theta};
}

export function compute(): TrainingData {
  const record = <K extends string, V>(keys: readonly K[], of: (key: K) => V): Record<K, V> =>
    Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<K, V>;
  const {depth, width, ...options} = trained;
  const runs = record(Object.keys(starts) as Start[], (start) =>
    record(norms, (norm) =>
      rates.map((rate) =>
        seeds.map((seed) =>
          train(classifier(norm, starts[start], depth, width), {...options, rate, seed}).losses.map((v) =>
            Number.isFinite(v) ? short(v) : null
          )
        )
      )
    )
  );
  const {net, theta} = smallNet("batch", small.batch, small.rate, small.seed);
  const fresh = task(1, judged);
  const errors = record(["none", "batch"] as const, (norm) =>
    sizes.map((batch) =>
      seeds.map((seed) => {
        const run = smallNet(norm, batch, sizesRate, seed);
        return evaluate(run.net, run.theta, fresh).error;
      })
    )
  );
  return {
    runs,
    net: {
      theta: Array.from(theta, (v) => Number(v.toPrecision(5))),
      running: net.layers
        .filter(isBatchNorm)
        .flatMap(({runningMean, runningVariance}) => [...runningMean, ...runningVariance])
        .map((v) => Number(v.toPrecision(5)))
    },
    errors
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(JSON.stringify(compute()));
