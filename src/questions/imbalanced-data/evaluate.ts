import {sigmoid} from "../../ml/activations.js";
import {reliabilityBins} from "../../ml/calibration.js";
import {type Counts, fBeta, precision, recall} from "../../ml/confusion.js";
import {
  above,
  normalAuc,
  normalAveragePrecision,
  normalBrier,
  positiveShare,
  type ScoreClasses,
  type ScorePart
} from "../../ml/normal-scores.js";
import {aucTrapezoid, averagePrecision, countsAt, type Ranked, rankSorted, rocCurve} from "../../ml/roc.js";
import type {Fit} from "./remedies.js";
import type {ClassRows, Cloud, Sample} from "./sample.js";

/** New cases that expected counts are said of. */
export const cases = 10_000;

/** A classifier's numbers. Precision is NaN where it raises no alarm. */
export interface Numbers {
  readonly counts: Counts;
  readonly accuracy: number;
  readonly recall: number;
  readonly precision: number;
  readonly f1: number;
  readonly ap: number;
  readonly auc: number;
  readonly brier: number;
}

export interface Line {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** What is known of a fit's scores: their distributions in a world, or the test rows'. */
export type Scored =
  | {readonly kind: "world"; readonly classes: ScoreClasses}
  | {
      readonly kind: "rows";
      readonly ranked: Ranked;
      readonly positive: Float64Array;
      readonly negative: Float64Array;
    };

export function scored({w, b}: Fit, {world, test, prevalence, p}: Sample): Scored {
  if (world) {
    const parts = (clouds: readonly Cloud[]): ScorePart[] =>
      clouds.map(({weight, at, sd}) => ({
        weight,
        mean: w[0] * at[0] + w[1] * at[1] + b,
        // A score that does not tell rows apart has no spread; it is kept above 0 so that it can be divided by.
        sd: Math.max(1e-9, sd * Math.hypot(w[0], w[1]))
      }));
    return {
      kind: "world",
      classes: {positive: parts(world.positive), negative: parts(world.negative), prevalence}
    };
  }
  if (!test) throw new Error("a table has test rows");
  const scores = ({X, n}: ClassRows) =>
    Float64Array.from({length: n}, (_, i) => {
      let sum = b;
      for (let j = 0; j < p; ++j) sum += w[j] * X[i * p + j];
      return sum;
    }).sort();
  const [positive, negative] = [scores(test.positive), scores(test.negative)];
  return {kind: "rows", ranked: rankSorted(positive, negative), positive, negative};
}

/** The four cells where σ(score − shift) ≥ threshold raises an alarm. */
export function countsOf(scores: Scored, threshold: number, shift: number): Counts {
  const t = logit(threshold) + shift;
  if (scores.kind === "rows") return countsAt(scores.ranked, t);
  const {positive, negative, prevalence} = scores.classes;
  const [yes, no] = [cases * prevalence, cases * (1 - prevalence)];
  const [found, alarms] = [above(positive, t), above(negative, t)];
  return {tp: yes * found, fn: yes * (1 - found), fp: no * alarms, tn: no * (1 - alarms)};
}

export function numbersOf(scores: Scored, threshold: number, shift: number): Numbers {
  const ranks = rankOf(scores);
  return {...atOf(countsOf(scores, threshold, shift)), ...ranks, brier: brierOf(scores, shift)};
}

const atOf = (counts: Counts) => ({
  counts,
  accuracy: (counts.tp + counts.tn) / (counts.tp + counts.tn + counts.fp + counts.fn),
  recall: recall(counts),
  precision: precision(counts),
  f1: fBeta(counts, 1)
});

/** What depends on the order of the scores alone: no shift or threshold moves it. */
const rankOf = (scores: Scored): Pick<Numbers, "ap" | "auc"> =>
  scores.kind === "rows"
    ? {ap: averagePrecision(scores.ranked), auc: aucTrapezoid(scores.ranked)}
    : {ap: normalAveragePrecision(scores.classes), auc: normalAuc(scores.classes)};

function brierOf(scores: Scored, shift: number): number {
  if (scores.kind === "world") return normalBrier(scores.classes, shift);
  const {positive, negative} = scores;
  let sum = 0;
  for (const s of positive) sum += sigmoid(shift - s) ** 2;
  for (const s of negative) sum += sigmoid(s - shift) ** 2;
  return sum / (positive.length + negative.length);
}

/** Saying no to every case, with probability 0. */
export function alwaysNo({test, prevalence}: Sample): Numbers {
  const counts = test
    ? {tp: 0, fp: 0, fn: test.positive.n, tn: test.negative.n}
    : {tp: 0, fp: 0, fn: cases * prevalence, tn: cases * (1 - prevalence)};
  return {...atOf(counts), ap: prevalence, auc: 0.5, brier: prevalence};
}

/** A ROC curve with the probability that is the threshold at each point, from the highest down. */
export interface Roc extends Line {
  readonly t: Float64Array;
}

const points = 160;
/** The ROC curve, all of it. */
export function rocOf(scores: Scored): Roc {
  if (scores.kind === "rows") {
    const {x, y, thresholds} = rocCurve(scores.ranked);
    return {x, y, t: thresholds.map(sigmoid)};
  }
  const {positive, negative} = scores.classes;
  const parts = [...positive, ...negative];
  const low = Math.min(...parts.map(({mean, sd}) => mean - 4 * sd));
  const high = Math.max(...parts.map(({mean, sd}) => mean + 4 * sd));
  const at = Float64Array.from({length: points + 1}, (_, i) => high + ((low - high) * i) / points);
  return {x: at.map((t) => above(negative, t)), y: at.map((t) => above(positive, t)), t: at.map(sigmoid)};
}

/** Bins of a table's test rows. */
const bins = 8;
/** A reliability curve is drawn where all but this share of the cases lie, on either side. */
const tail = 0.0005;
const steps = 96;

/** Of cases with a predicted probability the share that is positive: of all in a world, or of test rows in bins. */
export function reliabilityOf(scores: Scored, shift: number): Line {
  if (scores.kind === "world") {
    const {positive, negative, prevalence} = scores.classes;
    const over = (t: number) => prevalence * above(positive, t) + (1 - prevalence) * above(negative, t);
    const at = between(quantile(over, 1 - tail), quantile(over, tail));
    return {x: at.map((t) => sigmoid(t - shift)), y: at.map((t) => positiveShare(scores.classes, t))};
  }
  const {positive, negative} = scores;
  const p = [...positive, ...negative].map((s) => sigmoid(s - shift));
  const y = p.map((_, i) => (i < positive.length ? 1 : 0));
  const found = reliabilityBins(p, y, bins);
  return {
    x: Float64Array.from(found, (bin) => bin.predicted),
    y: Float64Array.from(found, (bin) => bin.observed)
  };
}

const between = (low: number, high: number): Float64Array =>
  Float64Array.from({length: steps + 1}, (_, i) => low + ((high - low) * i) / steps);

/** The score at or above which that share of the cases lies. */
function quantile(over: (t: number) => number, share: number): number {
  let [low, high] = [-1000, 1000];
  for (let i = 0; i < 60; ++i) {
    const middle = (low + high) / 2;
    if (over(middle) > share) low = middle;
    else high = middle;
  }
  return low;
}

export const logit = (p: number): number => Math.log(p / (1 - p));
