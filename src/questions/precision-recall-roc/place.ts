import {callsAt, type Ranked} from "../../ml/roc.js";
import type {Population, Scores} from "./sample.js";

/** Up to this many cases each is a dot; beyond, a class is a histogram. */
export const mostDots = 1000;
const mostBins = 64;
/** Multiples of the golden ratio, modulo 1, fill the unit interval evenly from the first on. */
const golden = (Math.sqrt(5) - 1) / 2;

/** The horizontal axis of the scores' picture. */
export interface Axis {
  /** "percentile": the share of cases below a score, in %, both classes counting equally. */
  kind: "score" | "percentile";
  lo: number;
  hi: number;
}

/** How one class lies along the axis, in density units: under the class's density, whose area is 1. */
export interface Placed {
  /**
   * A dot a case, by ascending score: at its score, and at a height that spreads the dots evenly under the density, so
   * that equal areas hold about equally many. Null where there are too many cases.
   */
  dots: {x: Float64Array; y: Float64Array} | null;
  /** Heights of bars of equal width from the axis's low end to its high end. */
  bars: Float64Array;
  /** The height that is needed. */
  top: number;
}

/** The axis of simulated scores: fixed while the classes move, longer only where they are wide. */
export function simulatedAxis({spread}: Population): Axis {
  const reach = 3.2 * Math.max(1, spread);
  return {kind: "score", lo: Math.min(-4.2, -1 - reach), hi: 4 + reach};
}

export function ownAxis({positives, negatives}: Scores): Axis {
  const lo = Math.min(positives[0], negatives[0]);
  const hi = Math.max(positives[positives.length - 1], negatives[negatives.length - 1]);
  return lo < hi ? {kind: "score", lo, hi} : {kind: "score", lo: lo - 0.5, hi: hi + 0.5};
}

/** The percentile of `threshold`: the share of cases below it, in [0, 100], both classes counting equally. */
export function percentileOf(ranked: Ranked, threshold: number): number {
  return 100 * belowAt(ranked, callsAt(ranked, threshold) - 1);
}

/** Share of cases below the k-th highest distinct score, classes counting equally; 1 for k = −1. */
export function belowAt({tp, fp, positives, negatives}: Ranked, k: number): number {
  return k < 0 ? 1 : 1 - (tp[k] / positives + fp[k] / negatives) / 2;
}

/** The lowest of the scores whose percentile is at least `percentile`; +∞ at 100. O(log n). */
export function scoreAt(ranked: Ranked, percentile: number): number {
  let lo = -1;
  let hi = ranked.thresholds.length - 1;
  while (lo < hi) {
    const mid = (lo + hi + 1) >> 1;
    if (100 * belowAt(ranked, mid) >= percentile - 1e-9) lo = mid;
    else hi = mid - 1;
  }
  return lo < 0 ? Number.POSITIVE_INFINITY : ranked.thresholds[lo];
}

/**
 * Lays out one class's `scores`, ascending, all of them among `ranked`.
 *
 * @param density the class's density along the axis where it is known; the histogram stands in for it
 */
export function place(
  scores: Float64Array,
  axis: Axis,
  ranked: Ranked,
  dotted: boolean,
  density: ((x: number) => number) | null
): Placed {
  const bins = dotted ? Math.min(mostBins, Math.ceil(1.5 * Math.sqrt(scores.length))) : mostBins;
  const width = (axis.hi - axis.lo) / bins;
  const bars = new Float64Array(bins);
  const x = dotted ? new Float64Array(scores.length) : null;
  const binOf = (v: number) => Math.min(bins - 1, Math.max(0, Math.floor((v - axis.lo) / width)));
  // Scores ascend and thresholds descend: k walks along.
  let k = ranked.thresholds.length - 1;
  for (let i = 0; i < scores.length; ++i) {
    while (ranked.thresholds[k] < scores[i]) --k;
    // On the percentile axis a case stands in the middle of those that share its score.
    const at = axis.kind === "score" ? scores[i] : 50 * (belowAt(ranked, k) + belowAt(ranked, k - 1));
    if (x) x[i] = at;
    bars[binOf(at)] += 1 / (scores.length * width);
  }
  const height = density ?? ((v: number) => bars[binOf(v)]);
  const heights = x?.map(height);
  const top = (heights ?? bars).reduce((a, b) => Math.max(a, b), 0);
  return {dots: x && heights ? {x, y: heights.map((h, i) => h * ((i * golden) % 1))} : null, bars, top};
}
