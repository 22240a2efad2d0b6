import {als, type Factors, known, ridge} from "../../ml/als.js";
import {
  type Deviations,
  deviationsOf,
  type Likeness,
  likenesses,
  neighborsSay,
  pulledMean
} from "../../ml/neighborhood.js";
import {described, FILMS, features} from "./shelf.js";

/** Everybody's average is taken as if two ratings of the middle of the scale had come on top: a few stars say little about it. */
const MIDDLE = 3;
const PULL = 2;
/** A likeness counts n / (n + SHRINK) of itself on an overlap of n films. */
export const SHRINK = 3;
/** What neighbors say counts against this much weight of “as your average”, or of what the content says. */
export const DAMPING = 1;
/** Popularity: as many deviations of 0 on top. */
const DAMPED = 3;
/** Ridge penalties of your taste, and of the factors. */
const LAMBDA = 1;
const LAMBDA_FACTORS = 2;
export const RANK = 2;
/** Of the gradient of the factors’ objective. */
export const TOLERANCE = 1e-9;

export interface Viewer {
  readonly average: number;
  /** Film by film; NaN where there is no rating. */
  readonly deviations: Float64Array;
  /** Weights of the features. */
  readonly taste: Float64Array;
}

export function viewerOf(ratings: Float64Array): Viewer {
  const average = pulledMean(ratings, MIDDLE, PULL);
  const deviations = ratings.map((r) => r - average);
  return {
    average,
    deviations,
    taste: ridge(known(deviations, 0, 1, FILMS), described, features.length, LAMBDA)
  };
}

export const crowdOf = (ratings: Float64Array): Deviations =>
  deviationsOf(ratings, ratings.length / FILMS, FILMS, MIDDLE, PULL);

/** Rows of films times a vector. */
export const products = (rows: Float64Array, w: Float64Array): Float64Array =>
  Float64Array.from({length: FILMS}, (_, f) => {
    let sum = 0;
    for (let k = 0; k < w.length; ++k) sum += w[k] * rows[f * w.length + k];
    return sum;
  });

/** A film's deviation, averaged over all who have rated it and pulled to 0; NaN where nobody has. */
export function popularityOf(crowd: Deviations): Float64Array {
  const all = new Float64Array(crowd.people).fill(1);
  return Float64Array.from({length: FILMS}, (_, f) => neighborsSay(crowd, all, f, DAMPED).value);
}

export const factorsOf = ({values, people}: Deviations, tolerance = TOLERANCE): Factors =>
  als(values, people, FILMS, {rank: RANK, lambda: LAMBDA_FACTORS, seed: 1, tolerance});

/** Where a viewer stands among the films' factors, which stay as the crowd made them. */
export const foldIn = (deviations: Float64Array, {V}: Pick<Factors, "V">): Float64Array =>
  ridge(known(deviations, 0, 1, FILMS), V, RANK, LAMBDA_FACTORS);

/** What each film gets from people with their weights, and of how many of them. */
export interface Heard {
  readonly likeness: readonly Likeness[];
  readonly weights: Float64Array;
  readonly value: Float64Array;
  readonly weight: Float64Array;
  readonly voices: Float64Array;
  /** The same, pulled to what the content says. */
  readonly hybrid: Float64Array;
}

export function heardBy(deviations: Float64Array, crowd: Deviations, content: Float64Array): Heard {
  const likeness = likenesses(deviations, crowd, SHRINK);
  const weights = Float64Array.from(likeness, ({weight}) => weight);
  const said = Array.from({length: FILMS}, (_, f) => neighborsSay(crowd, weights, f, DAMPING));
  return {
    likeness,
    weights,
    value: Float64Array.from(said, ({value}) => value),
    weight: Float64Array.from(said, ({weight}) => weight),
    voices: Float64Array.from(said, ({voices}) => voices),
    hybrid: Float64Array.from(content, (prior, f) => neighborsSay(crowd, weights, f, DAMPING, prior).value)
  };
}

/** Films by what they get, the highest first; those that get nothing are not in it. */
export const ranked = (values: Float64Array, among: readonly number[]): number[] =>
  among.filter((f) => !Number.isNaN(values[f])).sort((a, b) => values[b] - values[a] || a - b);

/** On the scale of the stars. */
export const starsOf = (average: number, deviation: number): number =>
  Math.max(1, Math.min(5, average + deviation));
