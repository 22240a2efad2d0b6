import {defaults} from "../../figure/params.js";
import {amount, count, fixed, percent, plural, scientific} from "../../marks/format.js";
import {normalCdf} from "../../ml/normal.js";
import {ESTIMATES} from "./draws.js";
import {params, type Room} from "./params.js";

type State = Room["State"];

const start = defaults(params);

const functions: Readonly<Record<Room["Params"]["f"], string>> = {
  square: "z²",
  sine: "sin 3z",
  step: "step",
  soft: "softened step"
};
export const functionName = (f: Room["Params"]["f"]): string => functions[f];

/** A variance over many magnitudes. */
export const varianceText = (v: number): string =>
  v === 0
    ? "0"
    : v < 0.01 || v >= 1e5
      ? scientific(v)
      : v >= 100
        ? count(v)
        : String(Number(v.toPrecision(3)));

/** A gradient: what is not 0 is not called so. */
export const gradient = (v: number): string =>
  v === 0 ? "0" : Math.abs(v) < 0.005 ? scientific(v) : amount(v);

/** P(the pathwise estimate from one sample of z² has the sign of the gradient by μ). */
export const rightSign = ({mu, sigma}: Room["Params"]): number => normalCdf(Math.abs(mu) / sigma);

/**
 * P(the score-function estimate from one sample of z² has the sign of the gradient by μ), with the constant b ≥ 0 subtracted:
 * of (z² − b) ε, which changes its sign at ε = 0 and where z is a root of b.
 */
export function scoreRightSign({mu, sigma}: Room["Params"], b: number): number {
  const roots = [-1, 1].map((side) => (side * Math.sqrt(b) - mu) / sigma);
  const ends = [Number.NEGATIVE_INFINITY, ...[...roots, 0].sort((x, y) => x - y), Number.POSITIVE_INFINITY];
  let right = 0;
  for (let i = 1; i < ends.length; ++i) {
    const [low, high] = [Math.max(ends[i - 1], -40), Math.min(ends[i], 40)];
    const e = (low + high) / 2;
    if (((mu + sigma * e) ** 2 - b) * e * mu > 0) right += normalCdf(ends[i]) - normalCdf(ends[i - 1]);
  }
  return right;
}

/** What the picture says now. */
export function describe({settled, result}: State): string {
  const {f, wrt, n, d, mu, sigma} = settled;
  const {truth, pathMean, pathVariance, scoreVariance} = result;
  const by = wrt === "mu" ? "μ" : "σ";
  const what = d > 1 ? `the sum of ${functionName(f)} over ${d} coordinates` : functionName(f);
  const off =
    Math.abs(pathMean - truth) > 1e-9 * (1 + Math.abs(truth))
      ? ` The pathwise estimator’s mean is ${gradient(pathMean)}: biased.`
      : "";
  return `z ~ N(${fixed(mu)}, ${fixed(sigma)}²), f = ${what}. The gradient of E[f] by ${by} is ${gradient(truth)}.${off} The variance of one estimate from ${plural(n, "sample")} is ${varianceText(pathVariance)} pathwise and ${varianceText(scoreVariance)} by the score function.`;
}

const ratio = (v: number): string => (Number.isFinite(v) ? varianceText(v) : "no number of");

export const reads: Room["Figure"]["reads"] = {
  f: ({settled}) => functionName(settled.f),
  by: ({settled}) => (settled.wrt === "mu" ? "μ" : "σ"),
  truth: ({result}) => gradient(result.truth),
  pathVariance: ({result}) => varianceText(result.pathVariance),
  scoreVariance: ({result}) => varianceText(result.scoreVariance),
  ratio: ({result}) => ratio(result.scoreVariance / result.pathVariance),
  baseline: ({result}) => (result.baseline === 0 ? "0" : gradient(result.baseline)),
  slope: ({result}) => fixed(result.objective.slope),
  tau: ({settled}) => fixed(settled.tau),
  // At the setting that the sentence names, whatever is set.
  signMean: () => share(scoreRightSign(start, 2)),
  signBest: () => share(scoreRightSign(start, 4))
};

/** The estimators in numbers. */
export function table({settled, result}: State): Record<string, string | number>[] {
  const {truth, path, score, pathMean, pathVariance, scoreVariance} = result;
  const row = (estimator: string, mean: number, variance: number, h: typeof path) => ({
    estimator,
    function: functionName(settled.f),
    gradient_by: settled.wrt,
    samples: settled.n,
    coordinates: settled.d,
    true_gradient: truth,
    expected: mean,
    variance,
    simulated_mean: h.mean,
    simulated_sd: h.sd,
    right_sign: h.right,
    estimates: ESTIMATES
  });
  return [row("pathwise", pathMean, pathVariance, path), row("score function", truth, scoreVariance, score)];
}

/** A probability in whole percents. */
export const share = (p: number): string => percent(p, 0);
