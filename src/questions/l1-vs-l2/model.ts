import {ballOutline, type Point} from "../../ml/ball-edge.js";
import {isConvex, kink, type Penalty} from "../../ml/bridge-penalty.js";
import {type BallOptimum, ballOptimum, gradient, type Quadratic} from "../../ml/norm-ball.js";
import {remember} from "../../ml/remember.js";
import {area, type ZeroRegion, zeroRegions} from "../../ml/zero-region.js";
import {type Dual, dualOf} from "./dual.js";
import {FRAME, type Room} from "./params.js";
import {type ScalarView, scalarView} from "./scalar.js";
import {type TwelveWeights, twelveWeights} from "./twelve.js";

export type Params = Room["Params"];

export interface Result {
  penalty: Penalty;
  optimum: BallOptimum;
  /** How many of the two weights are exactly 0. */
  zeros: number;
  /** The penalized problem at the optimum's λ has its minimum at the same w. */
  dual: Dual;
  convex: boolean;
  shape: Shape;
  scalar: ScalarView;
  /** The table's fits; null while the two weights are shown. */
  twelve: TwelveWeights | null;
}

/** What depends on the ball and on the contours' shape but not on where w* is. */
export interface Shape {
  /** The ball's edge, closed: first weights, second weights. */
  outline: readonly [Float64Array, Float64Array];
  regions: ZeroRegion[];
  /** The part of the frame whose optima get an exact 0. */
  shaded: number;
}

/** The loss's matrix XᵀX/n for two standardized features. */
export const correlation = (rho: number): Quadratic => [1, rho, 1];

const penaltyOf = remember((p: number, mix: number): Penalty => ({p, mix}));

const shapeOf = remember((rho: number, penalty: Penalty, t: number): Shape => {
  const regions = zeroRegions(correlation(rho), penalty, t, FRAME);
  const shaded = regions.reduce((sum, {polygon}) => sum + area(polygon), 0) / (2 * FRAME) ** 2;
  const edge = ballOutline(penalty, t);
  return {
    outline: [Float64Array.from(edge, (w) => w[0]), Float64Array.from(edge, (w) => w[1])],
    regions,
    shaded: kink(penalty) === 0 ? 0 : shaded
  };
});

/** Half arcs meet on the diagonals, and each of the two finds the optimum that lies there. */
function distinct(optimum: BallOptimum): BallOptimum {
  const minima: BallOptimum["minima"] = [];
  for (const m of optimum.minima)
    if (minima.every(({w}) => Math.hypot(w[0] - m.w[0], w[1] - m.w[1]) > 1e-6)) minima.push(m);
  return {...optimum, minima};
}

const twoWeights = remember((center: Point, rho: number, penalty: Penalty, t: number) => {
  const A = correlation(rho);
  const optimum = distinct(ballOptimum(A, center, penalty, t));
  const {w, lambda} = optimum;
  const g = gradient(A, center, w);
  return {
    optimum,
    zeros: Number(w[0] === 0) + Number(w[1] === 0),
    dual: dualOf(A, center, penalty, optimum),
    convex: isConvex(penalty),
    scalar: scalarView(penalty, lambda, [w[0] - g[0], w[1] - g[1]], w)
  };
});

/** All that the figure shows. */
export function model(params: Params, data: Room["State"]["data"]): Result {
  const {center, t, rho, p, mix, view, lambda, method, seed} = params;
  const penalty = penaltyOf(p, mix);
  return {
    penalty,
    ...twoWeights(center, rho, penalty, t),
    shape: shapeOf(rho, penalty, t),
    twelve: view === "twelve" ? twelveWeights(data, lambda, method, seed) : null
  };
}
