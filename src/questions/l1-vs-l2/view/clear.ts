import type {Box} from "../../../figure/contract.js";
import type {Scale} from "../../../marks/scale.js";
import type {Point} from "../../../ml/ball-edge.js";
import {penaltyValue} from "../../../ml/bridge-penalty.js";
import {FRAME} from "../model.js";
import type {Here} from "../params.js";
import {contourRadius, MULTIPLES} from "./contours.js";
import {ASCENT, type Spot} from "./spots.js";

/** The plane of the two weights: its scales and its frame, in the picture's units. */
export interface Plane {
  x: Scale;
  y: Scale;
  at: Box;
}

/** What lies in the plane, as far as words must keep off it. */
export interface Scenery {
  /** How many lines run through words of this width at this spot, and ten for a mark or other words that they cover. */
  cost(spot: Spot, width: number, off?: {ball?: boolean}): number;
  /** Words stand here now. */
  take(spot: Spot, width: number): void;
}

type Rect = [left: number, top: number, right: number, bottom: number];
const DESCENT = 4;
const COVER = 10;
const OUTSIDE = 100;

/** @param marks circles that words must not cover: center and radius, in the picture's units */
export function sceneryOf(
  {params, result}: Here,
  plane: Plane,
  marks: readonly (readonly [x: number, y: number, radius: number])[]
): Scenery {
  const {at} = plane;
  const {center, rho, shade} = params;
  const {optimum, regions} = result;
  const radius = contourRadius(result);
  const budget = penaltyValue(params, params.t);
  const taken: Rect[] = [];
  const segments: (readonly [Point, Point])[] = [
    [center, optimum.w],
    [
      [-FRAME, 0],
      [FRAME, 0]
    ],
    [
      [0, -FRAME],
      [0, FRAME]
    ],
    ...(shade ? regions.flatMap(({ray}) => (ray ? [ray] : [])) : [])
  ];

  /** Between which contours a place lies: how many of them it is outside of. */
  const band = ([a, b]: Point): number => {
    const [d0, d1] = [a - center[0], b - center[1]];
    const r = Math.sqrt(d0 * d0 + 2 * rho * d0 * d1 + d1 * d1) / radius;
    let outside = 0;
    for (const k of MULTIPLES) if (k < r) ++outside;
    return outside;
  };
  const inBall = ([a, b]: Point): number =>
    Number(penaltyValue(params, Math.abs(a)) + penaltyValue(params, Math.abs(b)) <= budget);
  return {
    cost(spot, width, {ball = true} = {}) {
      const rect = rectOf(spot, width);
      const [left, top, right, bottom] = rect;
      let cost = 0;
      if (left < at.x + 2 || right > at.x + at.width - 2 || top < at.y + 2 || bottom > at.y + at.height - 2)
        cost += OUTSIDE;
      for (const [cx, cy, r] of marks) {
        const dx = cx - Math.min(right, Math.max(left, cx));
        const dy = cy - Math.min(bottom, Math.max(top, cy));
        if (dx * dx + dy * dy < r * r) cost += COVER;
      }
      for (const [l, t, r, b] of taken) if (left < r && l < right && top < b && t < bottom) cost += COVER;
      const places = samples(rect, plane);
      cost += spread(places, band);
      if (ball) cost += spread(places, inBall);
      for (const segment of segments) if (crosses(segment, places)) cost += 1;
      return cost;
    },
    take: (spot, width) => {
      taken.push(rectOf(spot, width));
    }
  };
}

function rectOf({x, y, anchor}: Spot, width: number): Rect {
  const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  return [left, y - ASCENT, left + width, y + DESCENT];
}

/** Weights at places all over a rectangle, close enough that no line of the picture slips between them. */
function samples([left, top, right, bottom]: Rect, {at}: Plane): Point[] {
  const unit = at.width / (2 * FRAME);
  const columns = Math.max(2, Math.ceil((right - left) / 7));
  const out: Point[] = [];
  for (let i = 0; i <= columns; ++i) {
    const a = (left + ((right - left) * i) / columns - at.x) / unit - FRAME;
    for (let k = 0; k <= 2; ++k) {
      out.push([a, FRAME - (top + ((bottom - top) * k) / 2 - at.y) / unit]);
    }
  }
  return out;
}

function spread(places: readonly Point[], of: (place: Point) => number): number {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const place of places) {
    const value = of(place);
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return high - low;
}

/** Whether places lie on both sides of a segment, of those that lie beside it. */
function crosses([a, b]: readonly [Point, Point], places: readonly Point[]): boolean {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = dx * dx + dy * dy;
  if (length === 0) return false;
  let [one, other] = [false, false];
  for (const [x, y] of places) {
    const along = ((x - a[0]) * dx + (y - a[1]) * dy) / length;
    if (along < 0 || along > 1) continue;
    const side = (x - a[0]) * dy - (y - a[1]) * dx;
    if (side >= 0) one = true;
    if (side <= 0) other = true;
  }
  return one && other;
}
