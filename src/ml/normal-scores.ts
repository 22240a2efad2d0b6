import {sigmoid} from "./activations.js";
import {normalCdf, normalPdf} from "./normal.js";

/** One normal part of the scores of a class: its weight within the class, mean and standard deviation. */
export interface ScorePart {
  readonly weight: number;
  readonly mean: number;
  readonly sd: number;
}

/** How the scores of a classifier are distributed in the two classes of a population, and how many are positive. */
export interface ScoreClasses {
  readonly positive: readonly ScorePart[];
  readonly negative: readonly ScorePart[];
  /** The share of positives, in (0, 1). */
  readonly prevalence: number;
}

/** The share of a class that scores at or above t. */
export function above(parts: readonly ScorePart[], t: number): number {
  let sum = 0;
  for (const {weight, mean, sd} of parts) sum += weight * normalCdf((mean - t) / sd);
  return sum;
}

/** The density of a class at a score. */
export function densityAt(parts: readonly ScorePart[], score: number): number {
  let sum = 0;
  for (const {weight, mean, sd} of parts) sum += (weight * normalPdf((score - mean) / sd)) / sd;
  return sum;
}

/** The probability that a positive outscores a negative: the area under the population's ROC curve. */
export function normalAuc({positive, negative}: ScoreClasses): number {
  let sum = 0;
  for (const a of positive)
    for (const b of negative)
      sum += a.weight * b.weight * normalCdf((a.mean - b.mean) / Math.hypot(a.sd, b.sd));
  return sum;
}

/** Of the cases with that score, the share that is positive. */
export function positiveShare({positive, negative, prevalence}: ScoreClasses, score: number): number {
  const up = prevalence * densityAt(positive, score);
  const down = (1 - prevalence) * densityAt(negative, score);
  return up / (up + down);
}

/** Scores from far below the lowest part to far above the highest, evenly. */
export function scoreGrid({positive, negative}: ScoreClasses, cells: number, reach = 9): Float64Array {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const {mean, sd} of [...positive, ...negative]) {
    low = Math.min(low, mean - reach * sd);
    high = Math.max(high, mean + reach * sd);
  }
  return Float64Array.from({length: cells + 1}, (_, i) => low + ((high - low) * i) / cells);
}

/**
 * The area under the population's precision–recall curve: the mean precision over thresholds at the scores of positives.
 * By the trapezoidal rule, which for densities that vanish at both ends converges faster than any power.
 */
export function normalAveragePrecision(classes: ScoreClasses, cells = 400): number {
  const {positive, negative, prevalence} = classes;
  const odds = (1 - prevalence) / prevalence;
  return integral(classes, cells, (t) => {
    const found = above(positive, t);
    // Where both tails vanish, nothing is added either.
    return found > 0 ? (densityAt(positive, t) * found) / (found + odds * above(negative, t)) : 0;
  });
}

/** The Brier score: the mean squared difference of probability σ(score − shift) and class. */
export function normalBrier(classes: ScoreClasses, shift = 0, cells = 400): number {
  const {positive, negative, prevalence} = classes;
  return integral(classes, cells, (t) => {
    const p = sigmoid(t - shift);
    return (
      prevalence * densityAt(positive, t) * (1 - p) ** 2 + (1 - prevalence) * densityAt(negative, t) * p * p
    );
  });
}

function integral(classes: ScoreClasses, cells: number, of: (score: number) => number): number {
  const grid = scoreGrid(classes, cells);
  let sum = 0;
  for (const t of grid) sum += of(t);
  return sum * (grid[1] - grid[0]);
}
