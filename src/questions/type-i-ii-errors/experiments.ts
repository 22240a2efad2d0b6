import {normal, random} from "../../ml/random.js";
import {EXPERIMENTS, MOST} from "./params.js";

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

/** What the experiments' further tests find: `MOST` errors an experiment, the first of them its `error`. */
export function drawMany(seed: number, {error}: Draws): Float64Array {
  const z = normal(random(seed, 2));
  return Float64Array.from({length: EXPERIMENTS * MOST}, (_, at) => (at % MOST ? z() : error[at / MOST]));
}

/** The distinct shares j/k of the data at which k = 1 … `MOST` equally spaced looks fall, rising to 1. */
export const SHARES: Float64Array = Float64Array.from(
  new Set(
    Array.from({length: MOST}, (_, k) => Array.from({length: k + 1}, (_, j) => (j + 1) / (k + 1))).flat()
  )
).sort();

/** Of k looks, at index k − 1: where each stands in `SHARES`. */
const PLACES: readonly Uint8Array[] = Array.from({length: MOST}, (_, k) =>
  Uint8Array.from({length: k + 1}, (_, j) => SHARES.indexOf((j + 1) / (k + 1)))
);

/**
 * Each experiment's way to its end: the test statistic without an effect at every one of `SHARES`, a Brownian motion
 * over the square root of time, tied to end in the experiment's `error`. So one look sees what a single test sees, and
 * more looks see the same paths at more places.
 */
export function drawPaths(seed: number, {error}: Draws): Float64Array {
  const z = normal(random(seed, 3));
  const steps = SHARES.map((t, i) => Math.sqrt(t - (i ? SHARES[i - 1] : 0)));
  const roots = SHARES.map(Math.sqrt);
  const paths = new Float64Array(EXPERIMENTS * SHARES.length);
  for (let i = 0; i < EXPERIMENTS; ++i) {
    const from = i * SHARES.length;
    let sum = 0;
    for (let s = 0; s < steps.length; ++s) {
      sum += steps[s] * z();
      paths[from + s] = sum;
    }
    const off = error[i] - sum;
    for (let s = 0; s < steps.length; ++s) paths[from + s] = (paths[from + s] + SHARES[s] * off) / roots[s];
    // Exactly, so that no rounding parts one look from one test.
    paths[from + steps.length - 1] = error[i];
  }
  return paths;
}

/**
 * Bins of the means, over the picture's extent; what lies beyond is counted in the last one at its end. The lines of
 * every admissible setting, corrected ones too, lie inside: the farthest is ±2.72.
 */
export const EXTENT = [-2.8, 2.8] as const;
export const BINS = 160;

export interface Tally {
  /** Experiments in which there is no effect, and in which there is one. */
  nulls: number;
  effects: number;
  /** Rejections of a true null: Type I errors. */
  falsePositives: number;
  /** Nulls kept in spite of an effect: Type II errors. */
  falseNegatives: number;
  /** Of the rejections where there is an effect, those that only the tests of other, true nulls made. */
  strays: number;
  /** The mean size of the effect's estimate where its own test rejected; null where none did. */
  found: number | null;
  /** Counts a bin, of experiments without an effect (0) and with one (1): null kept, null rejected. */
  kept: readonly [Uint16Array, Uint16Array];
  rejected: readonly [Uint16Array, Uint16Array];
}

export interface Setting {
  runs: number;
  /** Standard error σ/√n of the mean of all observations. */
  se: number;
  /** The true mean where the null is false. */
  effect: number;
  /** Share of the experiments with an effect. */
  prior: number;
  /** The standard errors above which a test rejects; if two-sided, also below its negative. */
  z: number;
  twoSided: boolean;
}

/** What one experiment comes to. */
interface Outcome {
  /** Where its block stands: beyond the line exactly if the experiment rejects. */
  mean: number;
  reject: boolean;
  /** The effect's estimate by its own test, and whether that test rejects. */
  own: number;
  ownReject: boolean;
}

function tallyUp(
  {rank}: Draws,
  {runs, prior}: Setting,
  run: (i: number, truth: 0 | 1, out: Outcome) => void
): Tally {
  const counts = () => [new Uint16Array(BINS), new Uint16Array(BINS)] as const;
  const [kept, rejected] = [counts(), counts()];
  const total = [0, 0];
  const refused = [0, 0];
  let [strays, found, size] = [0, 0, 0];
  const [low, high] = EXTENT;
  const out: Outcome = {mean: 0, reject: false, own: 0, ownReject: false};
  for (let i = 0; i < runs; ++i) {
    const truth = rank[i] < prior ? 1 : 0;
    run(i, truth, out);
    const bin = Math.floor(((out.mean - low) / (high - low)) * BINS);
    ++(out.reject ? rejected : kept)[truth][Math.min(BINS - 1, Math.max(0, bin))];
    ++total[truth];
    if (!out.reject) continue;
    ++refused[truth];
    if (truth && out.ownReject) {
      ++found;
      size += Math.abs(out.own);
    } else if (truth) ++strays;
  }
  return {
    nulls: total[0],
    effects: total[1],
    falsePositives: refused[0],
    falseNegatives: total[1] - refused[1],
    strays,
    found: found ? size / found : null,
    kept,
    rejected
  };
}

