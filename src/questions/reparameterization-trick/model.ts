import {
  baselineOf,
  type Moments,
  momentsOf,
  scoreVariance,
  sigmoid,
  slopeIn,
  THRESHOLD
} from "../../ml/gradient-estimators.js";
import {remember} from "../../ml/remember.js";
import {fixedNoise, freshSample, meanOf, TEN} from "./draws.js";
import {estimate, type Histogram, histogram} from "./estimates.js";
import {type Choices, choices} from "./gumbel.js";
import {params as declared, type Room} from "./params.js";

type Params = Room["Params"];

/** The estimate of E[f] from ten samples, against μ. */
export interface Objective {
  mu: Float64Array;
  exact: Float64Array;
  /** From samples drawn anew at each μ. */
  fresh: Float64Array;
  /** From the same ten ε at each μ, at places of its own: a step's curve has corners. */
  fixedMu: Float64Array;
  fixed: Float64Array;
  /** At the reader's μ: the estimate from the ten ε, and its derivative. */
  value: number;
  slope: number;
}

/** Variances of one estimate against σ. */
export interface Curve {
  sigma: Float64Array;
  path: Float64Array;
  score: Float64Array;
}

export interface Result {
  truth: number;
  /** Expectation and variance of one estimate, exact. */
  pathMean: number;
  pathVariance: number;
  scoreVariance: number;
  baseline: number;
  /** Half the width of the histograms' picture. */
  half: number;
  path: Histogram;
  score: Histogram;
  objective: Objective;
  curve: Curve;
  choices: Choices;
}

const {mu: muRange, sigma: sigmaRange} = declared;
const MUS = Float64Array.from({length: 81}, (_, i) => muRange.min + i * muRange.step);
const SIGMAS = Float64Array.from({length: 61}, (_, i) => sigmaRange.min * 20 ** (i / 60));

const ofSample = (m: Moments, n: number, d: number, kind: Params["baseline"]) => {
  const baseline = baselineOf(m, d, kind);
  return {baseline, path: m.pathVariance / n, score: scoreVariance(m, d, baseline) / n};
};

const curveOf = remember(
  (
    f: Params["f"],
    wrt: Params["wrt"],
    mu: number,
    tau: number,
    n: number,
    d: number,
    kind: Params["baseline"]
  ): Curve => {
    const all = Array.from(SIGMAS, (sigma) => ofSample(momentsOf(f, wrt, mu, sigma, tau), n, d, kind));
    return {
      sigma: SIGMAS,
      path: Float64Array.from(all, ({path}) => path),
      score: Float64Array.from(all, ({score}) => score)
    };
  }
);

/** The mean over the ten ε of f, or of the sigmoid in place of a softened step, as a function of μ. */
export function fixedMean(mu: number, {f, sigma, tau, seed}: Omit<Params, "mu">): number {
  const values = fixedNoise(seed).map((e) => mu + sigma * e);
  if (f !== "soft") return meanOf(values, f);
  return values.reduce((sum, z) => sum + sigmoid(z - THRESHOLD, tau), 0) / values.length;
}

/** Where the curve from fixed ε is evaluated: of a step both sides of each jump. */
function placesOf({f, sigma, seed}: Params): Float64Array {
  if (f !== "step") return MUS;
  const jumps = Array.from(fixedNoise(seed), (e) => THRESHOLD - sigma * e)
    .filter((at) => at > muRange.min && at < muRange.max)
    .sort((a, b) => a - b);
  return Float64Array.of(muRange.min, ...jumps.flatMap((at) => [at - 1e-9, at + 1e-9]), muRange.max);
}

/** The derivative of `fixedMean`, term by term: the pathwise estimate from the ten ε. */
export function fixedSlope({f, mu, sigma, tau, seed}: Params): number {
  const slope = slopeIn(f);
  return fixedNoise(seed).reduce((sum, e) => sum + slope(mu + sigma * e, tau), 0) / TEN;
}

const objectiveOf = (params: Params): Objective => {
  const {f, mu, sigma, tau, seed} = params;
  const fixedMu = placesOf(params);
  return {
    mu: MUS,
    exact: MUS.map((at) => momentsOf(f === "soft" ? "step" : f, "mu", at, sigma, tau).mean),
    fresh: MUS.map((at) => meanOf(freshSample(at, sigma, seed), f)),
    fixedMu,
    fixed: fixedMu.map((at) => fixedMean(at, params)),
    value: fixedMean(mu, params),
    slope: fixedSlope(params)
  };
};

/** Two estimators of the gradient of E[f(z)], z ~ N(μ, σ²): their exact moments, and four hundred estimates of each. */
export function model(params: Params): Result {
  const {f, wrt, mu, sigma, tau, n, d, seed} = params;
  const m = momentsOf(f, wrt, mu, sigma, tau);
  const {baseline, path, score} = ofSample(m, n, d, params.baseline);
  const half = Math.max(3.5 * Math.sqrt(Math.max(path, score)), 1.25 * Math.abs(m.path - m.truth)) || 1;
  const drawn = estimate(params, baseline);
  return {
    truth: m.truth,
    pathMean: m.path,
    pathVariance: path,
    scoreVariance: score,
    baseline,
    half,
    path: histogram(drawn.path, m.truth, half),
    score: histogram(drawn.score, m.truth, half),
    objective: objectiveOf(params),
    curve: curveOf(f, wrt, mu, tau, n, d, params.baseline),
    choices: choices(mu, tau, seed)
  };
}
