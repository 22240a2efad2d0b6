import {type Counts, falsePositiveRate, fBeta, precision, type Ranked, recall, weigh} from "../../ml/roc.js";
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
