import {activation} from "../../ml/activations.js";
import {dense} from "../../ml/dense.js";
import {type Network, network} from "../../ml/network.js";
import {normal, random} from "../../ml/random.js";

/** Points of the plane (n × 2, row-major) and their classes, 0 or 1. */
export interface Sample {
  readonly X: Float64Array;
  readonly y: Float64Array;
}

/** How many examples there are to train on (a power of two: every batch size divides it) and to test on. */
export const trainSize = 512;
export const testSize = 1024;

/** 1, 2, 4 … 512, the full batch. */
export const batchSizes: readonly number[] = Array.from({length: 10}, (_, k) => 2 ** k);

/** The least and the largest loss that a reader can ask for as the target. */
export const targets = {low: 0.18, high: 0.34};

// The last digit of a cosine may differ from one engine to another, and long runs would grow it into another run.
const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

/**
 * Two noisy spiral arms, one a class, each turning by 1.6 π. Gaussian noise of standard deviation 0.3 makes the
 * arms overlap, so that the best reachable loss is not 0.
 */
function spirals(n: number, seed: number): Sample {
  const source = random(seed);
  const noise = normal(source, 0, 0.3);
  const X = new Float64Array(2 * n);
  const y = new Float64Array(n);
  for (let i = 0; i < n; ++i) {
    y[i] = i % 2;
    const along = Math.sqrt(source());
    const angle = 1.6 * Math.PI * along + y[i] * Math.PI;
    const radius = 0.2 + 1.6 * along;
    X[2 * i] = rounded(radius * Math.cos(angle) + noise());
    X[2 * i + 1] = rounded(radius * Math.sin(angle) + noise());
  }
  return {X, y};
}

// Of twelve training samples, seed 10's is of middling difficulty: neither much easier nor harder than the test's.
export const trainSample = (): Sample => spirals(trainSize, 10);
export const testSample = (): Sample => spirals(testSize, 2);

const hidden = 12;

/** The network that learns them: 2 inputs, 12 tanh units, one logit; 49 parameters. */
export const net: Network = network(
  dense(2, hidden, "xavier"),
  activation(hidden, "tanh"),
  dense(hidden, 1, "xavier")
);

/**
 * How the learning rate η follows the batch size B: not at all, with √B, with B, or chosen anew at each B, as the
 * one that reaches a given loss in the fewest updates.
 */
export const rules = ["fixed", "sqrt", "linear", "tuned"] as const;
export type Rule = (typeof rules)[number];
