import {normal, type Random, random} from "./random.js";

/** A fitted function of one variable. */
export type Predict = (x: number) => number;

/** Where training sets come from: y = f(x) + noise. */
export interface Population {
  /** The true regression function. */
  f(x: number): number;
  /** Draws n places. */
  places(n: number, source: Random): Float64Array;
  /** Standard deviation of the noise, which is normal. */
  sigma: number;
}

export interface Sample {
  x: Float64Array;
  y: Float64Array;
}

/** Anything that learns a function from pairs. `source` is for learners that draw themselves, such as bagging. */
export type Learner = (x: Float64Array, y: Float64Array, source: Random) => Predict;

/** What refitting shows of a learner, place by place or averaged. */
export interface Decomposition<T> {
  /**
   * (mean prediction − f)², less variance / refits, which is what the mean of finitely many refits adds to it: unbiased,
   * and for that reason sometimes a little below 0.
   */
  bias2: T;
  /** Of the predictions over training sets (divisor refits − 1). */
  variance: T;
  /** σ², of the label itself. */
  noise: T;
  /** The mean of (y − ŷ)² over refits, each with a fresh y that no fit has seen: measured, not added up. */
  mse: T;
}

export interface Refits {
  /** The places asked. */
  at: Float64Array;
  truth: Float64Array;
  mean: Float64Array;
  /** refits × places: each row one fitted function. Null unless kept. */
  curves: Float64Array | null;
  pointwise: Decomposition<Float64Array>;
  averaged: Decomposition<number>;
  /** The mean squared error on the training sets themselves. */
  training: number;
  /** The first training set. */
  first: Sample;
}

/** The training set `index` of `seed`: the same for every learner, and with the same noise in units of σ. */
export function drawSample({f, places, sigma}: Population, n: number, seed: number, index: number): Sample {
  const source = random(seed, index);
  const x = places(n, source);
  const z = normal(source);
  return {x, y: x.map((v) => f(v) + sigma * z())};
}

/** Streams for what a learner draws itself, and for fresh labels: far from those of the training sets. */
const learnerStream = 1 << 20;
const labelStream = 1 << 21;

export const learnerSource = (seed: number, index: number): Random => random(seed, learnerStream + index);

/** One fresh label's noise a place, in units of σ, that goes with the training set `index`. */
export function freshNoise(places: number, seed: number, index: number): Float64Array {
  const z = normal(random(seed, labelStream + index));
  return Float64Array.from({length: places}, z);
}

/**
 * The refitting machine: draws many training sets, fits each, and measures the fits against the truth
 * (Geman, Bienenstock & Doursat 1992).
 *
 * @param at places to ask, evenly spaced from end to end of the population's places
 * @param refits at least 2
 */
export function refit(
  population: Population,
  learn: Learner,
  {
    n,
    refits,
    at,
    seed,
    keep = false
  }: {n: number; refits: number; at: Float64Array; seed: number; keep?: boolean}
): Refits {
  const moments = new Moments(population, at);
  const curves = keep ? new Float64Array(refits * at.length) : null;
  const row = new Float64Array(at.length);
  let first: Sample | null = null;
  let training = 0;
  for (let r = 0; r < refits; ++r) {
    const sample = drawSample(population, n, seed, r);
    first ??= sample;
    const predict = learn(sample.x, sample.y, learnerSource(seed, r));
    for (let g = 0; g < at.length; ++g) row[g] = predict(at[g]);
    for (let i = 0; i < n; ++i) training += (sample.y[i] - predict(sample.x[i])) ** 2 / (n * refits);
    curves?.set(row, r * at.length);
    moments.add(row, freshNoise(at.length, seed, r));
  }
  return {
    ...moments.result(),
    curves,
    training,
    first: first ?? {x: new Float64Array(), y: new Float64Array()}
  };
}

/** Sums over refits, from which the decomposition comes; for callers that fit several learners at once. */
export class Moments {
  private readonly truth: Float64Array;
  private readonly mean: Float64Array;
  private readonly squares: Float64Array;
  private readonly errors: Float64Array;
  private count = 0;

  constructor(
    private readonly population: Population,
    private readonly at: Float64Array
  ) {
    this.truth = at.map((x) => population.f(x));
    this.mean = new Float64Array(at.length);
    this.squares = new Float64Array(at.length);
    this.errors = new Float64Array(at.length);
  }

  /**
   * Adds one fitted function's predictions at the places, from `offset` on (Welford's recurrence).
   *
   * @param fresh noise of one label a place, in units of σ
   */
  add(predictions: Float64Array, fresh: Float64Array, offset = 0): void {
    const {truth, mean, squares, errors} = this;
    const {sigma} = this.population;
    ++this.count;
    for (let g = 0; g < mean.length; ++g) {
      const value = predictions[offset + g];
      const delta = value - mean[g];
      mean[g] += delta / this.count;
      squares[g] += delta * (value - mean[g]);
      const error = truth[g] + sigma * fresh[g] - value;
      errors[g] += error * error;
    }
  }

  result(): Omit<Refits, "curves" | "training" | "first"> {
    const {at, truth, mean, count} = this;
    const variance = this.squares.map((s) => s / (count - 1));
    const bias2 = mean.map((m, g) => (m - truth[g]) ** 2 - variance[g] / count);
    const mse = this.errors.map((e) => e / count);
    const noise = this.population.sigma ** 2;
    return {
      at,
      truth,
      mean,
      pointwise: {bias2, variance, noise: at.map(() => noise), mse},
      averaged: {bias2: average(bias2), variance: average(variance), noise, mse: average(mse)}
    };
  }
}

/** The mean over evenly spaced places from end to end: the trapezoidal rule. */
export function average(values: Float64Array): number {
  let sum = 0;
  for (const v of values) sum += v;
  return (sum - (values[0] + values[values.length - 1]) / 2) / (values.length - 1);
}
