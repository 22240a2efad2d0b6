import {keepsAll, type Looks, looksExaggerate, pocockLevel, walk} from "../../ml/looks.js";
import {
  criticalZ,
  falseDiscoveryShare,
  falseOmissionShare,
  familyWise,
  inside,
  levelOf,
  type Sides,
  sampleSizeFor,
  zBeta,
  zExaggeration
} from "../../ml/power.js";
import {remember} from "../../ml/remember.js";
import {
  climbOf,
  drawExperiments,
  drawMany,
  drawPaths,
  extremesOfLooks,
  extremesOfMany,
  runLooks,
  runMany,
  runOnce,
  type Setting,
  type Tally
} from "./experiments.js";
import {EXPERIMENTS, MOST, type Room} from "./params.js";

export type Params = Room["Params"];
type How = Params["how"];

export interface Result {
  /** Standard error of the mean, σ/√n. */
  se: number;
  /** The effect in standard errors, δ√n/σ. */
  shift: number;
  /** The level of each single test: α, or less where it is corrected. */
  level: number;
  /** The mean above which a test on all the data rejects at that level. */
  critical: number;
  /** The Type I error's rate of the whole procedure: α only where one tests once, or corrects. */
  typeOne: number;
  /** The Type II error's rate of the whole procedure; null where there is no effect to miss. */
  beta: number | null;
  /** P(reject | mean δ) of the whole procedure: 1 − β; without an effect, the Type I rate. */
  power: number;
  /** β of a single test on all the data at `level`: the area that the densities show. */
  betaOnce: number | null;
  /** Of the rejections to expect, the share that is false. */
  falseShare: number;
  /** Of the nulls to be kept, the share that is false. */
  missedShare: number;
  /** Of single rejections to expect, the share that is false: `falseShare` unless an experiment tests several. */
  wrongTests: number;
  /** P(only tests of other, true nulls reject | an effect): rejections that point at the wrong hypothesis. */
  stray: number;
  /** The mean size of significant estimates over the effect; null without one. */
  exaggeration: number | null;
  /** Observations for a power of 80 % in a test at α made once. */
  enough: number;
  tally: Tally;
  /** The tally of all experiments: it scales the picture while they come in. */
  all: Tally;
  /** Power against the sample size, the rest as it is. */
  curve: Curve;
  /** The Type I rate against k; null while one tests once. */
  climb: Climb | null;
}

export interface Curve {
  n: Float64Array;
  power: Float64Array;
}

/** At index k − 1, for k = 1 … 20 looks or hypotheses. */
export interface Climb {
  /** The Type I rate if every test is made at α. */
  rate: Float64Array;
  /** The rate if the level is corrected for k. */
  corrected: Float64Array;
  /** Of `nulls` simulated experiments without an effect, how many reject if every test is made at α. */
  counts: Uint16Array;
  nulls: number;
}

/** Sample sizes at which the power curve is drawn, even in their logarithm. */
const SIZES = Float64Array.from({length: 61}, (_, i) => 5 * 80 ** (i / 60));

const draws = remember(drawExperiments);
const many = remember((seed: number) => drawMany(seed, draws(seed)));
const paths = remember((seed: number) => drawPaths(seed, draws(seed)));
const extremesAt = {
  look: remember((seed: number) => extremesOfLooks(paths(seed))),
  many: remember((seed: number) => extremesOfMany(many(seed)))
};

/** The walk without an effect at the level α, for the curve against k, and the one at the level in use. */
const walkAtAlpha = remember((alpha: number, sides: Sides) => walk(criticalZ(alpha, sides), sides, MOST));
const walkInUse = remember((level: number, sides: Sides, k: number) =>
  walk(criticalZ(level, sides), sides, k)
);
const walkOf = (alpha: number, level: number, sides: Sides, k: number): Looks =>
  level === alpha ? walkAtAlpha(alpha, sides) : walkInUse(level, sides, k);
const pocock = remember((alpha: number, k: number, sides: Sides) =>
  pocockLevel(alpha, k, sides, walkAtAlpha(alpha, sides))
);

/** The level of each test. */
function levelIn(how: How, correct: boolean, alpha: number, k: number, sides: Sides): number {
  if (how === "once" || !correct || k === 1) return alpha;
  return how === "many" ? alpha / k : pocock(alpha, k, sides);
}

/** The α at which the tests' line would stand at mean `critical`: what dragging the line sets. */
export function alphaAt(critical: number, {n, sigma, sides, how, k, correct}: Params): number {
  const z = Math.max(0, (critical * Math.sqrt(n)) / sigma);
  const level = levelOf(z, sides);
  if (how === "once" || !correct || k === 1) return level;
  return how === "many" ? k * level : walk(z, sides, k).rejected[k - 1];
}

