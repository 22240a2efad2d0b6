import {defaults} from "../../figure/params.js";
import {slopeIn, valueIn} from "../../ml/gradient-estimators.js";
import {ESTIMATES, fixedNoise, freshSample} from "./draws.js";
import type {Histogram} from "./estimates.js";
import {CHOICES, choices} from "./gumbel.js";
import {model} from "./model.js";
import {params, type Room} from "./params.js";
import {rightSign, scoreRightSign, share} from "./words.js";

type State = Room["State"];

const start = defaults(params);
/** The same setting and sample with something changed. */
const but = ({settled}: State, patch: Partial<Room["Params"]>) => model({...settled, ...patch});
const mean = (values: Float64Array): number => values.reduce((a, b) => a + b, 0) / values.length;

/** Whether the simulated estimates' mean is what it must be, within four standard errors. */
const meets = (h: Histogram, expected: number, variance: number): boolean =>
  Math.abs(h.mean - expected) <= 4 * Math.sqrt(variance / ESTIMATES) + 1e-12;

/** Of the relaxed choices, the share whose largest part is above `most`. */
export const nearCorner = (shares: Float64Array, most: number): number => {
  let near = 0;
  for (let i = 0; i < CHOICES; ++i) if (Math.max(...shares.subarray(3 * i, 3 * i + 3)) > most) ++near;
  return near / CHOICES;
};

