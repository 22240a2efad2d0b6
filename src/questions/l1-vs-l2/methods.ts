import {elasticNet, type Moments} from "../../ml/elastic-net.js";

/** The three columns of the path panel: glmnet's α. */
export const METHODS = [
  {name: "lasso", alpha: 1},
  {name: "elastic net", alpha: 0.5},
  {name: "ridge", alpha: 0}
] as const;

export const LOG_LAMBDA = {min: -3, max: 1} as const;
/** 60 penalties, from the largest down, evenly spaced in the logarithm. */
export const LAMBDAS: readonly number[] = Array.from(
  {length: 60},
  (_, k) => 10 ** (LOG_LAMBDA.max - ((LOG_LAMBDA.max - LOG_LAMBDA.min) * k) / 59)
);

// The lasso's gap falls with the first power of the error, the others' with the second: 1e-22 there is 1e-11 in w.
export const tolerance = (alpha: number): number => (alpha === 1 ? 1e-14 : 1e-22);

/** One exact fit at λ. */
export function fitAt(m: Moments, lambda: number, alpha: number): Float64Array {
  return elasticNet(m, {lambda, alpha, tolerance: tolerance(alpha)}).w;
}
