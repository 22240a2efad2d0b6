import {bowl} from "../../ml/bowl-descent.js";
import {normal, random} from "../../ml/random.js";
import {remember} from "../../ml/remember.js";
import {hessian, type LineNoise, lineNoise, type Pair, type Symmetric} from "../../ml/sgd-moments.js";
import {N} from "./clock.js";

/** The examples' places: even on 0 … 2, so that the loss has one shape in all samples. */
export const X = Float64Array.from({length: N}, (_, i) => (2 * (i + 0.5)) / N);
const meanX = 1;
const varX = X.reduce((sum, v) => sum + (v - meanX) ** 2, 0) / N;

/** The Hessian of L = ½ mean (w₀ + w₁x − y)², its eigenvalues, and the direction of the larger one. */
export const H: Symmetric = hessian(lineNoise(X, X));
export const {lambda, axis, condition} = bowl(H, [0, 0]);
/** GD diverges from here on, and is fastest, at a constant step, there. */
export const LIMIT = 2 / lambda[0];
export const BEST = 2 / (lambda[0] + lambda[1]);

/** The line that the data are simulated from. */
export const TRUTH: Pair = [1, 1];

export interface World {
  readonly y: Float64Array;
  /** The least-squares line: where the loss is least. */
  readonly minimum: Pair;
  /** The residuals of the examples there. */
  readonly r: Float64Array;
  /** The same for σ = 1: one array for all σ. */
  readonly unit: Float64Array;
  readonly sigma: number;
  readonly noise: LineNoise;
  /** The least loss. */
  readonly least: number;
}

/** Noise of standard deviation 1, its own least-squares line, and what that leaves. */
const noiseOf = remember((seed: number) => {
  const draw = normal(random(seed));
  const e = X.map(() => draw());
  const mean = e.reduce((sum, v) => sum + v, 0) / N;
  const slope = e.reduce((sum, v, i) => sum + v * (X[i] - meanX), 0) / N / varX;
  const intercept = mean - slope * meanX;
  return {e, intercept, slope, left: e.map((v, i) => v - intercept - slope * X[i])};
});

/** The data: y = 1 + x + σe. Without noise every residual at the minimum is exactly 0. */
export const worldOf = remember((seed: number, sigma: number): World => {
  const {e, intercept, slope, left} = noiseOf(seed);
  const r = left.map((v) => sigma * v);
  return {
    y: X.map((x, i) => TRUTH[0] + TRUTH[1] * x + sigma * e[i]),
    minimum: [TRUTH[0] + sigma * intercept, TRUTH[1] + sigma * slope],
    r,
    unit: left,
    sigma,
    noise: lineNoise(X, r),
    least: r.reduce((sum, v) => sum + v * v, 0) / N / 2
  };
});
