import type {Counts} from "./confusion.js";

export {type Counts, falsePositiveRate, fBeta, precision, recall, weigh} from "./confusion.js";

/**
 * Receiver operating characteristic, precision–recall curve, and what is read off them, for scores where higher means
 * "more likely positive". A case is called positive when its score is at or above the threshold, and cases with equal
 * scores are called together: everything here agrees with scikit-learn's `sklearn.metrics`, ties included.
 *
 * Source: T. Fawcett, "An introduction to ROC analysis", Pattern Recognition Letters 27 (2006) 861–874.
 */

/**
 * Scores boiled down to what every curve needs. For the k-th of the distinct scores, from the highest down:
 * how many positives and negatives score at or above it. Counts are held as float64: sums over a million
 * of them run four times as fast as over uint32.
 */
export interface Ranked {
  /** Distinct scores, descending. */
  thresholds: Float64Array;
  /** Positives with score ≥ thresholds[k]; ascending. */
  tp: Float64Array;
  /** Negatives with score ≥ thresholds[k]; ascending. */
  fp: Float64Array;
  /** How many positives and negatives there are. */
  positives: number;
  negatives: number;
}

/**
 * Ranks scores by class. O(n log n).
 *
 * @param scores n finite numbers
 * @param labels n labels: 0 is negative, anything else positive
 * @throws RangeError if the lengths differ or a score is not finite
 */
export function rank(scores: ArrayLike<number>, labels: ArrayLike<number>): Ranked {
  if (scores.length !== labels.length)
    throw new RangeError(`${scores.length} scores but ${labels.length} labels`);
  const byClass = [new Float64Array(scores.length), new Float64Array(scores.length)];
  const size = [0, 0];
  for (let i = 0; i < scores.length; ++i) {
    if (!Number.isFinite(scores[i])) throw new RangeError(`score ${i} is ${scores[i]}`);
    const c = labels[i] ? 1 : 0;
    byClass[c][size[c]++] = scores[i];
  }
  return rankSorted(byClass[1].subarray(0, size[1]).sort(), byClass[0].subarray(0, size[0]).sort());
}

/** Ranks the scores of the positives and of the negatives, both ascending and finite. O(n): a merge. */
export function rankSorted(positives: Float64Array, negatives: Float64Array): Ranked {
  const n = positives.length + negatives.length;
  const thresholds = new Float64Array(n);
  const tp = new Float64Array(n);
  const fp = new Float64Array(n);
  let i = positives.length - 1;
  let j = negatives.length - 1;
  let k = 0;
  for (; i >= 0 || j >= 0; ++k) {
    const t = i < 0 ? negatives[j] : j < 0 ? positives[i] : Math.max(positives[i], negatives[j]);
    while (i >= 0 && positives[i] === t) --i;
    while (j >= 0 && negatives[j] === t) --j;
    thresholds[k] = t;
    tp[k] = positives.length - 1 - i;
    fp[k] = negatives.length - 1 - j;
  }
  return {
    thresholds: thresholds.slice(0, k),
    tp: tp.slice(0, k),
    fp: fp.slice(0, k),
    positives: positives.length,
    negatives: negatives.length
  };
}

