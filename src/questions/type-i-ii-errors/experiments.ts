import {normal, random} from "../../ml/random.js";
import {EXPERIMENTS} from "./params.js";

/** What chance decides of each experiment, whatever the reader sets. */
export interface Draws {
  /** Standard normal: how many standard errors the sample's mean lies from the true mean. */
  error: Float64Array;
  /** Uniform on [0, 1): there is an effect where it lies below the base rate. */
  rank: Float64Array;
}

/** The same seed gives the same chance, so that dragging moves each experiment and does not draw it anew. */
export function drawExperiments(seed: number): Draws {
  const z = normal(random(seed, 0));
  const u = random(seed, 1);
  return {
    error: Float64Array.from({length: EXPERIMENTS}, () => z()),
    rank: Float64Array.from({length: EXPERIMENTS}, () => u())
  };
}

/** Bins of the sample means, over the picture's extent; what lies beyond is counted in the last one at its end. */
export const EXTENT = [-1.3, 2.3] as const;
export const BINS = 145;

export interface Tally {
  /** Experiments in which there is no effect, and in which there is one. */
  nulls: number;
  effects: number;
  /** Rejections of a true null: Type I errors. */
  falsePositives: number;
  /** Nulls kept in spite of an effect: Type II errors. */
  falseNegatives: number;
  /** Counts a bin, of experiments without an effect (0) and with one (1): null kept, null rejected. */
  kept: readonly [Uint16Array, Uint16Array];
  rejected: readonly [Uint16Array, Uint16Array];
}

/**
 * Runs the first `runs` experiments: each draws the mean of its n observations from its distribution, N(μ, se²), and
 * tests it.
 *
 * @param se standard error σ/√n
 * @param critical the mean above which the null is rejected; if two-sided, also below its negative
 */
export function runExperiments(
  {error, rank}: Draws,
  {
    runs,
    se,
    effect,
    prior,
    critical,
    twoSided
  }: {runs: number; se: number; effect: number; prior: number; critical: number; twoSided: boolean}
): Tally {
  const counts = () => [new Uint16Array(BINS), new Uint16Array(BINS)] as const;
  const [kept, rejected] = [counts(), counts()];
  const total = [0, 0];
  const refused = [0, 0];
  const [low, high] = EXTENT;
  for (let i = 0; i < runs; ++i) {
    const truth = rank[i] < prior ? 1 : 0;
    const mean = (truth ? effect : 0) + se * error[i];
    const reject = mean > critical || (twoSided && mean < -critical);
    const bin = Math.floor(((mean - low) / (high - low)) * BINS);
    ++(reject ? rejected : kept)[truth][Math.min(BINS - 1, Math.max(0, bin))];
    ++total[truth];
    if (reject) ++refused[truth];
  }
  return {
    nulls: total[0],
    effects: total[1],
    falsePositives: refused[0],
    falseNegatives: total[1] - refused[1],
    kept,
    rejected
  };
}
