import {gaussLegendre} from "./gauss-legendre.js";
import {normalCdf, normalPdf} from "./normal.js";

/** Functions whose mean under N(μ, σ²) is differentiated; `soft` is the step, whose pathwise gradient is a sigmoid's. */
export type Shape = "square" | "sine" | "step" | "soft";
/** The parameter of the normal distribution by which the mean is differentiated. */
export type Wrt = "mu" | "sigma";

/** The sine's frequency, and where the step is. */
export const OMEGA = 3;
export const THRESHOLD = 1;

/** The sigmoid of z/τ, and its slope in z. */
export const sigmoid = (z: number, tau: number): number => 1 / (1 + Math.exp(-z / tau));
export const sigmoidSlope = (z: number, tau: number): number => {
  const e = Math.exp(-Math.abs(z) / tau);
  return e / (tau * (1 + e) ** 2);
};

/** f(z): what the score-function estimator evaluates. */
const values: Readonly<Record<Shape, (z: number) => number>> = {
  square: (z) => z * z,
  sine: (z) => Math.sin(OMEGA * z),
  step: (z) => (z > THRESHOLD ? 1 : 0),
  soft: (z) => (z > THRESHOLD ? 1 : 0)
};

/** f′(z): what the pathwise estimator evaluates; of the softened step the slope of its sigmoid. */
const slopes: Readonly<Record<Shape, (z: number, tau: number) => number>> = {
  square: (z) => 2 * z,
  sine: (z) => OMEGA * Math.cos(OMEGA * z),
  step: () => 0,
  soft: (z, tau) => sigmoidSlope(z - THRESHOLD, tau)
};

/** Both, chosen once for a loop over many z. */
export const valueIn = (shape: Shape): ((z: number) => number) => values[shape];
export const slopeIn = (shape: Shape): ((z: number, tau: number) => number) => slopes[shape];

export interface Moments {
  /** E[f] and Var[f]. */
  mean: number;
  variance: number;
  /** The derivative of E[f]. */
  truth: number;
  /** Mean and variance of the pathwise estimator from one sample. */
  path: number;
  pathVariance: number;
  /** E[s²], E[f s²] and E[f² s²], with s the score of the parameter. */
  score0: number;
  score1: number;
  score2: number;
}

/** What the estimators' means and variances are made of, for f of one coordinate z ~ N(μ, σ²): closed forms but for the sigmoid. */
export function momentsOf(shape: Shape, wrt: Wrt, mu: number, sigma: number, tau: number): Moments {
  if (shape === "square") return ofSquare(wrt, mu, sigma);
  if (shape === "sine") return ofSine(wrt, mu, sigma);
  const step = ofStep(wrt, mu, sigma);
  return shape === "step" ? step : {...step, ...softPath(wrt, mu, sigma, tau)};
}

function ofSquare(wrt: Wrt, mu: number, sigma: number): Moments {
  const [m, s] = [mu * mu, sigma * sigma];
  const byMu = wrt === "mu";
  return {
    mean: m + s,
    variance: 4 * m * s + 2 * s * s,
    truth: 2 * (byMu ? mu : sigma),
    path: 2 * (byMu ? mu : sigma),
    pathVariance: byMu ? 4 * s : 4 * m + 8 * s,
    score0: (byMu ? 1 : 2) / s,
    score1: byMu ? m / s + 3 : (2 * m) / s + 10,
    score2: byMu ? (m * m) / s + 18 * m + 15 * s : (2 * m * m) / s + 60 * m + 78 * s
  };
}

function ofSine(wrt: Wrt, mu: number, sigma: number): Moments {
  const s = sigma * sigma;
  const a = (OMEGA * sigma) ** 2;
  const once = Math.exp(-a / 2);
  const twice = Math.exp(-2 * a) * Math.cos(2 * OMEGA * mu);
  const sine = once * Math.sin(OMEGA * mu);
  const byMu = wrt === "mu";
  const truth = byMu ? OMEGA * once * Math.cos(OMEGA * mu) : -OMEGA * OMEGA * sigma * sine;
  return {
    mean: sine,
    variance: (1 - twice) / 2 - sine * sine,
    truth,
    path: truth,
    pathVariance: (OMEGA * OMEGA * (1 + (byMu ? 1 : 1 - 4 * a) * twice)) / 2 - truth * truth,
    score0: (byMu ? 1 : 2) / s,
    score1: ((byMu ? 1 - a : a * a - 4 * a + 2) * sine) / s,
    score2: (byMu ? 1 - (1 - 4 * a) * twice : 2 - (16 * a * a - 16 * a + 2) * twice) / (2 * s)
  };
}

function ofStep(wrt: Wrt, mu: number, sigma: number): Moments {
  const s = sigma * sigma;
  const x = (THRESHOLD - mu) / sigma;
  const [density, above] = [normalPdf(x), normalCdf(-x)];
  const byMu = wrt === "mu";
  // f² = f.
  const score = (byMu ? x * density + above : (x ** 3 + x) * density + 2 * above) / s;
  return {
    mean: above,
    variance: above * normalCdf(x),
    truth: ((byMu ? 1 : x) * density) / sigma,
    path: 0,
    pathVariance: 0,
    score0: (byMu ? 1 : 2) / s,
    score1: score,
    score2: score
  };
}

/** The pathwise estimator of the softened step, by Gauss–Legendre rules on pieces that are short where the sigmoid is steep. */
export function softPath(
  wrt: Wrt,
  mu: number,
  sigma: number,
  tau: number,
  nodes = 12
): Pick<Moments, "path" | "pathVariance"> {
  const {x, w} = gaussLegendre(nodes);
  const [low, high] = [mu - 9 * sigma, mu + 9 * sigma];
  const ends = [low, high];
  for (let i = 1; i < 12; ++i) ends.push(low + (i * (high - low)) / 12);
  for (let reach = 0; reach <= 40; reach = reach < 8 ? reach + 2 : 1.5 * reach)
    for (const side of [-1, 1]) ends.push(THRESHOLD + side * reach * tau);
  const pieces = ends.filter((e) => e >= low && e <= high).sort((a, b) => a - b);
  let [first, second] = [0, 0];
  for (let i = 1; i < pieces.length; ++i) {
    const [a, b] = [pieces[i - 1], pieces[i]];
    if (a === b) continue;
    for (let k = 0; k < x.length; ++k) {
      const z = (a + b + (b - a) * x[k]) / 2;
      const e = (z - mu) / sigma;
      const weight = ((b - a) / 2) * w[k] * (normalPdf(e) / sigma);
      const g = sigmoidSlope(z - THRESHOLD, tau) * (wrt === "mu" ? 1 : e);
      first += weight * g;
      second += weight * g * g;
    }
  }
  return {path: first, pathVariance: Math.max(0, second - first * first)};
}

/** What is subtracted from f in the score-function estimator: nothing, E[f], or the constant that leaves the least variance. */
export type Baseline = "none" | "mean" | "best";

/** Of a sum of f over `d` independent coordinates, the constant that is subtracted. */
export function baselineOf({mean, score0, score1}: Moments, d: number, kind: Baseline): number {
  if (kind === "none") return 0;
  return kind === "mean" ? d * mean : (d - 1) * mean + score1 / score0;
}

/** The variance, from one sample, of the score-function estimator of the first coordinate's gradient. */
export function scoreVariance(m: Moments, d: number, baseline: number): number {
  const rest = (d - 1) * m.mean - baseline;
  const second = m.score2 + 2 * rest * m.score1 + (rest * rest + (d - 1) * m.variance) * m.score0;
  return Math.max(0, second - m.truth * m.truth);
}
