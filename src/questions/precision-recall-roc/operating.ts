import {type Counts, falsePositiveRate, fBeta, precision, type Ranked, recall, weigh} from "../../ml/roc.js";
import {belowAt} from "./place.js";
import type {Summary} from "./summary.js";

/** How many cases a sampled positive and a sampled negative stand for. */
export interface Weights {
  positive: number;
  negative: number;
}

/** Where a threshold puts the classifier. Rates are in [0, 1]; precision is NaN where nothing is called positive. */
export interface Operating {
  threshold: number;
  precision: number;
  recall: number;
  fpr: number;
  f: number;
}

export function operate(threshold: number, counts: Counts, beta: number): Operating {
  return {
    threshold,
    precision: precision(counts),
    recall: recall(counts),
    fpr: falsePositiveRate(counts),
    f: fBeta(counts, beta)
  };
}

/**
 * The largest F-beta over all thresholds. F is a ratio of linear functions of the counts, so its maximum lies
 * on a vertex of the ROC curve's convex hull, whatever β and the weights.
 */
export function bestOf({ranked, hull}: Summary, weights: Weights, beta: number): Operating {
  let best = operate(Number.POSITIVE_INFINITY, weighted(ranked, -1, weights), beta);
  for (const k of hull) {
    const here = operate(ranked.thresholds[k], weighted(ranked, k, weights), beta);
    if (here.f > best.f) best = here;
  }
  return best;
}

function weighted({tp, fp, positives, negatives}: Ranked, k: number, weights: Weights): Counts {
  const [p, n] = k < 0 ? [0, 0] : [tp[k], fp[k]];
  return weigh({tp: p, fp: n, fn: positives - p, tn: negatives - n}, weights.positive, weights.negative);
}

/** A miss costs `cost` false alarms. What errors cost at each threshold, in false alarms per case. */
export interface Costs {
  /** Where the thresholds stand, ascending: scores, or percentiles. Between two of them costs are the next one's. */
  at: Float64Array;
  alarms: Float64Array;
  misses: Float64Array;
  total: Float64Array;
  /** The cheaper of calling all cases positive and calling none. */
  blind: number;
}

export function costsOf(
  {ranked, rocAt}: Summary,
  prevalence: number,
  cost: number,
  axis: "score" | "percentile"
): Costs {
  const m = rocAt.length;
  const [at, alarms, misses, total] = [0, 1, 2, 3].map(() => new Float64Array(m + 1));
  for (let i = 0; i <= m; ++i) {
    // From the lowest threshold up; above the highest score nothing is called positive.
    const k = i === m ? -1 : rocAt[m - 1 - i];
    const [tpr, fpr] = k < 0 ? [0, 0] : [ranked.tp[k] / ranked.positives, ranked.fp[k] / ranked.negatives];
    at[i] =
      axis === "percentile"
        ? 100 * belowAt(ranked, k)
        : k < 0
          ? Number.POSITIVE_INFINITY
          : ranked.thresholds[k];
    alarms[i] = (1 - prevalence) * fpr;
    misses[i] = cost * prevalence * (1 - tpr);
    total[i] = alarms[i] + misses[i];
  }
  return {at, alarms, misses, total, blind: Math.min(1 - prevalence, cost * prevalence)};
}

/**
 * The threshold at which errors cost least, the highest of several. Costs are linear in the counts, so that this is a vertex of
 * the ROC curve's convex hull: where a line of equal costs touches it.
 */
export function cheapest(
  {ranked, hull}: Summary,
  weights: Weights,
  beta: number,
  cost: number
): Operating & {cost: number} {
  const n = ranked.positives + ranked.negatives;
  const at = (k: number) => {
    const {fp, fn} = weighted(ranked, k, weights);
    return (fp + cost * fn) / n;
  };
  let [best, least] = [-1, at(-1)];
  for (const k of hull) {
    const here = at(k);
    if (here < least - 1e-12) [best, least] = [k, here];
  }
  const threshold = best < 0 ? Number.POSITIVE_INFINITY : ranked.thresholds[best];
  return {...operate(threshold, weighted(ranked, best, weights), beta), cost: least};
}