/** How many distinct scores are at or above `threshold`: binary search, O(log n). */
export function callsAt({thresholds}: Ranked, threshold: number): number {
  let lo = 0;
  let hi = thresholds.length;
  while (lo < hi) {
    const mid = (lo + hi) >>> 1;
    if (thresholds[mid] >= threshold) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}

/** The confusion table at `threshold`, which may be infinite. O(log n). */
export function countsAt(ranked: Ranked, threshold: number): Counts {
  const k = callsAt(ranked, threshold) - 1;
  const tp = k < 0 ? 0 : ranked.tp[k];
  const fp = k < 0 ? 0 : ranked.fp[k];
  return {tp, fp, fn: ranked.positives - tp, tn: ranked.negatives - fp};
}

/** A curve's vertices, from the highest threshold down; the first, at threshold +∞, calls nothing positive. */
export interface Curve {
  x: Float64Array;
  y: Float64Array;
  thresholds: Float64Array;
}

/**
 * The ROC curve, all vertices: x is the false-positive rate, y the true-positive rate, from (0, 0) to (1, 1).
 * Straight between vertices. NaN where a class is empty.
 */
export function rocCurve(ranked: Ranked): Curve {
  const {fp, tp, positives, negatives} = ranked;
  return curve(
    ranked,
    (k) => fp[k] / negatives,
    (k) => tp[k] / positives,
    0
  );
}

/**
 * The precision–recall curve, all vertices: x is recall, y precision. By convention it starts at (0, 1). It is a
 * staircase: between two recalls the precision is that of the lower threshold (straight lines would promise what
 * no threshold reaches: J. Davis and M. Goadrich, ICML 2006).
 *
 * @param prevalence the share of positives, in (0, 1), to which the classes are reweighted; the sample's own by default
 */
export function prCurve(ranked: Ranked, prevalence = share(ranked)): Curve {
  const {fp, tp, positives, negatives} = ranked;
  const wp = prevalence / positives;
  const wn = (1 - prevalence) / negatives;
  return curve(
    ranked,
    (k) => tp[k] / positives,
    (k) => (wp * tp[k]) / (wp * tp[k] + wn * fp[k]),
    1
  );
}

function curve(ranked: Ranked, x: (k: number) => number, y: (k: number) => number, start: number): Curve {
  const n = ranked.thresholds.length + 1;
  const c = {x: new Float64Array(n), y: new Float64Array(n), thresholds: new Float64Array(n)};
  c.y[0] = start;
  c.thresholds[0] = Number.POSITIVE_INFINITY;
  for (let k = 1; k < n; ++k) {
    c.x[k] = x(k - 1);
    c.y[k] = y(k - 1);
    c.thresholds[k] = ranked.thresholds[k - 1];
  }
  return c;
}

const share = ({positives, negatives}: Ranked): number => positives / (positives + negatives);

/** Area under the ROC curve by the trapezoidal rule, in [0, 1]. NaN where a class is empty. */
export function aucTrapezoid({tp, fp, positives, negatives}: Ranked): number {
  let twice = 0;
  let left = 0;
  let low = 0;
  for (let k = 0; k < tp.length; ++k) {
    twice += (fp[k] - left) * (tp[k] + low);
    left = fp[k];
    low = tp[k];
  }
  return twice / 2 / (positives * negatives);
}

/**
 * The share of (positive, negative) pairs in which the positive scores higher, ties counted as one half: the
 * Mann–Whitney statistic over the number of pairs (J. A. Hanley and B. J. McNeil, Radiology 143 (1982) 29–36). By
 * counting, score by score, the negatives below each positive. NaN where a class is empty.
 */
export function aucPairs({tp, fp, positives, negatives}: Ranked): number {
  let ordered = 0;
  let tied = 0;
  let found = 0;
  let alarms = 0;
  for (let k = 0; k < tp.length; ++k) {
    ordered += (tp[k] - found) * (negatives - fp[k]);
    tied += (tp[k] - found) * (fp[k] - alarms);
    found = tp[k];
    alarms = fp[k];
  }
  return (ordered + tied / 2) / (positives * negatives);
}

/**
 * Average precision Σ (Rₖ − Rₖ₋₁) Pₖ: the area under the precision–recall staircase. In [0, 1]; NaN where a class is
 * empty.
 *
 * @param prevalence as for `prCurve`
 */
export function averagePrecision(ranked: Ranked, prevalence = share(ranked)): number {
  const {tp, fp, positives, negatives} = ranked;
  if (!positives || !negatives) return Number.NaN;
  const odds = ((1 - prevalence) / negatives / prevalence) * positives;
  let sum = 0;
  let found = 0;
  // Without a branch for thresholds that find no positive: they add 0, and mispredicting them costs more than dividing.
  for (let k = 0; k < tp.length; ++k) {
    const here = tp[k];
    sum += ((here - found) * here) / (here + odds * fp[k]);
    found = here;
  }
  return sum / positives;
}
