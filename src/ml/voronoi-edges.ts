import type {Delaunay} from "d3-delaunay";

type Bounds = readonly [x0: number, y0: number, x1: number, y1: number];

/**
 * The pairs of places whose Voronoi cells share an edge within the bounds. Edges shorter than `shortest` join nothing:
 * where four places lie on one circle their cells meet in a corner, whichever way the triangulation cut it.
 */
export function visibleNeighbors(
  {points, triangles, halfedges}: Delaunay<unknown>,
  bounds: Bounds,
  shortest: number
): [number, number][] {
  const n = points.length / 2;
  if (n < 2) return [];
  // Two places make no triangle; their one edge is in view wherever both cells are.
  if (n === 2) return [[0, 1]];
  const count = triangles.length / 3;
  const cx = new Float64Array(count);
  const cy = new Float64Array(count);
  for (let t = 0; t < count; ++t) {
    const [a, b, c] = [triangles[3 * t], triangles[3 * t + 1], triangles[3 * t + 2]];
    const dx = points[2 * b] - points[2 * a];
    const dy = points[2 * b + 1] - points[2 * a + 1];
    const ex = points[2 * c] - points[2 * a];
    const ey = points[2 * c + 1] - points[2 * a + 1];
    const area = 2 * (dx * ey - dy * ex);
    const [d, e] = [dx * dx + dy * dy, ex * ex + ey * ey];
    cx[t] = points[2 * a] + (ey * d - dy * e) / area;
    cy[t] = points[2 * a + 1] + (dx * e - ex * d) / area;
  }
  const pairs: [number, number][] = [];
  for (let e = 0; e < triangles.length; ++e) {
    const twin = halfedges[e];
    if (twin >= 0 && twin < e) continue;
    const t = Math.floor(e / 3);
    const a = triangles[e];
    const b = triangles[e % 3 === 2 ? e - 2 : e + 1];
    let dx: number;
    let dy: number;
    let far = 1;
    if (twin >= 0) {
      dx = cx[Math.floor(twin / 3)] - cx[t];
      dy = cy[Math.floor(twin / 3)] - cy[t];
    } else {
      // An edge of the hull: a ray outwards, away from the triangle's third corner.
      dx = points[2 * b + 1] - points[2 * a + 1];
      dy = points[2 * a] - points[2 * b];
      const c = triangles[e - (e % 3) + ((e + 2) % 3)];
      const inward = dx * (points[2 * c] - points[2 * a]) + dy * (points[2 * c + 1] - points[2 * a + 1]);
      const scale = (inward > 0 ? -1 : 1) / Math.hypot(dx, dy);
      dx *= scale;
      dy *= scale;
      far = Infinity;
    }
    if (lengthWithin(cx[t], cy[t], dx, dy, far, bounds) > shortest) pairs.push([a, b]);
  }
  return pairs;
}

/** How much of the line from (x, y) along (dx, dy), as far as `far` times that, lies within (Liang & Barsky 1984). */
function lengthWithin(
  x: number,
  y: number,
  dx: number,
  dy: number,
  far: number,
  [x0, y0, x1, y1]: Bounds
): number {
  let from = 0;
  let to = far;
  for (const [at, d, low, high] of [
    [x, dx, x0, x1],
    [y, dy, y0, y1]
  ]) {
    if (d === 0) {
      if (at <= low || at >= high) return 0;
      continue;
    }
    const a = (low - at) / d;
    const b = (high - at) / d;
    from = Math.max(from, Math.min(a, b));
    to = Math.min(to, Math.max(a, b));
  }
  return to > from ? (to - from) * Math.hypot(dx, dy) : 0;
}
