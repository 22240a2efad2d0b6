import {areaUnderPrecision, precisionOf, type Rates} from "./binormal.js";
import type {Summary} from "./summary.js";

/** Vertices of a line in the unit square. */
export interface Line {
  x: Float64Array;
  y: Float64Array;
}

/** The ROC curve as drawn, from (0, 0): false-positive rate across, true-positive rate up; straight between vertices. */
export function rocLine({ranked: {tp, fp, positives, negatives}, rocAt}: Summary): Line {
  const x = new Float64Array(rocAt.length + 1);
  const y = new Float64Array(rocAt.length + 1);
  rocAt.forEach((k, i) => {
    x[i + 1] = fp[k] / negatives;
    y[i + 1] = tp[k] / positives;
  });
  return {x, y};
}

/**
 * The precision–recall curve as drawn: recall across, precision up. Corners of a staircase whose precision
 * between two recalls is that of the right corner; the first step starts at recall 0.
 */
export function prLine({ranked: {tp, fp, positives, negatives}, prAt}: Summary, prevalence: number): Line {
  const x = new Float64Array(prAt.length);
  const y = new Float64Array(prAt.length);
  prAt.forEach((k, i) => {
    x[i] = tp[k] / positives;
    y[i] = precisionOf(x[i], fp[k] / negatives, prevalence);
  });
  return {x, y};
}

/** The population's precision–recall curve and the area under it. */
export function populationPr(rates: Rates, prevalence: number): {averagePrecision: number; pr: Line} {
  return {
    averagePrecision: areaUnderPrecision(rates, prevalence),
    pr: {x: rates.tpr, y: rates.tpr.map((tpr, i) => precisionOf(tpr, rates.fpr[i], prevalence))}
  };
}
