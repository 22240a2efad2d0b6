import {elasticNet, elasticNetPath, type Moments} from "../../ml/elastic-net.js";
import {bootstrap, random} from "../../ml/random.js";
import {rescale, standardize, unscale} from "../../ml/scaling.js";
import {isTrueSupport, parseTable, simulate, standardizedMoments, type Table, take} from "./table.js";

/** The three methods, with glmnet's α. */
export const METHODS = {
  lasso: {name: "lasso", alpha: 1},
  net: {name: "elastic net", alpha: 0.5},
  ridge: {name: "ridge", alpha: 0}
} as const;
export type Method = keyof typeof METHODS;
export const METHOD_KEYS = Object.keys(METHODS) as Method[];

export const LAMBDA = {min: 0.001, max: 10} as const;
const STEPS = 60;
/** 61 penalties, from the largest down, 15 a decade. */
export const LAMBDAS: readonly number[] = Array.from({length: STEPS + 1}, (_, k) => 10 ** (1 - k / 15));

/** The place in `LAMBDAS` nearest to λ, in the logarithm. */
export const nearestLambda = (lambda: number): number =>
  Math.max(0, Math.min(STEPS, Math.round(15 * (1 - Math.log10(lambda)))));

// The lasso's gap falls with the first power of the error, the others' with the second: 1e-22 there is 1e-11 in w.
const tolerance = (alpha: number): number => (alpha === 1 ? 1e-14 : 1e-22);

/** One exact fit at λ. */
export function fitAt(m: Moments, lambda: number, alpha: number): Float64Array {
  return elasticNet(m, {lambda, alpha, tolerance: tolerance(alpha)}).w;
}

/** Weights along `LAMBDAS`. */
export function path(m: Moments, alpha: number, lambdas = LAMBDAS): Float64Array[] {
  return elasticNetPath(m, lambdas, {alpha, tolerance: tolerance(alpha)}).map(({w}) => w);
}

export const FOLDS = 10;

/** Ten folds of equal size at random: for each row, the fold in which it is left out. */
export function drawFolds(rows: number, seed: number): Uint8Array {
  const draw = random(seed, 11);
  const order = Uint8Array.from({length: rows}, (_, i) => i % FOLDS);
  for (let i = rows - 1; i > 0; --i) {
    const j = Math.floor(draw() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

/** Along `LAMBDAS`: the mean over the folds of their mean squared errors, y in standard deviations, and its standard error. */
export interface CvCurve {
  mean: Float64Array;
  se: Float64Array;
}

/** Cross-validation: every fold is predicted by the fit of the others, standardized on them. */
export function crossValidate(
  {X, y}: Table,
  alpha: number,
  folds: ArrayLike<number>,
  lambdas = LAMBDAS
): CvCurve {
  const all = Array.from(y, (_, i) => i);
  const unit = standardize(y).scale;
  const sum = new Float64Array(lambdas.length);
  const square = new Float64Array(lambdas.length);
  for (let fold = 0; fold < FOLDS; ++fold) {
    const train = all.filter((i) => folds[i] !== fold);
    const test = all.filter((i) => folds[i] === fold);
    const scaled = X.map((x) => rescale(take(x, test), standardize(take(x, train))));
    const ys = standardize(take(y, train));
    path(standardizedMoments({X, y}, train), alpha, lambdas).forEach((w, k) => {
      let error = 0;
      test.forEach((i, r) => {
        let z = 0;
        for (let j = 0; j < w.length; ++j) z += scaled[j][r] * w[j];
        error += ((y[i] - unscale(z, ys)) / unit) ** 2;
      });
      sum[k] += error / test.length;
      square[k] += (error / test.length) ** 2;
    });
  }
  const mean = sum.map((s) => s / FOLDS);
  const se = square.map((s, k) => Math.sqrt(Math.max(0, s / FOLDS - mean[k] ** 2) / (FOLDS - 1)));
  return {mean, se};
}

/**
 * Where two rules stand on a curve, as places in `LAMBDAS`: the least error, and the one-standard-error rule: the largest
 * λ whose error is at most one standard error (of the least) above the least.
 */
export function rulesOf({mean, se}: CvCurve): {min: number; oneSe: number} {
  let min = 0;
  mean.forEach((v, k) => {
    if (v < mean[min]) min = k;
  });
  return {min, oneSe: mean.findIndex((v) => v <= mean[min] + se[min])};
}

/** Along `LAMBDAS`, for every weight: in how many of `resamples` bootstrap samples it is not 0. */
export function selection(
  table: Table,
  alpha: number,
  resamples: number,
  seed = 1,
  lambdas = LAMBDAS
): number[][] {
  const source = random(seed, 7);
  const counts = lambdas.map(() => table.X.map(() => 0));
  for (let b = 0; b < resamples; ++b) {
    path(standardizedMoments(table, bootstrap(table.y.length, source)), alpha, lambdas).forEach((w, k) => {
      w.forEach((v, j) => {
        if (v !== 0) ++counts[k][j];
      });
    });
  }
  return counts;
}

/** As `LAMBDAS`, four times as dense: a stretch between two of its places is not overlooked. */
const DENSE: readonly number[] = Array.from({length: 4 * STEPS + 1}, (_, k) => 10 ** (1 - k / 60));

/** Of `tables` tables simulated like ours: on how many lasso paths the true support stands, and at which rule's λ it does. */
export function supports(tables: number, lambdas = DENSE): {met: number; least: number; oneSe: number} {
  const found = {met: 0, least: 0, oneSe: 0};
  for (let seed = 1001; seed <= 1000 + tables; ++seed) {
    const table = parseTable(simulate(seed));
    const m = standardizedMoments(table);
    const rules = rulesOf(crossValidate(table, 1, drawFolds(table.y.length, seed)));
    const right = (k: number): boolean => isTrueSupport(fitAt(m, LAMBDAS[k], 1));
    found.met += Number(path(m, 1, lambdas).some(isTrueSupport));
    found.least += Number(right(rules.min));
    found.oneSe += Number(right(rules.oneSe));
  }
  return found;
}
