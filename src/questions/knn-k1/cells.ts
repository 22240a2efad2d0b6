import {Delaunay} from "d3-delaunay";
import {unscale} from "../../ml/scaling.js";
import type {Fitted} from "./fitted.js";
import type {Extent} from "./points.js";

/** The Voronoi cells in view: where 1-NN copies one point's label. Euclidean. */
export interface Cells {
  /** x, y of the corners, cell after cell, in the points' units. */
  corners: Float64Array;
  /** Cell i has the corners start[i] … start[i + 1] − 1. */
  start: Int32Array;
  /** The point whose cell it is: of points in the same place the first. */
  owner: Int32Array;
}

/** The diagram of all points that have a place of their own (Voronoi 1908; by Delaunay triangulation). */
export function cellsOf({x, y, sx, sy}: Fitted, [x0, x1, y0, y1]: Extent): Cells {
  const first = new Map<string, number>();
  for (let i = 0; i < x.length; ++i) {
    const key = `${x[i]},${y[i]}`;
    if (!first.has(key)) first.set(key, i);
  }
  const owners = [...first.values()];
  const flat = new Float64Array(2 * owners.length);
  owners.forEach((i, j) => {
    flat[2 * j] = x[i];
    flat[2 * j + 1] = y[i];
  });
  const bounds: [number, number, number, number] = [
    (x0 - sx.center) / sx.scale,
    (y0 - sy.center) / sy.scale,
    (x1 - sx.center) / sx.scale,
    (y1 - sy.center) / sy.scale
  ];
  const voronoi = new Delaunay(flat).voronoi(bounds);
  const corners: number[] = [];
  const start = [0];
  const owner: number[] = [];
  owners.forEach((i, j) => {
    const polygon = voronoi.cellPolygon(j);
    if (!polygon) return;
    // The polygon's last corner repeats its first.
    for (const [px, py] of polygon.slice(0, -1)) corners.push(unscale(px, sx), unscale(py, sy));
    start.push(corners.length / 2);
    owner.push(i);
  });
  return {corners: Float64Array.from(corners), start: Int32Array.from(start), owner: Int32Array.from(owner)};
}
