import {isOwn, mixOf, type Result, scoresOf, summarized} from "./model.js";
import {cheapest} from "./operating.js";
import {type Params, params, thresholdRange} from "./params.js";
import {percentileOf, scoreAt} from "./place.js";
import type {Data} from "./sample.js";

/**
 * The `threshold` parameter that puts the threshold at a place on the axis (in its units), or at a score: the inverse of what
 * `model` does with the parameter, up to the parameter's grid.
 */
export function thresholdParam(p: Params, data: Data, at: {place: number} | {score: number}): number {
  const scores = scoresOf(p, data);
  const {ranked} = summarized(scores);
  const own = isOwn(p, data);
  const [from, to] = thresholdRange;
  const score = "score" in at ? at.score : p.axis === "score" ? at.place : scoreAt(ranked, at.place);
  if (!own) return Math.min(to, Math.max(from, score));
  const percentile = "place" in at && p.axis === "percentile" ? at.place : percentileOf(ranked, score);
  return from + ((to - from) * percentile) / 100;
}

/** The `threshold` parameter at which errors cost least; null where the reader sets it. */
export function leastCostParam(p: Params, data: Data): number | null {
  if (p.by !== "cost") return null;
  const {ranked, ...summary} = summarized(scoresOf(p, data));
  const {threshold} = cheapest({ranked, ...summary}, mixOf(p, ranked).weights, p.beta, p.cost);
  const [from, to] = thresholdRange;
  if (threshold === Number.POSITIVE_INFINITY) return to;
  // All thresholds down to the next score make the same calls: one of them lies on the parameter's grid, mostly.
  const wish = thresholdParam(p, data, {score: threshold});
  const {step} = params.threshold;
  return isOwn(p, data) ? wish : Math.max(from, from + Math.floor((wish - from) / step + 1e-9) * step);
}

/** The share of positives among the reader's own cases where these count as they are; null where the reader sets it. */
export const ownPrevalence = (p: Params, data: Data): number | null =>
  data && p.cases === "own" ? data.positives.length / (data.positives.length + data.negatives.length) : null;

/** The score whose point on the curve lies nearest to (x, y) in the unit square: for dragging along the curve. */
export function nearestOn(
  result: Result,
  curve: "roc" | "pr",
  p: Params,
  data: Data,
  x: number,
  y: number
): number {
  const {ranked, rocAt, prAt} = summarized(scoresOf(p, data));
  const line = result[curve];
  const offset = curve === "roc" ? 1 : 0;
  let best = Number.POSITIVE_INFINITY;
  let nearest = 0;
  for (let i = offset; i < line.x.length; ++i) {
    const d = (line.x[i] - x) ** 2 + (line.y[i] - y) ** 2;
    if (d < best) {
      best = d;
      nearest = i;
    }
  }
  return ranked.thresholds[(curve === "roc" ? rocAt : prAt)[nearest - offset]];
}
