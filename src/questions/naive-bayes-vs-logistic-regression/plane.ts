import {errorOf, logOddsOf, type PlaneNormal, type Quadratic, valueAt} from "../../ml/gaussian-classes.js";
import {fitLogistic} from "../../ml/logistic.js";
import {fitGaussianNaiveBayes} from "../../ml/naive-bayes.js";
import {random, shuffle} from "../../ml/random.js";
import {paddedExtent, standardize} from "../../ml/scaling.js";
import type {Own} from "./data.js";
import {SIZES} from "./params.js";
import {
  bayesWeights,
  linearError,
  meansOf,
  naiveWeights,
  type Sample,
  type Strengths,
  sampleOf
} from "./world.js";

export type Extent = readonly [x0: number, x1: number, y0: number, y1: number];

/** Two features, row-major n × 2; a class for each row: 0 is blue, 1 is orange. */
export interface Rows {
  X: Float64Array;
  y: Uint8Array;
  n: number;
}

export interface Both {
  /** The class densities that naive Bayes has fitted, blue first. */
  belief: readonly [PlaneNormal, PlaneNormal];
  /** Log odds of orange. */
  naive: Quadratic;
  logistic: Quadratic;
  /** No line with finite weights fits best: the classes are parted, and there is no penalty. */
  parted: boolean;
  /** … where some rows of both classes lie on the line that parts the others. */
  touched: boolean;
}

/** Weights of both, in turn x₁ and x₂; naive Bayes has none where its boundary is curved. */
export interface Weights {
  naive: readonly [number, number] | null;
  logistic: readonly [number, number];
}

export interface Errors {
  naive: number;
  logistic: number;
  bayes: number | null;
}

export interface Plane extends Both {
  rows: Rows;
  /** How many of the rows, the last ones, were added far away. */
  added: number;
  extent: Extent;
  classes: readonly [string, string];
  xName: string;
  yName: string;
  /** The reader's rows: errors are then counted on those of them that were not fitted on. */
  own: {rest: number} | null;
  /** Bayes' rule; none is known for the reader's rows. */
  bayes: Quadratic | null;
  errors: Errors;
  /** The errors of the same sample without what was added far away; null where nothing was. */
  before: Errors | null;
  weights: Weights;
  /** What the weights come to with ever more rows, and those of Bayes' rule are logistic regression's. */
  limits: {naive: readonly [number, number]; logistic: readonly [number, number]} | null;
}

/** Where the classes are parted there is no fit without a penalty; this one is close to the line of the widest margin. */
const LEAST = 1e-4;
/** How far the added rows scatter. */
const SCATTER = 0.4;
/** Streams of one seed: added rows are others than the sample's. */
const ADDED = 500_000;

const line = (x: number, y: number, c: number): Quadratic => ({xx: 0, xy: 0, yy: 0, x, y, c});

/** Both methods on the same rows. */
export function fitBoth({X, y, n}: Rows, lambda: number, shared: boolean): Both {
  const {mean, variance, prior} = fitGaussianNaiveBayes({X, n, p: 2, y, shared});
  const belief = [0, 1].map(
    (c): PlaneNormal => ({
      mean: [mean[2 * c], mean[2 * c + 1]],
      cov: [variance[2 * c], 0, variance[2 * c + 1]]
    })
  ) as unknown as readonly [PlaneNormal, PlaneNormal];
  let fit = fitLogistic({X, n, p: 2, y, lambda, iterations: 50});
  const parted = fit.separated || !fit.converged;
  const touched = parted && !fit.separated;
  if (parted) fit = fitLogistic({X, n, p: 2, y, lambda: LEAST});
  return {
    belief,
    naive: logOddsOf(...belief, prior[1]),
    logistic: line(fit.w[0], fit.w[1], fit.b),
    parted,
    touched
  };
}

const pair = (w: ArrayLike<number>): readonly [number, number] => [w[0], w[1]];

const weightsOf = ({naive, logistic}: Both, shared: boolean): Weights => ({
  naive: shared ? [naive.x, naive.y] : null,
  logistic: [logistic.x, logistic.y]
});

/** The first n rows of the sample, and behind them orange ones round a place far on the orange side. */
export function rowsOf(sample: Sample, n: number, far: number, place: readonly number[], seed: number): Rows {
  const X = new Float64Array(2 * (n + far));
  X.set(sample.X.subarray(0, 2 * n));
  const y = new Uint8Array(n + far).fill(1);
  y.set(sample.y.subarray(0, n));
  if (far) {
    const z = sampleOf([0, 0], 0, far, ADDED + seed).X;
    for (let i = 0; i < 2 * far; ++i) X[2 * n + i] = place[i % 2] + SCATTER * z[i];
  }
  return {X, y, n: n + far};
}

/** Where the added rows are: in the direction of the orange mean. */
export const placeOf = (away: number, strengths: Strengths): readonly [number, number] => {
  const m = meansOf("two", strengths);
  return [away, (away * m[1]) / m[0]];
};

export const truthOf = (m: readonly number[], rho: number): readonly [PlaneNormal, PlaneNormal] => [
  {mean: [-m[0], -m[1]], cov: [1, rho, 1]},
  {mean: [m[0], m[1]], cov: [1, rho, 1]}
];

const WIDE: Extent = [-4.2, 4.2, -3.3, 3.3];

