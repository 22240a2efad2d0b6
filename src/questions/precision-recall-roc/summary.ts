import {aucPairs, aucTrapezoid, type Ranked, rankSorted} from "../../ml/roc.js";
import type {Scores} from "./sample.js";

/** How many columns a curve is drawn in at most: more than the picture has pixels across. */
export const columns = 720;

/** What a set of scores is boiled down to, once; moving the threshold or the prevalence needs no more than this. */
export interface Summary {
  ranked: Ranked;
  /** Area under the ROC curve, from all the scores: by trapezoids and by counting pairs. */
  auc: number;
  aucPairs: number;
  /** DeLong's standard error of the AUC; NaN where a class has fewer than two cases. */
  aucError: number;
  /** The share of (positive, negative) pairs with equal scores. */
  tied: number;
  /** Indices into `ranked`, ascending: vertices of the ROC curve's upper convex hull, without (0, 0). */
  hull: Uint32Array;
  /** Indices into `ranked`, ascending: enough to draw each curve as all would. */
  rocAt: Uint32Array;
  prAt: Uint32Array;
}

/** O(n), for scores that are sorted already. */
export function summarize({positives, negatives}: Scores): Summary {
  const ranked = rankSorted(positives, negatives);
  return {
    ranked,
    auc: aucTrapezoid(ranked),
    aucPairs: aucPairs(ranked),
    aucError: Math.sqrt(delongVariance(ranked)),
    tied: tiedShare(ranked),
    hull: upperHull(ranked),
    rocAt: thin(ranked.fp, ranked.negatives, null),
    // Precision at any prevalence falls as fp / tp rises, so the extremes of this ratio are those of precision.
    prAt: thin(ranked.tp, ranked.positives, (k) => ranked.fp[k] / ranked.tp[k])
  };
}

function tiedShare({tp, fp, positives, negatives}: Ranked): number {
  let pairs = 0;
  for (let k = 0; k < tp.length; ++k) pairs += (tp[k] - (k ? tp[k - 1] : 0)) * (fp[k] - (k ? fp[k - 1] : 0));
  return pairs / (positives * negatives);
}

/**
 * Variance of the AUC over samples of these two sizes, from the spread of each case's own share of pairs won.
 * Source: E. R. DeLong, D. M. DeLong and D. L. Clarke-Pearson, Biometrics 44 (1988) 837–845.
 */
export function delongVariance({tp, fp, positives, negatives}: Ranked): number {
  const won = [0, 0];
  const squares = [0, 0];
  let found = 0;
  let alarms = 0;
  for (let k = 0; k < tp.length; ++k) {
    const [p, n] = [tp[k] - found, fp[k] - alarms];
    const below = (negatives - fp[k] + n / 2) / negatives;
    const above = (found + p / 2) / positives;
    won[0] += p * below;
    squares[0] += p * below * below;
    won[1] += n * above;
    squares[1] += n * above * above;
    found = tp[k];
    alarms = fp[k];
  }
  const variance = (c: 0 | 1, n: number) => Math.max(0, squares[c] - won[c] ** 2 / n) / (n - 1) / n;
  return variance(0, positives) + variance(1, negatives);
}

/** Source: A. M. Andrew's monotone chain, Information Processing Letters 9 (1979) 216–219. */
export function upperHull({tp, fp}: Ranked): Uint32Array {
  const stack: number[] = [];
  const x = (i: number) => (i < 0 ? 0 : fp[i]);
  const y = (i: number) => (i < 0 ? 0 : tp[i]);
  for (let k = 0; k < tp.length; ++k) {
    while (stack.length) {
      const b = stack[stack.length - 1];
      const a = stack.length > 1 ? stack[stack.length - 2] : -1;
      if ((y(b) - y(a)) * (fp[k] - x(b)) > (tp[k] - y(b)) * (x(b) - x(a))) break;
      stack.pop();
    }
    stack.push(k);
  }
  return Uint32Array.from(stack);
}

/**
 * The vertices that a line over `columns` pixels needs: in each column the first, the last, the lowest and the highest. What
 * is left out lies inside a stroke that is drawn anyway. Short lines are kept whole.
 * Source: U. Jugel et al., "M4: a visualization-oriented time series data aggregation", PVLDB 7 (2014) 797–808.
 *
 * @param x ascending abscissas, in [0, scale]
 * @param y ordinates by index, or null where they ascend with x, so that first and last are lowest and highest
 */
export function thin(x: Float64Array, scale: number, y: ((k: number) => number) | null): Uint32Array {
  if (x.length <= 2 * columns) return Uint32Array.from(x.keys());
  const kept: number[] = [];
  const column = (k: number) => Math.floor((x[k] * columns) / scale);
  let start = 0;
  for (let here = column(0); start < x.length; ) {
    let lowest = start;
    let highest = start;
    let next = here;
    let k = start + 1;
    for (; k < x.length; ++k) {
      next = column(k);
      if (next !== here) break;
      if (!y) continue;
      if (y(k) < y(lowest)) lowest = k;
      if (y(k) > y(highest)) highest = k;
    }
    kept.push(...[...new Set([start, lowest, highest, k - 1])].sort((a, b) => a - b));
    start = k;
    here = next;
  }
  return Uint32Array.from(kept);
}
