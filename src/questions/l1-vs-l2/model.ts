import {ballOutline, type Point} from "../../ml/ball-edge.js";
import {isConvex, kink, type Penalty} from "../../ml/bridge-penalty.js";
import {type BallOptimum, ballOptimum, gradient, type Quadratic} from "../../ml/norm-ball.js";
import {penalizedOptimum} from "../../ml/penalized-optimum.js";
import {area, type ZeroRegion, zeroRegions} from "../../ml/zero-region.js";
import {type CursorFits, cursorFits} from "./cursor.js";
import type {PathData} from "./data.json.js";
import {type ScalarView, scalarView} from "./scalar.js";

/** Half the width of the frame of weights: w₁ and w₂ run from −FRAME to FRAME. */
export const FRAME = 3;

export interface Params {
  /** w*, the optimum without a penalty */
  readonly center: Point;
  /** the budget t: the largest weight that the ball allows alone */
  readonly t: number;
  /** the penalty's exponent */
  readonly p: number;
  /** the part of the penalty that is squared instead */
  readonly mix: number;
  /** correlation of the two features */
  readonly rho: number;
  /** λ of the cursor on the table's paths */
  readonly lambda: number;
}

export interface Result {
  params: Params;
  optimum: BallOptimum;
  /** how many of the two weights are exactly 0 */
  zeros: number;
  /** the penalized problem at the optimum's λ has its minimum at the same w */
  dual: {w: Point; agrees: boolean};
  convex: boolean;
  /** the ball's edge, closed */
  outline: Point[];
  regions: ZeroRegion[];
  /** the part of the frame whose optima get an exact 0 */
  shaded: number;
  scalar: ScalarView;
  /** null without the table */
  paths: CursorFits | null;
}

/** The loss's matrix XᵀX/n for two standardized features. */
export function correlation(rho: number): Quadratic {
  return [1, rho, 1];
}

interface Shape {
  key: string;
  outline: Point[];
  regions: ZeroRegion[];
  shaded: number;
}
let shape: Shape | null = null;

/** What depends on the ball and the ellipse's shape but not on w*: kept while w* is dragged. */
function shapeOf(A: Quadratic, penalty: Penalty, t: number): Shape {
  const key = [A[1], penalty.p, penalty.mix, t].join();
  if (shape?.key === key) return shape;
  const regions = zeroRegions(A, penalty, t, FRAME);
  const shaded = regions.reduce((s, {polygon}) => s + area(polygon), 0) / (2 * FRAME) ** 2;
  shape = {key, outline: ballOutline(penalty, t), regions, shaded};
  return shape;
}

/** All that the figure shows. */
export function model(params: Params, data: PathData | null): Result {
  const {center, t, rho} = params;
  const penalty: Penalty = {p: params.p, mix: params.mix};
  const A = correlation(rho);
  const optimum = ballOptimum(A, center, penalty, t);
  const {w, lambda} = optimum;
  const dualW = lambda > 0 ? penalizedOptimum(A, center, penalty, lambda) : w;
  const g = gradient(A, center, w);
  const {outline, regions, shaded} = shapeOf(A, penalty, t);
  return {
    params,
    optimum,
    zeros: Number(w[0] === 0) + Number(w[1] === 0),
    dual: {w: dualW, agrees: Math.hypot(dualW[0] - w[0], dualW[1] - w[1]) < 1e-8},
    convex: isConvex(penalty),
    outline,
    regions,
    shaded: kink(penalty) === 0 ? 0 : shaded,
    scalar: scalarView(penalty, lambda, [w[0] - g[0], w[1] - g[1]], w),
    paths: data && cursorFits(data, params.lambda)
  };
}
