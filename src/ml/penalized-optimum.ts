import type {Point} from "./ball-edge.js";
import {isConvex, type Penalty, penaltyInverse, penaltyValue, shrink} from "./bridge-penalty.js";
import {type Quadratic, quadraticLoss} from "./norm-ball.js";

/**
 * The other side of the duality: minimizes ½ (w − w*)ᵀA(w − w*) + λ Σφ(|w|) by coordinate descent, each step the
 * scalar answer. For p ≥ 1 the minimum is the only one; for p < 1 the best of descents from four starts is returned.
 */
export function penalizedOptimum(A: Quadratic, center: Point, penalty: Penalty, lambda: number): Point {
  const starts: Point[] = isConvex(penalty) ? [center] : [center, [center[0], 0], [0, center[1]], [0, 0]];
  let best: Point = [0, 0];
  let lowest = Number.POSITIVE_INFINITY;
  for (const start of starts) {
    let [w0, w1] = start;
    for (let sweep = 0; sweep < 5000; ++sweep) {
      const n0 = shrink(penalty, center[0] + (A[1] / A[0]) * (center[1] - w1), lambda / A[0]);
      const n1 = shrink(penalty, center[1] + (A[1] / A[2]) * (center[0] - n0), lambda / A[2]);
      const moved = Math.abs(n0 - w0) + Math.abs(n1 - w1);
      w0 = n0;
      w1 = n1;
      if (moved <= 1e-16) break;
    }
    const w: Point = [w0, w1];
    const total =
      quadraticLoss(A, center, w) +
      lambda * (penaltyValue(penalty, Math.abs(w0)) + penaltyValue(penalty, Math.abs(w1)));
    if (total < lowest) {
      lowest = total;
      best = w;
    }
  }
  return best;
}

/** The budget t that the penalized optimum at λ spends: the ball on whose edge it lies. */
export function budgetOf(A: Quadratic, center: Point, penalty: Penalty, lambda: number): number {
  const w = penalizedOptimum(A, center, penalty, lambda);
  return penaltyInverse(
    penalty,
    penaltyValue(penalty, Math.abs(w[0])) + penaltyValue(penalty, Math.abs(w[1]))
  );
}
