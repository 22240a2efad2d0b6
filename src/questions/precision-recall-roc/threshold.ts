import {type Params, type Result, scoresOf, summarized, thresholdRange} from "./model.js";
import type {Data} from "./own.js";
import {percentileOf, scoreAt} from "./place.js";

/**
 * The `threshold` parameter that puts the threshold at a place on the axis (in its units), or at a score: the inverse of what
 * `model` does with the parameter, up to the parameter's grid.
 */
export function thresholdParam(p: Params, data: Data, at: {place: number} | {score: number}): number {
  const scores = scoresOf(p, data);
  const {ranked} = summarized(scores);
  const own = scores === data;
  const [from, to] = thresholdRange;
  const score = "score" in at ? at.score : p.axis === "score" ? at.place : scoreAt(ranked, at.place);
  if (!own) return Math.min(to, Math.max(from, score));
  const percentile = "place" in at && p.axis === "percentile" ? at.place : percentileOf(ranked, score);
  return from + ((to - from) * percentile) / 100;
}

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
