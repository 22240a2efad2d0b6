import {sigmoid} from "../../ml/activations.js";
import {marginLosses} from "../../ml/margin-losses.js";
import type {Fits, Linear} from "./fits.js";
import type {Points} from "./points.js";

/** What one classifier makes of one point. */
export interface Seen {
  /** f(x), m = y f(x), ℓ(m) and −ℓ′(m). */
  score: number;
  margin: number;
  loss: number;
  force: number;
}

/** The point that is followed, in both losses. */
export interface Followed {
  point: number;
  /** −1 or 1. */
  y: number;
  /** Whether it is among the rows that are fitted. */
  fitted: boolean;
  svm: Seen;
  logistic: Seen;
  /** σ(f) of the logistic score: the probability of y = 1; and σ(−f), which does not lose the digits of a small one. */
  p: number;
  rest: number;
  /** −[y ln p + (1 − y) ln(1 − p)] with y coded 0 and 1. */
  crossEntropy: number;
}

/** Whether a margin is 1, up to rounding. */
export const onKink = (margin: number): boolean => Math.abs(margin - 1) < 1e-9;

/** Whom to follow where the reader has not said: the outlier, or who holds the SVM's margin hardest. */
export function firstFollowed(
  {svm: {force, margin}}: Fits,
  kept: ArrayLike<number>,
  outlier: number
): number {
  if (outlier >= 0) return outlier;
  let best = 0;
  // Between 0 and 1 the force is that of a point on the margin itself.
  const rank = (k: number) =>
    force[k] > 0 && force[k] < 1 ? 1 + force[k] * (1 - force[k]) : -Math.abs(margin[k] - 1);
  for (let k = 1; k < force.length; ++k) if (rank(k) > rank(best)) best = k;
  return kept[best];
}

export function followedOf(
  points: Points,
  {svm, logistic}: Fits,
  kept: ArrayLike<number>,
  point: number
): Followed {
  const label = points.label[point];
  const y = 2 * label - 1;
  const k = Array.prototype.indexOf.call(kept, point);
  const seen = ({w, b, force}: Linear, {value, slope}: (typeof marginLosses)["hinge"]): Seen => {
    const score = w[0] * points.x[point] + w[1] * points.y[point] + b;
    const margin = y * score;
    return {score, margin, loss: value(margin), force: k < 0 ? -slope(margin) : force[k]};
  };
  const [a, b] = [seen(svm, marginLosses.hinge), seen(logistic, marginLosses.logistic)];
  // On the margin any force between 0 and 1, both included, may balance the rest: what rounding leaves of a loss is none.
  if (onKink(a.margin)) a.loss = 0;
  const [p, rest] = [sigmoid(b.score), sigmoid(-b.score)];
  // −y ln p − (1 − y) ln(1 − p): one of the two terms is 0.
  const crossEntropy = label ? minusLog(p, rest, b.score) : minusLog(rest, p, -b.score);
  return {point, y, fitted: k >= 0, svm: a, logistic: b, p, rest, crossEntropy};
}

/** −ln p, for p = σ(f) next to 0 and to 1 too, where p itself has lost its digits. */
function minusLog(p: number, rest: number, f: number): number {
  if (p > 0.5) return -Math.log1p(-rest);
  return p > 0 ? -Math.log(p) : -f;
}