export const scenes: readonly Room["Scene"][] = [
  {
    title: "The same ε, another μ",
    params: {},
    panel: "slide",
    shows: ["objective"],
    about: "always",
    control: "mu",
    marks: ["path"],
    text: "Drag μ by 0.1: every blue z moves by exactly 0.1, so their estimate of E[z²] is a smooth curve in μ. The orange z are drawn anew at each move, and their estimate jumps.",
    claim: ({settled: {mu, sigma, seed}}) => {
      const e = fixedNoise(seed);
      const moved = mean(e.map((v) => mu + 0.1 + sigma * v)) - mean(e.map((v) => mu + sigma * v));
      const anew = mean(freshSample(mu + 0.1, sigma, seed)) - mean(freshSample(mu, sigma, seed));
      return Math.abs(moved - 0.1) < 1e-12 && Math.abs(anew - 0.1) > 0.01;
    }
  },
  {
    title: "Where the gradient stops",
    params: {},
    panel: "graph",
    shows: ["graph"],
    about: "exact",
    control: "sigma",
    marks: ["gradient"],
    text: "A sampler hands over a number, not a function of μ and σ: backpropagation ends there. Written as z = μ + σε with ε drawn outside, z has derivatives, 1 by μ and ε by σ, and the chain rule goes on.",
    claim: ({settled: {mu, sigma, f, tau, seed}}) => {
      const [value, slope] = [valueIn(f), slopeIn(f)];
      const h = 1e-6;
      return fixedNoise(seed).every((e) => {
        const byMu = (value(mu + h + sigma * e) - value(mu - h + sigma * e)) / (2 * h);
        const bySigma = (value(mu + (sigma + h) * e) - value(mu + (sigma - h) * e)) / (2 * h);
        const f1 = slope(mu + sigma * e, tau);
        return Math.abs(byMu - f1) < 1e-6 && Math.abs(bySigma - f1 * e) < 1e-5;
      });
    }
  },
  {
    title: "Two estimators of one gradient",
    params: {},
    panel: "estimates",
    shows: ["estimates"],
    about: "always",
    control: "n",
    marks: ["truth"],
    quantity: ({result}) => result.score.sd,
    text: "Pathwise averages f′(z) · 1; the score function averages f(z) · (z − μ)/σ² and never asks for f′. Both are unbiased for f = z²; from one sample each, the second has 7.5 times the variance. Raise N: both narrow alike.",
    claim: (state) => {
      const {truth, pathVariance, scoreVariance, path, score} = state.result;
      const ten = but(state, {n: 10});
      return (
        meets(path, truth, pathVariance) &&
        meets(score, truth, scoreVariance) &&
        score.sd > 2 * path.sd &&
        Math.abs(scoreVariance / pathVariance - 7.5) < 1e-9 &&
        Math.abs(ten.scoreVariance / ten.pathVariance - 7.5) < 1e-9
      );
    }
  },
  {
    title: "Ten coordinates, and a baseline",
    params: {d: 10, baseline: "mean"},
    panel: "estimates",
    shows: ["estimates"],
    about: "exact",
    control: "baseline",
    marks: ["score"],
    text: "f = z₁² + … + z₁₀², and the gradient by the first coordinate’s μ; the samples shown are of that coordinate. The score function multiplies by all of f: its variance is 552, against 4 pathwise. Subtracting a baseline, here E[f], changes no mean and leaves 72.",
    claim: (state) => {
      const none = but(state, {baseline: "none"});
      return (
        Math.round(none.scoreVariance) === 552 &&
        Math.round(state.result.scoreVariance) === 72 &&
        Math.abs(state.result.pathVariance - 4) < 1e-9 &&
        meets(state.result.score, state.result.truth, state.result.scoreVariance)
      );
    }
  },
  {
    title: "A sine, over σ",
    params: {f: "sine"},
    panel: "variance",
    shows: ["variance"],
    about: "exact",
    control: "sigma",
    marks: ["sigma"],
    text: "For f = sin 3z at σ = 1 the pathwise estimator has 9 times the variance of the score function: f′ swings between −3 and 3, f only between −1 and 1. Drag σ down to 0.35 and the order turns round.",
    claim: (state) => {
      const {pathVariance, scoreVariance} = state.result;
      const narrow = but(state, {sigma: 0.35});
      return Math.abs(pathVariance / scoreVariance - 9) < 0.05 && narrow.pathVariance < narrow.scoreVariance;
    }
  },
  {
    title: "A step",
    params: {f: "step"},
    panel: "objective",
    shows: ["objective", "estimates"],
    about: "always",
    control: "f",
    marks: ["slope"],
    text: "z still moves smoothly, but f(z) stays 0 or 1 until a sample crosses 1: the blue curve is a staircase, and its slope is 0 wherever it has one. So pathwise says 0 in every sample; the truth is 0.40. The score function differentiates the density, not f, and stays unbiased.",
    claim: ({result: {truth, path, pathMean, pathVariance, objective, score, scoreVariance}}) =>
      pathMean === 0 &&
      pathVariance === 0 &&
      path.mean === 0 &&
      objective.slope === 0 &&
      Math.abs(truth - 0.4) < 0.005 &&
      meets(score, truth, scoreVariance)
  },
  {
    title: "The step, softened",
    params: {f: "soft"},
    panel: "estimates",
    shows: ["objective", "estimates"],
    about: "exact",
    control: "tau",
    marks: ["path"],
    text: "The pathwise estimator now takes the slope of a sigmoid of (z − 1)/τ in place of the step’s. Lower τ: less bias, more variance, since few samples fall where the slope is. Raise τ: calm estimates of another function’s gradient.",
    claim: (state) => {
      const all = [0.05, 0.2, 1].map((tau) => {
        const {pathMean, pathVariance, truth} = but(state, {tau});
        return {bias: truth - pathMean, pathVariance};
      });
      return (
        all.every(({bias}, i) => bias > 0 && (i === 0 || bias > all[i - 1].bias)) &&
        all.every(({pathVariance}, i) => i === 0 || pathVariance < all[i - 1].pathVariance)
      );
    }
  },
  {
    title: "A choice of three, softened",
    params: {tau: 0.5},
    panel: "choices",
    shows: ["choices"],
    about: "always",
    control: "tau",
    marks: ["choices"],
    text: "Gumbel–softmax: add noise, drawn once, to the logits and take a softmax at temperature τ. Each sample slides smoothly as μ moves. As τ falls to 0 a sample tends to one corner, a hard choice: which one does not depend on τ, and each is chosen with its class’s probability. As τ grows, every sample tends to (⅓, ⅓, ⅓), whatever the logits.",
    claim: (state) => {
      const {settled, result} = state;
      const {p, hard} = result.choices;
      const all = [0.05, 0.5, 2].map((tau) => choices(settled.mu, tau, settled.seed));
      return (
        hard.every((h, c) => Math.abs(h - CHOICES * p[c]) <= 3.5 * Math.sqrt(CHOICES * p[c] * (1 - p[c]))) &&
        all.every((c) => c.hard.join() === hard.join()) &&
        // Far beyond the slider's ends: a corner, and the middle.
        nearCorner(choices(settled.mu, 1e-6, settled.seed).shares, 0.999) === 1 &&
        choices(settled.mu, 1e5, settled.seed).shares.every((v) => Math.abs(v - 1 / 3) < 1e-3) &&
        nearCorner(all[0].shares, 0.95) > nearCorner(all[1].shares, 0.95) &&
        nearCorner(all[1].shares, 0.95) > nearCorner(all[2].shares, 0.95)
      );
    }
  }
];