function simulate(how: How, k: number, seed: number, setting: Setting): Tally {
  if (how === "look") return runLooks(draws(seed), paths(seed), k, setting);
  if (how === "many") return runMany(draws(seed), many(seed), k, setting);
  return runOnce(draws(seed), setting);
}

type Simulated = [
  how: How,
  k: number,
  seed: number,
  se: number,
  effect: number,
  prior: number,
  z: number,
  sides: Sides
];
const allOf = remember((...[how, k, seed, se, effect, prior, z, sides]: Simulated) =>
  simulate(how, k, seed, {runs: EXPERIMENTS, se, effect, prior, z, twoSided: sides === "two"})
);
const tallyOf = remember((runs: number, ...[how, k, seed, se, effect, prior, z, sides]: Simulated) =>
  simulate(how, k, seed, {runs, se, effect, prior, z, twoSided: sides === "two"})
);

const curveOf = remember(
  (alpha: number, level: number, ratio: number, sides: Sides, how: How, k: number): Curve => ({
    n: SIZES,
    power: SIZES.map((n) => 1 - betaOf(alpha, level, ratio * Math.sqrt(n), sides, how, k))
  })
);

/** P(nothing rejects) of the whole procedure. */
function betaOf(alpha: number, level: number, shift: number, sides: Sides, how: How, k: number): number {
  if (how === "look") return inside(keepsAll(walkOf(alpha, level, sides, k), k, shift));
  const own = zBeta(level, shift, sides);
  return how === "many" ? inside(own * (1 - level) ** (k - 1)) : own;
}

const climbs = remember(
  (
    how: "look" | "many",
    alpha: number,
    sides: Sides,
    seed: number,
    runs: number,
    prior: number,
    nulls: number
  ): Climb => {
    const ks = Float64Array.from({length: MOST}, (_, i) => i + 1);
    const looking = how === "look";
    return {
      rate: looking ? walkAtAlpha(alpha, sides).rejected : ks.map((k) => familyWise(alpha, k)),
      corrected: ks.map((k) => (looking ? alpha : familyWise(alpha / k, k))),
      counts: climbOf(draws(seed), extremesAt[how](seed), {
        runs,
        prior,
        z: criticalZ(alpha, sides),
        twoSided: sides === "two"
      }),
      nulls
    };
  }
);

/**
 * The z test of the hypothesis that a mean is 0, from n observations with a known standard deviation: once, after each
 * of k parts of the data, or for each of k hypotheses.
 */
export function model(params: Params): Result {
  const {n, runs, alpha, effect, sigma, sides, seed, how} = params;
  // A single test has no k: so that what is not used moves nothing.
  const k = how === "once" ? 1 : params.k;
  const se = sigma / Math.sqrt(n);
  const shift = effect / se;
  const level = levelIn(how, params.correct, alpha, k, sides);
  const z = criticalZ(level, sides);
  // Without an effect no null is false, whatever share is said to be.
  const prior = effect > 0 ? params.prior : 0;
  const typeOne =
    how === "look"
      ? inside(walkOf(alpha, level, sides, k).rejected[k - 1])
      : how === "many"
        ? familyWise(level, k)
        : level;
  const beta = effect > 0 ? betaOf(alpha, level, shift, sides, how, k) : null;
  const betaOnce = effect > 0 ? zBeta(level, shift, sides) : null;
  const power = beta === null ? typeOne : inside(1 - beta);
  const exaggeration =
    effect === 0
      ? null
      : how === "look"
        ? looksExaggerate(walkOf(alpha, level, sides, k), k, shift)
        : zExaggeration(level, shift, sides);
  const falseShare = falseDiscoveryShare(typeOne, power, prior);
  // Of k hypotheses k are true nulls where there is no effect, and k − 1 where there is one.
  const wrongTests =
    how === "many" && betaOnce !== null
      ? (level * (k - prior)) / (level * (k - prior) + prior * (1 - betaOnce))
      : falseShare;
  const all = allOf(how, k, seed, se, effect, prior, z, sides);
  const tally = runs === EXPERIMENTS ? all : tallyOf(runs, how, k, seed, se, effect, prior, z, sides);
  return {
    se,
    shift,
    level,
    critical: z * se,
    typeOne,
    beta,
    power,
    betaOnce,
    falseShare,
    wrongTests,
    missedShare: beta === null ? 0 : inside(falseOmissionShare(typeOne, beta, prior)),
    stray: how === "many" && betaOnce !== null && k > 1 ? betaOnce * familyWise(level, k - 1) : 0,
    exaggeration,
    enough: sampleSizeFor(0.8, alpha, effect / sigma, sides),
    tally,
    all,
    curve: curveOf(alpha, level, effect / sigma, sides, how, k),
    climb: how === "once" ? null : climbs(how, alpha, sides, seed, runs, prior, tally.nulls)
  };
}
