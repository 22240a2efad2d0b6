import {normalCdf, normalPdf} from "../../ml/normal.js";
import type {Population} from "./sample.js";

/**
 * The curves of the population that the sample is drawn from, in closed form.
 * Source: M. S. Pepe, The Statistical Evaluation of Medical Tests for Classification and Prediction (2003), ch. 4.
 */

/** The share of the positives and of the negatives that score at or above `threshold`. */
export function ratesAt({separation, spread}: Population, threshold: number): {tpr: number; fpr: number} {
  return {tpr: normalCdf((separation - threshold) / spread), fpr: normalCdf(-threshold)};
}

/** The density of the positives' scores. */
export function densityOf({separation, spread}: Population, score: number): number {
  return normalPdf((score - separation) / spread) / spread;
}

/** P(positive's score > negative's score) = Φ(separation / √(1 + spread²)). */
export function binormalAuc({separation, spread}: Population): number {
  return normalCdf(separation / Math.hypot(1, spread));
}

export interface Rates {
  /** False-positive and true-positive rate over falling thresholds, from 0 to 1. */
  fpr: Float64Array;
  tpr: Float64Array;
  /** The share of the positives that score about each threshold: the density times the distance to the next. */
  mass: Float64Array;
}

/** The population's ROC curve at `steps` + 1 thresholds, evenly spaced over six standard deviations of both classes. */
export function binormalRates(population: Population, steps = 400): Rates {
  const {separation, spread} = population;
  const hi = Math.max(6, separation + 6 * spread);
  const lo = Math.min(-6, separation - 6 * spread);
  const fpr = new Float64Array(steps + 1);
  const tpr = new Float64Array(steps + 1);
  const mass = new Float64Array(steps + 1);
  for (let i = 0; i <= steps; ++i) {
    const threshold = hi + ((lo - hi) * i) / steps;
    const rates = ratesAt(population, threshold);
    mass[i] = (densityOf(population, threshold) * (hi - lo)) / steps;
    fpr[i] = rates.fpr;
    tpr[i] = rates.tpr;
  }
  return {fpr, tpr, mass};
}

/** Precision of a rule with these rates where a share `prevalence` is positive (Bayes). NaN where nothing is called positive. */
export function precisionOf(tpr: number, fpr: number, prevalence: number): number {
  return (prevalence * tpr) / (prevalence * tpr + (1 - prevalence) * fpr);
}

/**
 * The area under precision as a function of recall: the mean of the precision over the positives' scores. Over thresholds the
 * integrand is smooth and vanishes at both ends, where evenly spaced sums converge faster than any power of the step.
 */
export function areaUnderPrecision({fpr, tpr, mass}: Rates, prevalence: number): number {
  let area = 0;
  for (let i = 0; i < tpr.length; ++i)
    if (mass[i] > 0) area += mass[i] * precisionOf(tpr[i], fpr[i], prevalence);
  return area;
}
