import {sigmoid} from "../../ml/activations.js";
import {reliabilityBins} from "../../ml/calibration.js";
import {gaussLegendre} from "../../ml/gauss-legendre.js";
import {
  errorOf,
  isLinear,
  logOddsOf,
  type PlaneNormal,
  type Quadratic,
  upright,
  valueAt
} from "../../ml/gaussian-classes.js";
import {fitGaussianNaiveBayes} from "../../ml/naive-bayes.js";
import {normalCdf, normalPdf} from "../../ml/normal.js";
import {normal, random, shuffle} from "../../ml/random.js";
import {paddedExtent} from "../../ml/scaling.js";
import type {Own} from "./data.js";

export type Extent = readonly [x0: number, x1: number, y0: number, y1: number];

/** A class for each place: 0 is blue, 1 is orange. */
export interface Places {
  x: Float64Array;
  y: Float64Array;
  label: Uint8Array;
}

/** What is stated above a threshold, and how much of it is right. */
export interface Sure {
  /** The share of cases that get such a probability. */
  share: number;
  stated: number;
  right: number;
}

export interface Reliability {
  stated: ArrayLike<number>;
  seen: ArrayLike<number>;
}

/** Two classes in the plane, what naive Bayes believes of them, and what both rules get wrong. */
export interface Clouds {
  /** The classes as they are; of the reader's rows, with their measured covariances. */
  truth: readonly [PlaneNormal, PlaneNormal];
  /** … and as naive Bayes believes: the same means and variances, upright. */
  belief: readonly [PlaneNormal, PlaneNormal];
  places: Places;
  extent: Extent;
  classes: readonly [string, string];
  xName: string;
  yName: string;
  /** Whether these are the reader's rows: errors are then counted on rows that were not fitted on. */
  own: boolean;
  /** Log odds of orange: of the Gaussians with their correlations, and of naive Bayes. */
  bayes: Quadratic;
  naive: Quadratic;
  /** Degrees between the two boundaries; null where they are not both straight. */
  angle: number | null;
  errors: {bayes: number; naive: number};
  /**
   * By how much naive Bayes' log odds exceed those that its own score deserves: ρ̂ = mᵀΣm / mᵀm where the classes have one
   * covariance and variances 1; null where it is no one number.
   */
  factor: number | null;
  /** Correlations within the orange and the blue class. */
  rho: readonly [number, number];
  reliability: Reliability | null;
  sure: Sure | null;
}

/** Points drawn a class, and how far from the middle the ellipses are: 86 % of a class lie within. */
const DRAWN = 70;
export const RADIUS = 2;
/** What counts as sure. */
export const SURE = 0.95;

const WIDE: Extent = [-4.4, 4.4, -3.7, 3.7];

/** The population's classes: means ∓m, variances 1, correlation ρ, in the blue class −ρ where the ellipses cross. */
export function classesOf(
  rho: number,
  m1: number,
  m2: number,
  second: "same" | "mirrored"
): readonly [PlaneNormal, PlaneNormal] {
  return [
    // No minus zero, which would be another value.
    {mean: [0 - m1, 0 - m2], cov: [1, second === "same" ? rho : 0 - rho, 1]},
    {mean: [m1, m2], cov: [1, rho, 1]}
  ];
}

export const correlation = ({cov: [a, b, d]}: PlaneNormal): number => b / Math.sqrt(a * d);

function angleOf(f: Quadratic, g: Quadratic): number | null {
  const [a, b] = [Math.hypot(f.x, f.y), Math.hypot(g.x, g.y)];
  if (!isLinear(f) || !isLinear(g) || a === 0 || b === 0) return null;
  return (Math.atan2(Math.abs(f.x * g.y - f.y * g.x), f.x * g.x + f.y * g.y) * 180) / Math.PI;
}

export function simulated(
  rho: number,
  m1: number,
  m2: number,
  second: "same" | "mirrored",
  seed: number
): Clouds {
  const truth = classesOf(rho, m1, m2, second);
  const belief = [upright(truth[0]), upright(truth[1])] as const;
  const bayes = logOddsOf(...truth);
  const naive = logOddsOf(...belief);
  const square = m1 * m1 + m2 * m2;
  const score = scoreOf(truth, naive);
  return {
    truth,
    belief,
    places: draw(truth, seed),
    extent: WIDE,
    classes: ["blue", "orange"],
    xName: "x₁ (standard deviations within a class)",
    yName: "x₂",
    own: false,
    bayes,
    naive,
    angle: angleOf(bayes, naive),
    errors: {bayes: errorOf(bayes, ...truth), naive: errorOf(naive, ...truth)},
    factor: second === "same" && square > 0 ? 1 + (2 * rho * m1 * m2) / square : null,
    rho: [correlation(truth[1]), correlation(truth[0])],
    reliability: score && reliabilityOf(score),
    sure: score && sureOf(score)
  };
}

