import {criticalZ, falseDiscoveryShare, sampleSizeFor, zPower} from "../../ml/power.js";
import {remember} from "../../ml/remember.js";
import {drawExperiments, runExperiments, type Tally} from "./experiments.js";
import {EXPERIMENTS, type Room} from "./params.js";

export type Params = Room["Params"];

export interface Result {
  /** Standard error of the mean, σ/√n. */
  se: number;
  /** The mean above which the null is rejected. */
  critical: number;
  /** The effect in standard errors, δ√n/σ. */
  shift: number;
  /** P(keep the null | effect): the Type II error's rate; 1 − power. */
  beta: number;
  power: number;
  /** Of the rejections to expect, the share that is false. */
  falseShare: number;
  /** Of the nulls to be kept, the share that is false. */
  missedShare: number;
  /** Observations for a power of 80 %. */
  enough: number;
  tally: Tally;
  /** The tally of all experiments: it scales the picture while they come in. */
  all: Tally;
  /** Power against the sample size, the rest as it is. */
  curve: Curve;
}

export interface Curve {
  n: Float64Array;
  power: Float64Array;
}

/** Sample sizes at which the power curve is drawn, even in their logarithm. */
const SIZES = Float64Array.from({length: 61}, (_, i) => 5 * 80 ** (i / 60));

const draws = remember(drawExperiments);

const tallyOf = remember(
  (
    seed: number,
    runs: number,
    se: number,
    effect: number,
    prior: number,
    critical: number,
    sides: Params["sides"]
  ): Tally => runExperiments(draws(seed), {runs, se, effect, prior, critical, twoSided: sides === "two"})
);
const wholeTally = remember((...args: Parameters<typeof tallyOf>) => {
  const [seed, , se, effect, prior, critical, sides] = args;
  return runExperiments(draws(seed), {
    runs: EXPERIMENTS,
    se,
    effect,
    prior,
    critical,
    twoSided: sides === "two"
  });
});

const curveOf = remember(
  (alpha: number, ratio: number, sides: Params["sides"]): Curve => ({
    n: SIZES,
    power: SIZES.map((n) => zPower(alpha, ratio * Math.sqrt(n), sides))
  })
);

/** The z test of the hypothesis that a mean is 0, from n observations with a known standard deviation. */
export function model({n, runs, alpha, effect, sigma, sides, prior, seed}: Params): Result {
  const se = sigma / Math.sqrt(n);
  const critical = criticalZ(alpha, sides) * se;
  const shift = effect / se;
  const power = zPower(alpha, shift, sides);
  const beta = 1 - power;
  return {
    se,
    critical,
    shift,
    beta,
    power,
    falseShare: falseDiscoveryShare(alpha, power, prior),
    missedShare: (beta * prior) / (beta * prior + (1 - alpha) * (1 - prior)),
    enough: sampleSizeFor(0.8, alpha, effect / sigma, sides),
    tally: tallyOf(seed, runs, se, effect, prior, critical, sides),
    all: wholeTally(seed, 0, se, effect, prior, critical, sides),
    curve: curveOf(alpha, effect / sigma, sides)
  };
}
