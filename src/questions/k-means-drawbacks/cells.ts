import type {Scaling} from "../../ml/scaling.js";
import type {Extent} from "./worlds.js";

/** Corners of a convex polygon, x and y by turns. */
export type Polygon = number[];

/**
 * The part of the view that is nearest to each centroid, by clipping the view with one half-plane a rival: k is small.
 * With standardized axes nearness is that of the scaled plane; the edges are straight all the same.
 *
 * @param centroids row-major k × 2 in the view's units
 * @returns one polygon a centroid, empty where it has no part of the view; of centroids in one place only the first has one
 */
export function cellsOf(
  centroids: Float64Array,
  [x0, x1, y0, y1]: Extent,
  scaling: readonly [Scaling, Scaling]
): Polygon[] {
  const k = centroids.length / 2;
  const [wx, wy] = scaling.map(({scale}) => 1 / scale ** 2);
  const cells: Polygon[] = [];
  for (let a = 0; a < k; ++a) {
    const [ax, ay] = [centroids[2 * a], centroids[2 * a + 1]];
    let cell: Polygon = [x0, y0, x1, y0, x1, y1, x0, y1];
    for (let b = 0; b < k && cell.length; ++b) {
      if (b === a) continue;
      const [dx, dy] = [centroids[2 * b] - ax, centroids[2 * b + 1] - ay];
      if (dx === 0 && dy === 0) {
        if (b < a) cell = [];
        continue;
      }
      // ‖x − a‖² ≤ ‖x − b‖² is a half-plane, bounded where x is as far from a as from b.
      const [mx, my] = [ax + dx / 2, ay + dy / 2];
      cell = clip(cell, (x, y) => wx * dx * (x - mx) + wy * dy * (y - my));
    }
    cells.push(cell);
  }
  return cells;
}

/** The part of a convex polygon where an affine function is not above 0. */
function clip(polygon: Polygon, side: (x: number, y: number) => number): Polygon {
  const out: Polygon = [];
  for (let i = 0; i < polygon.length; i += 2) {
    const [x, y] = [polygon[i], polygon[i + 1]];
    const j = (i + 2) % polygon.length;
    const [u, v] = [polygon[j], polygon[j + 1]];
    const [s, t] = [side(x, y), side(u, v)];
    if (s <= 0) out.push(x, y);
    if (s < 0 !== t < 0 && s !== 0 && t !== 0) {
      const r = s / (s - t);
      out.push(x + r * (u - x), y + r * (v - y));
    }
  }
  return out;
}
