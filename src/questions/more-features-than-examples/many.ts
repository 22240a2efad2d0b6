import {minimumNorm, ridgeWeights} from "../../ml/minimum-norm.js";
import {dot} from "../../ml/orthonormal.js";
import {normal, random} from "../../ml/random.js";
import {remember} from "../../ml/remember.js";
import {singularValues} from "../../ml/singular-values.js";
import {D, N, type Room} from "./params.js";

type Signal = Room["Params"]["signal"];

/** Standard deviation of the noise. */
export const SIGMA = 0.3;

/** Numbers of features at which errors are drawn: all of them up to 30, then fewer. */
export const COUNTS = Float64Array.of(
  ...Array.from({length: 30}, (_, i) => i + 1),
  ...[32, 34, 37, 40, 45, 50, 60, 70, 80, 90, 100]
);

const unit = (weights: Float64Array): Float64Array => {
  const length = Math.sqrt(dot(weights, weights));
  return weights.map((w) => w / length);
};

/** The true weights, of length 1. */
export const SIGNALS: Readonly<Record<Signal, Float64Array>> = {
  few: unit(Float64Array.from({length: D}, (_, j) => 1 / (j + 1))),
  even: unit(new Float64Array(D).fill(1))
};

export interface Sample {
  rows: Float64Array[];
  y: Float64Array;
}

/** N rows of D independent standard normal features, and labels that depend on all of them. */
export function draw(seed: number, signal: Signal): Sample {
  const z = normal(random(seed));
  const rows = Array.from({length: N}, () => Float64Array.from({length: D}, () => z()));
  return {rows, y: Float64Array.from(rows, (row) => dot(row, SIGNALS[signal]) + SIGMA * z())};
}

/** Of RSS + λ|w|² on the first p features; with λ = 0 the shortest of the best. */
export const weightsOf = ({rows, y}: Sample, p: number, penalty: number): Float64Array =>
  penalty > 0 ? ridgeWeights(rows, y, p, penalty) : minimumNorm(rows, y, p);

/**
 * The mean squared error on fresh rows, exactly: features are independent with variance 1, so it is σ² and the squared
 * distance to the true weights.
 */
export function testError(w: Float64Array, signal: Signal): number {
  const truth = SIGNALS[signal];
  let sum = SIGMA ** 2;
  for (let j = 0; j < D; ++j) sum += (truth[j] - (w[j] ?? 0)) ** 2;
  return sum;
}

/** The mean squared error on the rows that were fitted. */
export const trainingError = ({rows, y}: Sample, w: Float64Array): number =>
  rows.reduce((sum, row, i) => sum + (y[i] - dot(w, row)) ** 2 / N, 0);

export interface Table {
  /** Test errors of this sample along `COUNTS`. */
  curve: Float64Array;
  /** Of the fit with p features. */
  test: number;
  training: number;
  length: number;
  /** The singular values of X, as many as the lesser of N and p. */
  singular: Float64Array;
  rank: number;
}

const sampleOf = remember(draw);

export const curveOf = (sample: Sample, signal: Signal, penalty: number): Float64Array =>
  COUNTS.map((p) => testError(weightsOf(sample, p, penalty), signal));

const rememberedCurve = remember(curveOf);

/** One factorization a number of features: the penalty does not enter. */
const singularOf = remember(
  (sample: Sample, p: number): Float64Array =>
    singularValues(
      p < N
        ? Array.from({length: p}, (_, j) => Float64Array.from(sample.rows, (row) => row[j]))
        : sample.rows.map((row) => row.subarray(0, p))
    )
);

export const tableOf = remember((seed: number, signal: Signal, p: number, penalty: number): Table => {
  const sample = sampleOf(seed, signal);
  const w = weightsOf(sample, p, penalty);
  const singular = singularOf(sample, p);
  return {
    curve: rememberedCurve(sample, signal, penalty),
    test: testError(w, signal),
    training: trainingError(sample, w),
    length: Math.sqrt(dot(w, w)),
    singular,
    rank: singular.filter((s) => s > 1e-10 * singular[0]).length
  };
});