export const predictions: readonly Room["Prediction"][] = [
  {
    kind: "number",
    ask: "f = z², μ = σ = 1: the true gradient by μ is 2. From one sample, in how many of a hundred tries does the score-function estimate have the right sign?",
    before: {},
    reveal: {},
    shows: ["estimates"],
    hides: ["sign"],
    min: 0,
    max: 100,
    step: 1,
    unit: "of 100",
    answer: ({settled, result}) => 100 * scoreRightSign(settled, result.baseline),
    because: ({settled, result: {path, score}}) =>
      `The estimate is z²ε/σ, and z² has no sign: it points the way of ε, right exactly half the time (${score.right} of these ${ESTIMATES}). Its mean is right only because the right half is larger. The pathwise estimate 2z is right with probability Φ(μ/σ) = ${share(rightSign(settled))} (${path.right} of ${ESTIMATES}).`
  },
  {
    kind: "choice",
    ask: "f = sin 3z, μ = σ = 1, one sample, no baseline. Which estimator of the gradient by μ has the lower variance?",
    before: {},
    reveal: {f: "sine"},
    shows: ["variance"],
    options: ["Pathwise, as always", "Score function, by a lot", "They tie"],
    answer: ({result: {pathVariance, scoreVariance}}) =>
      Math.abs(pathVariance - scoreVariance) < 1e-9 ? 2 : pathVariance < scoreVariance ? 0 : 1,
    because: ({result: {pathVariance, scoreVariance}}) =>
      `Pathwise ${pathVariance.toFixed(2)}, score function ${scoreVariance.toFixed(2)}. The pathwise variance is about E[f′²], large where f wiggles; the score function’s about E[f²]/σ², large where σ is small. That pathwise has the lower variance is experience with smooth f, no theorem.`
  }
];

export const goals: readonly Room["Goal"][] = [
  {
    ask: "With f = sin 3z, N = 1 and no baseline, find μ and σ at which both variances agree to within 5 %.",
    done: ({settled, result: {pathVariance, scoreVariance}}) =>
      settled.f === "sine" &&
      settled.n === 1 &&
      settled.d === 1 &&
      settled.baseline === "none" &&
      Math.abs(Math.log(pathVariance / scoreVariance)) < Math.log(1.05),
    way: {f: "sine", mu: 0.85, sigma: 0.35}
  },
  {
    ask: "For z² at μ = σ = 1, one coordinate, bring the variance of the score function’s estimate of ∂/∂μ below 1 with at most 16 samples.",
    done: ({settled: {f, wrt, mu, sigma, n, d}, result}) =>
      f === "square" &&
      wrt === "mu" &&
      mu === start.mu &&
      sigma === start.sigma &&
      d === 1 &&
      n <= 16 &&
      result.scoreVariance < 1,
    way: {n: 16, baseline: "best"}
  },
  {
    ask: "Soften the step so that at μ = σ = 1 the pathwise estimate of ∂/∂μ is off by less than 5 % on average, and has no more variance than the score function’s without a baseline.",
    done: ({settled, result: {truth, pathMean, pathVariance, scoreVariance}}) =>
      settled.f === "soft" &&
      settled.wrt === "mu" &&
      settled.mu === start.mu &&
      settled.sigma === start.sigma &&
      settled.d === 1 &&
      settled.baseline === "none" &&
      Math.abs(pathMean / truth - 1) < 0.05 &&
      pathVariance <= scoreVariance,
    way: {f: "soft", tau: 0.15}
  }
];
