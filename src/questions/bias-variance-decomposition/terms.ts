import {dot} from "../../ml/orthonormal.js";
import {DEGREES, f, indexOf, truths, weights} from "./world.js";

/** The error's terms at one place, exact: averages over all training sets and labels. */
export interface Terms {
  /** f(x₀), and the mean prediction there. */
  truth: number;
  mean: number;
  /** σ², of the label itself. */
  noise: number;
  /** (f − Eŷ)². */
  bias2: number;
  /** E(ŷ − Eŷ)². */
  variance: number;
  /** The weight of a label at x₀ in the prediction there. */
  weight: number;
  /** 2 E (y − f)(Eŷ − ŷ): 0 where y is fresh, else −2σ² times that weight. The other two cross terms have the average 0. */
  cross: number;
  /** E(y − ŷ)². */
  mse: number;
}

/**
 * @param each labels at each place
 * @param c what every prediction is multiplied by
 * @param fresh whether y is a label that no fit has seen
 */
export function terms(
  x: number,
  degree: number,
  sigma: number,
  each: number,
  c: number,
  fresh: boolean
): Terms {
  const s = weights(x, degree);
  const truth = f(x);
  const mean = c * dot(s, truths);
  const noise = sigma * sigma;
  const bias2 = (truth - mean) ** 2;
  const variance = (c * c * noise * dot(s, s)) / each;
  const weight = (c * s[indexOf(x)]) / each;
  const cross = fresh ? 0 : -2 * noise * weight;
  return {truth, mean, noise, bias2, variance, weight, cross, mse: noise + bias2 + variance + cross};
}

export const termsByDegree = (x: number, sigma: number, each: number, c: number, fresh: boolean): Terms[] =>
  Array.from({length: DEGREES + 1}, (_, degree) => terms(x, degree, sigma, each, c, fresh));