/** Naive Bayes' score w·x + b, normal in each class. */
interface Score {
  mean: readonly [number, number];
  sd: readonly [number, number];
}

function scoreOf(truth: readonly [PlaneNormal, PlaneNormal], f: Quadratic): Score | null {
  if (f.x === 0 && f.y === 0) return null;
  const mean = truth.map((t) => valueAt(f, ...t.mean));
  const sd = truth.map(({cov: [a, b, d]}) => Math.sqrt(f.x * f.x * a + 2 * f.x * f.y * b + f.y * f.y * d));
  return {mean: [mean[0], mean[1]], sd: [sd[0], sd[1]]};
}

const density = ({mean, sd}: Score, c: 0 | 1, s: number): number => normalPdf((s - mean[c]) / sd[c]) / sd[c];

const STEPS = 120;

/** Against each stated probability the share of orange among all who are told it: exact, from the score's two densities. */
function reliabilityOf(score: Score): Reliability {
  // Where all but a thousandth of the cases are, on either side.
  const [lo, hi] = [0, 1].map((side) =>
    [0, 1].reduce(
      (end, c) => {
        const at = score.mean[c] + (side ? 3 : -3) * score.sd[c];
        return side ? Math.max(end, at) : Math.min(end, at);
      },
      side ? -1e9 : 1e9
    )
  );
  const s = Float64Array.from({length: STEPS + 1}, (_, i) => lo + ((hi - lo) * i) / STEPS);
  return {
    stated: s.map(sigmoid),
    seen: s.map((v) => {
      const [a, b] = [density(score, 0, v), density(score, 1, v)];
      return b / (a + b);
    })
  };
}

/** Of the cases that get more than 95 % for one of the classes: how many they are, what they are told, how often it is so. */
export function sureOf(score: Score, pieces = 20): Sure | null {
  const edge = Math.log(SURE / (1 - SURE));
  let [share, stated, right] = [0, 0, 0];
  for (const c of [0, 1] as const)
    for (const side of [-1, 1] as const) {
      // Cases of class c with side · s > edge.
      const mean = side * score.mean[c];
      const mass = normalCdf((mean - edge) / score.sd[c]) / 2;
      share += mass;
      if (side === (c ? 1 : -1)) right += mass;
      const top = Math.max(edge, mean + 9 * score.sd[c]);
      const from = Math.max(edge, mean - 9 * score.sd[c]);
      stated += integral(from, top, pieces, (s) => (sigmoid(s) * density(score, c, side * s)) / 2);
    }
  return share < 1e-12 ? null : {share, stated: stated / share, right: right / share};
}

function integral(from: number, to: number, pieces: number, f: (s: number) => number): number {
  const {x, w} = gaussLegendre(8);
  const half = (to - from) / pieces / 2;
  let sum = 0;
  for (let k = 0; k < pieces; ++k)
    for (let i = 0; i < x.length; ++i) sum += w[i] * half * f(from + (2 * k + 1 + x[i]) * half);
  return sum;
}

function draw(truth: readonly [PlaneNormal, PlaneNormal], seed: number): Places {
  const source = normal(random(seed, 0));
  const x = new Float64Array(2 * DRAWN);
  const y = new Float64Array(2 * DRAWN);
  const label = new Uint8Array(2 * DRAWN);
  for (let i = 0; i < 2 * DRAWN; ++i) {
    const c = i % 2;
    const {
      mean,
      cov: [a, b, d]
    } = truth[c];
    const [u, v] = [source(), source()];
    label[i] = c;
    x[i] = mean[0] + Math.sqrt(a) * u;
    // A larger ρ shears the same points.
    y[i] = mean[1] + (b / Math.sqrt(a)) * u + Math.sqrt(d - (b * b) / a) * v;
  }
  return {x, y, label};
}

/** Errors of both rules against ρ, the means as they are. */
export interface Curve {
  rho: Float64Array;
  bayes: Float64Array;
  naive: Float64Array;
}