export function simulated(
  n: number,
  rho: number,
  strengths: Strengths,
  lambda: number,
  shared: boolean,
  far: number,
  away: number,
  seed: number
): Plane {
  const m = meansOf("two", strengths);
  const place = placeOf(away, strengths);
  const sample = sampleOf(m, rho, SIZES[SIZES.length - 1], seed);
  const rows = rowsOf(sample, n, far, place, seed);
  const both = fitBoth(rows, lambda, shared);
  const truth = truthOf(m, rho);
  const w = bayesWeights(m, rho);
  const errorsOf = ({naive, logistic}: Both): Errors => ({
    naive: errorOf(naive, ...truth),
    logistic: linearError([logistic.x, logistic.y], logistic.c, m, rho),
    bayes: linearError(w, 0, m, rho)
  });
  return {
    ...both,
    rows,
    added: far,
    extent: far
      ? [WIDE[0], Math.max(WIDE[1], place[0] + 1.4), WIDE[2], Math.max(WIDE[3], place[1] + 1.4)]
      : WIDE,
    classes: ["blue", "orange"],
    xName: "x₁ (standard deviations within a class)",
    yName: "x₂",
    own: null,
    bayes: line(w[0], w[1], 0),
    errors: errorsOf(both),
    before: far ? errorsOf(fitBoth(rowsOf(sample, n, 0, place, seed), lambda, shared)) : null,
    weights: weightsOf(both, shared),
    limits: {naive: pair(naiveWeights(m)), logistic: pair(w)}
  };
}

/** The weights of both at each size of the growing sample. */
export interface Path {
  naive: readonly (readonly [number, number])[] | null;
  logistic: readonly (readonly [number, number])[];
}

export function pathOf(
  rho: number,
  strengths: Strengths,
  lambda: number,
  shared: boolean,
  far: number,
  away: number,
  seed: number
): Path {
  const sample = sampleOf(meansOf("two", strengths), rho, SIZES[SIZES.length - 1], seed);
  const place = placeOf(away, strengths);
  const all = SIZES.map((n) =>
    weightsOf(fitBoth(rowsOf(sample, n, far, place, seed), lambda, shared), shared)
  );
  return {
    naive: shared ? all.map(({naive}) => naive as readonly [number, number]) : null,
    logistic: all.map(({logistic}) => logistic)
  };
}

/** Rows of a class that are fitted on at least, and that are left to judge by. */
const FEWEST = 3;

/** Both on n of the reader's rows, each class with its share of them, and judged by the rest. */
export function measured(own: Own, n: number, lambda: number, shared: boolean, seed: number): Plane {
  const {x, y, label, classes, xName, yName} = own;
  const all = label.length;
  const order = shuffle(Int32Array.from(label.keys()), random(seed, 3));
  const plus = label.reduce((a, b) => a + b, 0);
  // As many of a class as its share of the rows, but never all of them, and never hardly any.
  const fitted = Math.min(n, Math.floor(0.75 * all));
  const ones = Math.max(FEWEST, Math.min(plus - FEWEST, fitted - FEWEST, Math.round((fitted * plus) / all)));
  const zeros = Math.max(FEWEST, Math.min(all - plus - FEWEST, fitted - ones));
  const left = [zeros, ones];
  const taken: number[] = [];
  const rest: number[] = [];
  for (const i of order) (left[label[i]]-- > 0 ? taken : rest).push(i);
  const sx = standardize(taken.map((i) => x[i]));
  const sy = standardize(taken.map((i) => y[i]));
  const X = new Float64Array(2 * taken.length);
  taken.forEach((i, k) => {
    X[2 * k] = (x[i] - sx.center) / sx.scale;
    X[2 * k + 1] = (y[i] - sy.center) / sy.scale;
  });
  const labels = Uint8Array.from(taken, (i) => label[i]);
  // Fitted where both columns are standardized, so that a penalty means the same for both, and told in the columns' own units.
  const both = fitBoth({X, y: labels, n: taken.length}, lambda, shared);
  const back = (f: Quadratic): Quadratic => {
    const [a, d] = [1 / sx.scale, 1 / sy.scale];
    const [u, v] = [-sx.center * a, -sy.center * d];
    return {
      xx: f.xx * a * a,
      xy: f.xy * a * d,
      yy: f.yy * d * d,
      x: (f.x + 2 * f.xx * u + f.xy * v) * a,
      y: (f.y + 2 * f.yy * v + f.xy * u) * d,
      c: valueAt(f, u, v)
    };
  };
  const [naive, logistic] = [back(both.naive), back(both.logistic)];
  const errorsOf = (f: Quadratic): number =>
    rest.filter((i) => valueAt(f, x[i], y[i]) > 0 !== (label[i] === 1)).length / rest.length;
  return {
    belief: both.belief.map(({mean, cov}) => ({
      mean: [mean[0] * sx.scale + sx.center, mean[1] * sy.scale + sy.center],
      cov: [cov[0] * sx.scale ** 2, 0, cov[2] * sy.scale ** 2]
    })) as unknown as Plane["belief"],
    naive,
    logistic,
    parted: both.parted,
    touched: both.touched,
    rows: {
      X: Float64Array.from({length: 2 * taken.length}, (_, k) => (k % 2 ? y : x)[taken[k >> 1]]),
      y: labels,
      n: taken.length
    },
    added: 0,
    extent: [...paddedExtent(x, 0.08), ...paddedExtent(y, 0.08)] as unknown as Extent,
    classes,
    xName,
    yName,
    own: {rest: rest.length},
    bayes: null,
    errors: {naive: errorsOf(naive), logistic: errorsOf(logistic), bayes: null},
    before: null,
    weights: weightsOf(both, shared),
    limits: null
  };
}
