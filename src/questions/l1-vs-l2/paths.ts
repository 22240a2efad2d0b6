import {elasticNetPath, type Moments} from "../../ml/elastic-net.js";
import {bootstrap, random} from "../../ml/random.js";
import {rescale, standardize, unscale} from "../../ml/scaling.js";
import {parseTable, standardizedMoments, type Table, take} from "./design.js";
import {fitAt, LAMBDAS, tolerance} from "./methods.js";
import {simulate, TRUE_WEIGHTS} from "./table.js";

/** The slope of the penalty at 0 at which selection is counted over resamples: λα, where α > 0. */
export const STABILITY_SLOPE = 0.1;

/** Weights along LAMBDAS, 60 arrays of p. */
export function path(m: Moments, alpha: number): Float64Array[] {
  return elasticNetPath(m, LAMBDAS, {alpha, tolerance: tolerance(alpha)}).map((fit) => fit.w);
}

/** Mean squared error (y in standard deviations) of 10-fold cross-validation along LAMBDAS; fold of row i: i mod 10. */
export function crossValidate(table: Table, alpha: number): number[] {
  const all = Array.from(table.y.keys());
  const error = LAMBDAS.map(() => 0);
  const unit = standardize(table.y).scale;
  for (let fold = 0; fold < 10; ++fold) {
    const train = all.filter((i) => i % 10 !== fold);
    const test = all.filter((i) => i % 10 === fold);
    const X = table.X.map((x) => rescale(take(x, test), standardize(take(x, train))));
    const ys = standardize(take(table.y, train));
    path(standardizedMoments(table, train), alpha).forEach((w, k) => {
      test.forEach((i, r) => {
        const fitted = unscale(
          X.reduce((s, x, j) => s + x[r] * w[j], 0),
          ys
        );
        error[k] += ((table.y[i] - fitted) / unit) ** 2 / all.length;
      });
    });
  }
  return error;
}

/**
 * How often, of `resamples` bootstrap samples, every weight is not 0. Methods are compared at the same slope at 0, what
 * a feature must be worth to be kept: λ is STABILITY_SLOPE / α; ridge, which has no such slope, at λ = STABILITY_SLOPE.
 */
export function selection(table: Table, alpha: number, resamples = 200, seed = 1): number[] {
  const source = random(seed, 7);
  const lambda = STABILITY_SLOPE / (alpha || 1);
  const count = table.X.map(() => 0);
  for (let b = 0; b < resamples; ++b) {
    const w = fitAt(standardizedMoments(table, [...bootstrap(table.y.length, source)]), lambda, alpha);
    w.forEach((wj, j) => {
      if (wj !== 0) count[j] += 1 / resamples;
    });
  }
  return count;
}

/** Whether the nonzero weights are the truly nonzero ones. */
export function isTrueSupport(w: ArrayLike<number>): boolean {
  return TRUE_WEIGHTS.every((truth, j) => (truth === 0) === (w[j] === 0));
}

/** Of `tables` tables simulated like ours, the part whose lasso path meets the true support anywhere. */
export function supportRate(tables = 100): number {
  let met = 0;
  for (let seed = 1001; seed <= 1000 + tables; ++seed) {
    if (path(standardizedMoments(parseTable(simulate(seed))), 1).some(isTrueSupport)) ++met;
  }
  return met / tables;
}
