import {fitLogistic} from "./logistic.js";

/** Cases with predicted probabilities near each other, taken together. */
export interface ReliabilityBin {
  count: number;
  /** Mean of their predicted probabilities. */
  predicted: number;
  /** Share of them in class 1. */
  observed: number;
}

/**
 * Bins of equal width over [0, 1]; empty ones are left out.
 *
 * @param p predicted probabilities of class 1
 * @param y labels, 0 or 1
 */
export function reliabilityBins(p: ArrayLike<number>, y: ArrayLike<number>, bins = 10): ReliabilityBin[] {
  const sums = Array.from({length: bins}, () => ({count: 0, predicted: 0, observed: 0}));
  for (let i = 0; i < p.length; ++i) {
    const bin = sums[Math.min(bins - 1, Math.floor(p[i] * bins))];
    ++bin.count;
    bin.predicted += p[i];
    bin.observed += y[i];
  }
  return sums
    .filter(({count}) => count > 0)
    .map(({count, predicted, observed}) => ({
      count,
      predicted: predicted / count,
      observed: observed / count
    }));
}

/**
 * The expected calibration error: |predicted − observed|, averaged over cases by their bins
 * (M. P. Naeini, G. F. Cooper and M. Hauskrecht, AAAI 2015).
 */
export function calibrationError(bins: readonly ReliabilityBin[]): number {
  let [sum, cases] = [0, 0];
  for (const {count, predicted, observed} of bins) {
    sum += count * Math.abs(predicted - observed);
    cases += count;
  }
  return sum / cases;
}

/**
 * Platt scaling: the probabilities σ(a f + b) that fit labels best for scores f, with his targets (n₁ + 1) / (n₁ + 2) and
 * 1 / (n₀ + 2) in place of 1 and 0, which keep a finite where scores separate the classes.
 * Source: J. Platt, in Advances in Large Margin Classifiers, MIT Press, 2000, 61–74 (his A is −a, his B −b).
 *
 * @param f scores; of cases that the classifier was not fitted on, where there are such
 * @param y labels, 0 or 1
 */
export function plattScaling(f: Float64Array, y: ArrayLike<number>): {a: number; b: number} {
  const n = f.length;
  let positives = 0;
  for (let i = 0; i < n; ++i) positives += y[i];
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (n - positives + 2);
  const targets = Float64Array.from({length: n}, (_, i) => (y[i] ? high : low));
  const fit = fitLogistic({X: f, n, p: 1, y: targets, lambda: 0});
  return {a: fit.w[0], b: fit.b};
}
