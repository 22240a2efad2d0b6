import {createDraws} from "../../ml/normals.js";
import {dot} from "../../ml/orthonormal.js";
import {remember} from "../../ml/remember.js";
import {type Averages, averages, type Errors} from "./averages.js";
import type {Room} from "./params.js";
import {type Terms, terms, termsByDegree} from "./terms.js";
import {DRAWN, grid, indexOf, MOST, PLACES, truths, weights} from "./world.js";

export interface Result {
  /** What the average over all training sets and labels is: exact. */
  exact: Terms;
  /** The same at x₀ for every degree. */
  degrees: readonly Terms[];
  /** Of `MOST` training sets: the label's noise y − f, and the prediction from its mean, ŷ − Eŷ. */
  errors: Errors;
  /** Averages over the first m of them. */
  measured: Averages;
  /** Averages over more and more of them. */
  running: readonly Averages[];
  fits: Fits;
}

export interface Fits {
  /** DRAWN × grid: each row one fitted function. */
  curves: Float64Array;
  /** Their exact mean over all training sets. */
  mean: Float64Array;
  /** DRAWN × places: the mean label at each place. */
  labels: Float64Array;
}

/** Standard normal numbers: of the mean label at each place, a training set a row; and of one more label at x₀. */
const chance = remember((seed: number) => ({
  sets: createDraws(seed, 1).normal(new Float64Array(MOST * PLACES), 1),
  labels: createDraws(seed, 2).normal(new Float64Array(MOST), 1)
}));

const fitsOf = remember((seed: number, degree: number, spread: number, c: number): Fits => {
  const {sets} = chance(seed);
  const rows = Array.from(grid, (x) => weights(x, degree));
  const mean = Float64Array.from(rows, (s) => c * dot(s, truths));
  const curves = new Float64Array(DRAWN * grid.length);
  for (let r = 0; r < DRAWN; ++r) {
    const noise = sets.subarray(r * PLACES, (r + 1) * PLACES);
    rows.forEach((s, g) => {
      curves[r * grid.length + g] = mean[g] + c * spread * dot(s, noise);
    });
  }
  const labels = Float64Array.from({length: DRAWN * PLACES}, (_, i) => truths[i % PLACES] + spread * sets[i]);
  return {curves, mean, labels};
});

/**
 * The fresh label's noise is independent of the fits. A training label's is the mean of the labels at its place and its own
 * distance from that, which is independent of the mean and so of the fit.
 */
const errorsOf = remember(
  (
    seed: number,
    degree: number,
    x: number,
    sigma: number,
    each: number,
    c: number,
    fresh: boolean
  ): Errors => {
    const {sets, labels} = chance(seed);
    const s = weights(x, degree);
    const spread = sigma / Math.sqrt(each);
    const own = fresh ? sigma : sigma * Math.sqrt(1 - 1 / each);
    const at = fresh ? -1 : indexOf(x);
    const label = new Float64Array(MOST);
    const prediction = new Float64Array(MOST);
    for (let r = 0; r < MOST; ++r) {
      let sum = 0;
      for (let i = 0; i < PLACES; ++i) sum += s[i] * sets[r * PLACES + i];
      prediction[r] = c * spread * sum;
      label[r] = own * labels[r] + (fresh ? 0 : spread * sets[r * PLACES + at]);
    }
    return {label, prediction};
  }
);

/** Numbers of training sets at which running averages are shown, even in their logarithm. */
const COUNTS = Array.from({length: 61}, (_, i) => Math.round(10 * (MOST / 10) ** (i / 60)));

const runningOf = remember((errors: Errors, miss: number) => averages(errors, miss, COUNTS));
const measuredOf = remember((errors: Errors, miss: number, m: number) => averages(errors, miss, [m])[0]);
const exactOf = remember(terms);
const degreesOf = remember(termsByDegree);

/** The error at one place, over training sets: its terms exactly, and as so many simulated training sets show them. */
export function model({degree, x, m, y, n, sigma, c, seed}: Room["Params"]): Result {
  const each = n / PLACES;
  const fresh = y === "fresh";
  const exact = exactOf(x, degree, sigma, each, c, fresh);
  const errors = errorsOf(seed, degree, x, sigma, each, c, fresh);
  const miss = exact.truth - exact.mean;
  return {
    exact,
    degrees: degreesOf(x, sigma, each, c, fresh),
    errors,
    measured: measuredOf(errors, miss, m),
    running: runningOf(errors, miss),
    fits: fitsOf(seed, degree, sigma / Math.sqrt(each), c)
  };
}
