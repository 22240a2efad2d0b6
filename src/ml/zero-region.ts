import {arcPoint, HALF_ARCS, halfArc, type Point} from "./ball-edge.js";
import {isConvex, kink, type Penalty, penaltySlope} from "./bridge-penalty.js";
import type {Quadratic} from "./norm-ball.js";

/** Where the unconstrained optimum w* must lie for the ball's optimum to be one vertex: there a weight is exactly 0. */
export interface ZeroRegion {
  vertex: Point;
  /** the weight that is 0: index 0 or 1 */
  weight: 0 | 1;
  /** convex polygon within the frame; empty when only `ray` is left or nothing is in the frame */
  polygon: Point[];
  /** for penalties without a kink at 0 the region is a ray, of no width: from the vertex to the frame's edge */
  ray: [Point, Point] | null;
}

/** The part of a convex polygon with a·x ≤ b. */
export function clip(polygon: readonly Point[], a: Point, b: number): Point[] {
  const out: Point[] = [];
  for (let k = 0; k < polygon.length; ++k) {
    const x = polygon[k];
    const y = polygon[(k + 1) % polygon.length];
    const sx = a[0] * x[0] + a[1] * x[1] - b;
    const sy = a[0] * y[0] + a[1] * y[1] - b;
    if (sx <= 0) out.push(x);
    if (sx < 0 !== sy < 0 && sx !== 0 && sy !== 0) {
      const f = sx / (sx - sy);
      out.push([x[0] + f * (y[0] - x[0]), x[1] + f * (y[1] - x[1])]);
    }
  }
  return out;
}

/** The area of a polygon. */
export function area(polygon: readonly Point[]): number {
  let s = 0;
  for (let k = 0; k < polygon.length; ++k) {
    const x = polygon[k];
    const y = polygon[(k + 1) % polygon.length];
    s += x[0] * y[1] - x[1] * y[0];
  }
  return Math.abs(s) / 2;
}

/** Points of the ball's edge, dense toward the vertices, and these themselves: all that a vertex competes with. */
function edge(penalty: Penalty, t: number, steps: number): Point[] {
  const {u, v} = halfArc(
    penalty,
    t,
    Float64Array.from({length: steps + 1}, (_, k) => (k / steps) ** 3)
  );
  return HALF_ARCS.flatMap((arc) => Array.from(u, (uk, k) => arcPoint(arc, uk, v[k])));
}

/**
 * The four regions, in the frame |w*₁|, |w*₂| ≤ `extent`.
 *
 * The loss is a squared distance (in A's metric), so a vertex V wins over a point s of the ball exactly where w*
 * is on V's side of their bisector, and its region is the intersection of half planes: V's Voronoi cell, and
 * convex. For a convex ball the cell is closed form: the normal cone |g_j| ≤ g_i φ′(0⁺)/φ′(t), carried through A⁻¹. For p < 1
 * the cell is cut out by points of the edge, `steps` a half arc.
 */
export function zeroRegions(
  A: Quadratic,
  penalty: Penalty,
  t: number,
  extent: number,
  steps = 72
): ZeroRegion[] {
  const box: Point[] = [
    [-extent, -extent],
    [extent, -extent],
    [extent, extent],
    [-extent, extent]
  ];
  const convex = isConvex(penalty);
  const rivals = convex ? [] : edge(penalty, t, steps);
  return ([0, 1] as const).flatMap((i) => {
    const V: Point = i === 0 ? [t, 0] : [0, t];
    const weight = (1 - i) as 0 | 1;
    const cone = kink(penalty) / penaltySlope(penalty, t);
    const rows: [Point, Point] = [
      [A[0], A[1]],
      [A[1], A[2]]
    ];
    let polygon: Point[] = t < extent ? box : [];
    let ray: [Point, Point] | null = null;
    if (cone === 0) {
      polygon = [];
      ray = t < extent ? toFrame(V, i === 0 ? [A[2], -A[1]] : [-A[1], A[0]], extent) : null;
    } else if (convex) {
      for (const side of [1, -1]) {
        const a: Point = [
          side * rows[weight][0] - cone * rows[i][0],
          side * rows[weight][1] - cone * rows[i][1]
        ];
        polygon = clip(polygon, a, a[0] * V[0] + a[1] * V[1]);
      }
    } else {
      polygon = clip(polygon, [-rows[i][0], -rows[i][1]], -(rows[i][0] * V[0] + rows[i][1] * V[1]));
      for (const s of rivals) {
        if (s[0] === V[0] && s[1] === V[1]) continue;
        const d: Point = [s[0] - V[0], s[1] - V[1]];
        const a: Point = [A[0] * d[0] + A[1] * d[1], A[1] * d[0] + A[2] * d[1]];
        const mid: Point = [(s[0] + V[0]) / 2, (s[1] + V[1]) / 2];
        polygon = clip(polygon, a, a[0] * mid[0] + a[1] * mid[1]);
      }
    }
    const flip = (x: Point): Point => [-x[0], -x[1]];
    return [
      {vertex: V, weight, polygon, ray},
      {vertex: flip(V), weight, polygon: polygon.map(flip), ray: ray && [flip(ray[0]), flip(ray[1])]}
    ];
  });
}

/** The segment from x along d to the frame's edge. */
function toFrame(x: Point, d: Point, extent: number): [Point, Point] {
  const reach = (k: 0 | 1): number =>
    d[k] === 0 ? Number.POSITIVE_INFINITY : (Math.sign(d[k]) * extent - x[k]) / d[k];
  const f = Math.min(reach(0), reach(1));
  return [x, [x[0] + f * d[0], x[1] + f * d[1]]];
}
