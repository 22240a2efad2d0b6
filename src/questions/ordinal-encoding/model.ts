import {type Dummies, fitDummies} from "../../ml/dummies.js";
import {type Groups, treeOnCodes, treeOnOneHot} from "../../ml/group-tree.js";
import {normal, random} from "../../ml/random.js";
import {remember} from "../../ml/remember.js";
import {type Leak, leakOf, noise} from "./leak.js";
import {type Line, leastSquares, meanOf} from "./line.js";
import {orders, type Room} from "./params.js";
import {K, SIGMA, worlds} from "./worlds.js";

export type Params = Room["Params"];

export interface Sample extends Groups {
  /** The rows of each category. */
  rows: readonly Float64Array[];
  means: Float64Array;
  counts: Float64Array;
  mean: number;
  /** Σ (y − ȳ)² over all rows. */
  total: number;
  /** The part of it that lies between categories. */
  between: number;
}

/** A fit as it is seen: what is predicted for each category, and the share of the sample's variance that it explains. */
export interface Fit {
  fitted: Float64Array;
  r2: number;
}

export interface Errors {
  /** Mean square of what no line on these codes can say of the true means. */
  bias: number;
  /** Expected mean squared error about the true means. */
  codes: number;
  onehot: number;
  /** The same of this sample's fits. */
  codesHere: number;
  onehotHere: number;
}

export interface Result {
  sample: Sample;
  /** The categories by ascending code, and the code of each. */
  order: readonly number[];
  codes: Float64Array;
  /** What the model sees of each category. */
  seen: Float64Array;
  fit: Fit;
  /** The line on the codes 1 to 5, whatever is shown. */
  line: Line;
  lineFit: Fit;
  onehot: Dummies & Fit;
  /** R² of the model on the codes, for each of the orders, and their mean. */
  all: Float64Array;
  mean: number;
  /** The order in which the sample's means rise. */
  sorted: readonly number[];
  errors: Errors;
  leak: Leak;
}

const sampleOf = remember((world: Params["world"], n: number, seed: number): Sample => {
  const z = normal(random(seed));
  // By rows, so that more rows leave the ones that were there.
  const rows = worlds[world].means.map(() => new Float64Array(n));
  for (let i = 0; i < n; ++i)
    for (const [g, row] of rows.entries()) row[i] = worlds[world].means[g] + SIGMA * z();
  const means = Float64Array.from(rows, meanOf);
  const mean = meanOf(means);
  const total = rows.reduce((sum, row) => row.reduce((s, v) => s + (v - mean) ** 2, sum), 0);
  const between = n * means.reduce((sum, m) => sum + (m - mean) ** 2, 0);
  return {rows, means, counts: new Float64Array(K).fill(n), mean, total, between};
});

const codesOf = (order: readonly number[]): Float64Array =>
  Float64Array.from({length: K}, (_, g) => order.indexOf(g) + 1);

/** Categories are of equal size, so that fits to their means are the fits to the rows. */
const lineOn = (seen: Float64Array, means: ArrayLike<number>): Line => leastSquares(seen, means);

const fittedBy = ({intercept, slope}: Line, seen: Float64Array): Float64Array =>
  seen.map((x) => intercept + slope * x);

/** R² over all rows: what a fit leaves within categories is there for every fit. */
function r2Of({rows, means, total, between}: Sample, fitted: Float64Array): number {
  const missed = means.reduce((sum, m, g) => sum + rows[g].length * (m - fitted[g]) ** 2, 0);
  return (between - missed) / total;
}

const fitOf = (sample: Sample, fitted: Float64Array): Fit => ({fitted, r2: r2Of(sample, fitted)});

/** The categories by ascending mean; of equal means the first named first. */
const sortedBy = (means: Float64Array): number[] =>
  Array.from(means, (_, g) => g).sort((a, b) => means[a] - means[b] || a - b);

function fitCodes(sample: Sample, order: readonly number[], learner: Params["learner"], depth: number): Fit {
  if (learner === "tree") return fitOf(sample, treeOnCodes(sample, order, depth));
  const codes = codesOf(order);
  return fitOf(sample, fittedBy(lineOn(codes, sample.means), codes));
}

/** R² for every learner and encoding, for the table. */
export function scores(
  sample: Sample,
  order: readonly number[],
  sorted: readonly number[],
  depth: number | null
) {
  const codes = fitCodes(sample, order, depth === null ? "line" : "tree", depth ?? 0).r2;
  if (depth === null)
    return {codes, onehot: sample.between / sample.total, target: sample.between / sample.total};
  return {
    codes,
    onehot: r2Of(sample, treeOnOneHot(sample, depth)),
    target: r2Of(sample, treeOnCodes(sample, sorted, depth))
  };
}

const allOf = remember((sample: Sample, learner: Params["learner"], depth: number) =>
  Float64Array.from(orders, (order) => fitCodes(sample, order, learner, depth).r2)
);

const onehotOf = remember((sample: Sample, reference: number): Dummies & Fit => {
  const dummies = fitDummies(sample, reference);
  return {...dummies, r2: r2Of(sample, dummies.fitted)};
});

/** What no line on the codes can say: the mean square of the true means about their best line. */
export function biasOf(world: Params["world"], order: readonly number[]): number {
  const {means} = worlds[world];
  const codes = codesOf(order);
  const line = lineOn(codes, means);
  return meanOf(fittedBy(line, codes).map((v, g) => (v - means[g]) ** 2));
}

/** Expected mean squared error about the true means: two numbers are estimated with the codes, five with one-hot. */
export const codesError = (bias: number, n: number): number => bias + (2 * SIGMA ** 2) / (K * n);
export const onehotError = (n: number): number => SIGMA ** 2 / n;

/** Rows per category at which both are equal; none where the codes’ error is never the larger. */
export const crossing = (bias: number): number | null =>
  bias < 1e-12 ? null : ((K - 2) * SIGMA ** 2) / (K * bias);

const noiseOf = remember(noise);
const leakBy = remember((seed: number, way: Params["way"]) => leakOf(noiseOf(seed), way));

/** Five categories of simulated rows, codes for them in some order, and what models make of the codes. */
export function model({order: rank, learner, depth, coding, world, n, way, seed}: Params): Result {
  const sample = sampleOf(world, n, seed);
  const order = orders[rank - 1];
  const codes = codesOf(order);
  const line = lineOn(codes, sample.means);
  const lineFit = fitOf(sample, fittedBy(line, codes));
  const sorted = sortedBy(sample.means);
  const target = coding === "target";
  const seen = target ? sample.means : codes;
  const fit =
    learner === "tree"
      ? fitOf(sample, treeOnCodes(sample, target ? sorted : order, depth))
      : target
        ? fitOf(sample, fittedBy(lineOn(seen, sample.means), seen))
        : lineFit;
  const onehot = onehotOf(sample, order[0]);
  const all = allOf(sample, learner, depth);
  const bias = biasOf(world, order);
  const off = (fitted: Float64Array) => meanOf(fitted.map((v, g) => (v - worlds[world].means[g]) ** 2));
  return {
    sample,
    order,
    codes,
    seen,
    fit,
    line,
    lineFit,
    onehot,
    all,
    mean: meanOf(all),
    sorted,
    errors: {
      bias,
      codes: codesError(bias, n),
      onehot: onehotError(n),
      codesHere: off(lineFit.fitted),
      onehotHere: off(onehot.fitted)
    },
    leak: leakBy(seed, way)
  };
}