export function errorsAlong(m1: number, m2: number, second: "same" | "mirrored"): Curve {
  const rho = Float64Array.from({length: 39}, (_, i) => Number((-0.95 + 0.05 * i).toFixed(2)));
  const last = rho.length - 1;
  const at = (rule: "bayes" | "naive"): Float64Array => {
    const errors = new Float64Array(rho.length);
    for (let i = last; i >= 0; --i) {
      // Crossed ellipses at −ρ are those at ρ turned by half a turn, with the classes' names changed.
      if (second === "mirrored" && 2 * i < last) {
        errors[i] = errors[last - i];
        continue;
      }
      const truth = classesOf(rho[i], m1, m2, second);
      const f = rule === "bayes" ? logOddsOf(...truth) : logOddsOf(upright(truth[0]), upright(truth[1]));
      errors[i] = errorOf(f, truth[0], truth[1], 0.5, 3);
    }
    return errors;
  };
  return {rho, bayes: at("bayes"), naive: at("naive")};
}

const FOLDS = 10;

/** Both rules on the reader's rows: fitted on all for the picture, on nine tenths for what is counted on the last tenth. */
export function measured({x, y, label, classes, xName, yName}: Own): Clouds {
  const n = label.length;
  const all = gaussians(x, y, label, () => true);
  const order = shuffle(Int32Array.from(label.keys()), random(1, 1));
  const fold = new Uint8Array(n);
  // Each class is dealt out in turn, so that each fold has its share of both.
  const dealt = [0, 0];
  for (const i of order) fold[i] = dealt[label[i]]++ % FOLDS;
  const stated = new Float64Array(n);
  const wrong = {bayes: 0, naive: 0};
  let [sure, sum, right] = [0, 0, 0];
  for (let f = 0; f < FOLDS; ++f) {
    const {bayes, naive} = gaussians(x, y, label, (i) => fold[i] !== f);
    for (let i = 0; i < n; ++i) {
      if (fold[i] !== f) continue;
      const s = valueAt(naive, x[i], y[i]);
      stated[i] = sigmoid(s);
      if (s > 0 !== (label[i] === 1)) ++wrong.naive;
      if (valueAt(bayes, x[i], y[i]) > 0 !== (label[i] === 1)) ++wrong.bayes;
      const p = Math.max(stated[i], 1 - stated[i]);
      if (p <= SURE) continue;
      ++sure;
      sum += p;
      if (s > 0 === (label[i] === 1)) ++right;
    }
  }
  // Of a handful of rows a share says nothing.
  const bins = reliabilityBins(stated, label, 10).filter(({count}) => count >= 5);
  return {
    ...all,
    places: {x, y, label},
    extent: [...paddedExtent(x, 0.12), ...paddedExtent(y, 0.12)] as unknown as Extent,
    classes,
    xName,
    yName,
    own: true,
    angle: angleOf(all.bayes, all.naive),
    errors: {bayes: wrong.bayes / n, naive: wrong.naive / n},
    factor: null,
    rho: [correlation(all.truth[1]), correlation(all.truth[0])],
    reliability: {stated: bins.map((b) => b.predicted), seen: bins.map((b) => b.observed)},
    sure: sure ? {share: sure / n, stated: sum / sure, right: right / sure} : null
  };
}

/** The two Gaussians of some rows, with their correlation and without. */
function gaussians(
  x: Float64Array,
  y: Float64Array,
  label: Uint8Array,
  uses: (i: number) => boolean
): Pick<Clouds, "truth" | "belief" | "bayes" | "naive"> {
  const rows = Array.from(label.keys()).filter(uses);
  const X = new Float64Array(2 * rows.length);
  rows.forEach((i, k) => {
    X[2 * k] = x[i];
    X[2 * k + 1] = y[i];
  });
  const labels = rows.map((i) => label[i]);
  const {mean, variance, prior} = fitGaussianNaiveBayes({X, n: rows.length, p: 2, y: labels});
  const truth = [0, 1].map((c): PlaneNormal => {
    let xy = 0;
    rows.forEach((_, k) => {
      if (labels[k] === c) xy += (X[2 * k] - mean[2 * c]) * (X[2 * k + 1] - mean[2 * c + 1]);
    });
    const [a, d] = [variance[2 * c], variance[2 * c + 1]];
    // Columns that repeat each other leave no ellipse: a correlation a little short of 1 does.
    const most = 0.9999 * Math.sqrt(a * d);
    const b = Math.max(-most, Math.min(most, xy / (prior[c] * rows.length)));
    return {mean: [mean[2 * c], mean[2 * c + 1]], cov: [a, b, d]};
  });
  const both = [truth[0], truth[1]] as const;
  const belief = [upright(truth[0]), upright(truth[1])] as const;
  return {truth: both, belief, bayes: logOddsOf(...both, prior[1]), naive: logOddsOf(...belief, prior[1])};
}