/** Runs the first `runs` experiments: each draws the mean of its n observations, N(μ, se²), and tests it once. */
export function runOnce(draws: Draws, setting: Setting): Tally {
  const {se, effect, z, twoSided} = setting;
  const critical = z * se;
  return tallyUp(draws, setting, (i, truth, out) => {
    const mean = (truth ? effect : 0) + se * draws.error[i];
    out.mean = out.own = mean;
    out.reject = out.ownReject = mean > critical || (twoSided && mean < -critical);
  });
}

/**
 * Each experiment tests its mean after 1/k, 2/k … of its data and stops at the first rejection. Its block stands on the
 * mean at the look where it stopped: a rejected one lies beyond the last look's line, since earlier lines lie farther
 * out, and one that is kept inside.
 */
export function runLooks(draws: Draws, paths: Float64Array, k: number, setting: Setting): Tally {
  const {se, effect, z, twoSided} = setting;
  const places = PLACES[k - 1];
  // Each look's standard error, and its line.
  const ses = Float64Array.from(places, (s) => se / Math.sqrt(SHARES[s]));
  const lines = ses.map((one) => z * one);
  return tallyUp(draws, setting, (i, truth, out) => {
    const from = i * SHARES.length;
    for (let j = 0; j < k; ++j) {
      const mean = (truth ? effect : 0) + ses[j] * paths[from + places[j]];
      const reject = mean > lines[j] || (twoSided && mean < -lines[j]);
      if (!reject && j < k - 1) continue;
      out.mean = out.own = mean;
      out.reject = out.ownReject = reject;
      return;
    }
  });
}

/**
 * Each experiment tests k hypotheses on samples of their own and rejects if any test does. Where there is an effect, the
 * first of them has it and the others are true nulls. Its block stands on the most extreme of its means.
 */
export function runMany(draws: Draws, errors: Float64Array, k: number, setting: Setting): Tally {
  const {se, effect, z, twoSided} = setting;
  const critical = z * se;
  const beyond = (mean: number) => mean > critical || (twoSided && mean < -critical);
  return tallyUp(draws, setting, (i, truth, out) => {
    const own = (truth ? effect : 0) + se * draws.error[i];
    let most = own;
    for (let j = 1; j < k; ++j) {
      const mean = se * errors[i * MOST + j];
      if (twoSided ? Math.abs(mean) > Math.abs(most) : mean > most) most = mean;
    }
    out.mean = most;
    out.reject = beyond(most);
    out.own = own;
    out.ownReject = beyond(own);
  });
}

/** Of each experiment without an effect, its most extreme statistic in k = 1 … `MOST` looks or hypotheses. */
export interface Extremes {
  /** The greatest, at i · `MOST` + k − 1: what a one-sided test would reject first. */
  one: Float64Array;
  /** The greatest in size, for a two-sided one. */
  two: Float64Array;
}

export function extremesOfLooks(paths: Float64Array): Extremes {
  const one = new Float64Array(EXPERIMENTS * MOST);
  const two = new Float64Array(EXPERIMENTS * MOST);
  for (let at = 0; at < one.length; ++at) {
    const from = Math.floor(at / MOST) * SHARES.length;
    const places = PLACES[at % MOST];
    let [low, high] = [paths[from + places[0]], paths[from + places[0]]];
    for (let j = 1; j < places.length; ++j) {
      const statistic = paths[from + places[j]];
      if (statistic > high) high = statistic;
      else if (statistic < low) low = statistic;
    }
    one[at] = high;
    two[at] = Math.max(high, -low);
  }
  return {one, two};
}

export function extremesOfMany(errors: Float64Array): Extremes {
  const one = errors.slice();
  const two = errors.map(Math.abs);
  for (let at = 0; at < one.length; ++at)
    if (at % MOST) {
      one[at] = Math.max(one[at], one[at - 1]);
      two[at] = Math.max(two[at], two[at - 1]);
    }
  return {one, two};
}

/** Type I errors among the first `runs` experiments without an effect, for k = 1 … `MOST`, at index k − 1. */
export function climbOf(
  {rank}: Draws,
  {one, two}: Extremes,
  {runs, prior, z, twoSided}: Pick<Setting, "runs" | "prior" | "z" | "twoSided">
): Uint16Array {
  const counts = new Uint16Array(MOST);
  const most = twoSided ? two : one;
  for (let i = 0; i < runs; ++i)
    if (rank[i] >= prior) for (let k = 0; k < MOST; ++k) if (most[i * MOST + k] > z) ++counts[k];
  return counts;
}
