import {kink, penaltyValue, shrink} from "../../ml/bridge-penalty.js";
import type {Room} from "./params.js";

/** What holds at every setting. */
export const invariants: Room["Figure"]["invariants"] = {
  "ŵ is stationary on the ball": ({result: {optimum}}) => optimum.kkt <= 1e-9 * Math.max(1, optimum.lambda),
  "ŵ spends no more than the budget": ({params: {t}, result: {optimum, penalty}}) => {
    const spent = optimum.w.reduce((sum, w) => sum + penaltyValue(penalty, Math.abs(w)), 0);
    return spent <= penaltyValue(penalty, t) * (1 + 1e-12);
  },
  "a convex ball has one optimum": ({result: {convex, optimum}}) => !convex || optimum.minima.length === 1,
  "within the budget nothing is changed": ({params: {center}, result: {optimum}}) =>
    optimum.kind !== "inside" || (optimum.lambda === 0 && optimum.w.every((w, j) => w === center[j])),
  "where the ball is convex, λ gives the same ŵ": ({result: {convex, dual}}) => !convex || dual.agrees,
  "each weight is the scalar answer to its z, where the ball is convex": ({result}) =>
    !result.convex ||
    result.scalar.dots.every(
      ([z, w]) => Math.abs(shrink(result.penalty, z, result.scalar.lambda) - w) < 1e-8
    ),
  "a zone has an area only where the penalty has a kink at 0": ({result: {shape, penalty}}) =>
    shape.shaded >= 0 && shape.shaded <= 1 && (kink(penalty) > 0 || shape.shaded === 0),
  "ridge keeps all twelve weights": ({result: {twelve}}) => !twelve || twelve.fits.ridge.zeros === 0,
  "the one-standard-error rule never takes a smaller λ": ({result: {twelve}}) =>
    !twelve || twelve.oneSe.lambda >= twelve.least.lambda
};
