import type {Point} from "../../ml/ball-edge.js";
import {isConvex, type Penalty, penaltyValue, shrink} from "../../ml/bridge-penalty.js";
import {type BallOptimum, type Quadratic, quadraticLoss} from "../../ml/norm-ball.js";
import {penalizedOptimum} from "../../ml/penalized-optimum.js";

/** The penalized problem's optimum at the ball's λ, and whether it is the ball's. */
export interface Dual {
  w: Point;
  agrees: boolean;
}

/** A has ones on its diagonal. */
export function dualOf(A: Quadratic, center: Point, penalty: Penalty, {w, kind, lambda}: BallOptimum): Dual {
  if (kind === "inside" || (isConvex(penalty) && !(lambda > 0))) return {w, agrees: true};
  const descended = penalizedOptimum(A, center, penalty, lambda);
  if (isConvex(penalty))
    return {w: descended, agrees: Math.hypot(descended[0] - w[0], descended[1] - w[1]) < 1e-8};
  const total = (v: Point): number =>
    quadraticLoss(A, center, v) + lambda * v.reduce((sum, x) => sum + penaltyValue(penalty, Math.abs(x)), 0);
  // Descent one weight at a time can pass by the best places on the axes, which are scalar answers, and by ŵ itself.
  const others: Point[] = [
    descended,
    [shrink(penalty, center[0] + A[1] * center[1], lambda), 0],
    [0, shrink(penalty, center[1] + A[1] * center[0], lambda)]
  ];
  const best = others.reduce((a, b) => (total(b) < total(a) ? b : a));
  return total(best) < total(w) - 1e-12 ? {w: best, agrees: false} : {w, agrees: true};
}
