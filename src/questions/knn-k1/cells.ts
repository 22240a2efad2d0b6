import {Delaunay} from "d3-delaunay";
import {Components} from "../../ml/components.js";
import {unscale} from "../../ml/scaling.js";
import {visibleNeighbors} from "../../ml/voronoi-edges.js";
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
  /** Which region of one class each cell belongs to, 0 … regions − 1: exact, no grid is laid. */
  region: Int32Array;
  regions: number;
  /** How many cells each region has. */
  size: Int32Array;
}

/** An edge shorter than this share of the view joins nothing: what is left by rounding of cells that meet in a corner. */
const shortest = 1e-9;

/** The diagram of all points that have a place of their own (Voronoi 1908; by Delaunay triangulation). */
export function cellsOf({x, y, label, sx, sy}: Fitted, [x0, x1, y0, y1]: Extent): Cells {
  const first = new Map<string, number>();
  for (let i = 0; i < x.length; ++i) {
    const key = `${x[i]},${y[i]}`;
    if (!first.has(key)) first.set(key, i);
  }
  const owners = [...first.values()];
  // In units of the view's longer side, so that tolerances mean the same for every table.
  const left = (x0 - sx.center) / sx.scale;
  const low = (y0 - sy.center) / sy.scale;
  const width = (x1 - x0) / sx.scale;
  const height = (y1 - y0) / sy.scale;
  const unit = Math.max(width, height);
  const flat = new Float64Array(2 * owners.length);
  owners.forEach((i, j) => {
    flat[2 * j] = (x[i] - left) / unit;
    flat[2 * j + 1] = (y[i] - low) / unit;
  });
  const bounds: [number, number, number, number] = [0, 0, width / unit, height / unit];
  const delaunay = new Delaunay(flat);
  const voronoi = delaunay.voronoi(bounds);
  const corners: number[] = [];
  const start = [0];
  const cellOf = new Int32Array(owners.length).fill(-1);
  const owner: number[] = [];
  owners.forEach((i, j) => {
    const polygon = voronoi.cellPolygon(j);
    if (!polygon) return;
    // The polygon's last corner repeats its first.
    for (const [px, py] of polygon.slice(0, -1))
      corners.push(unscale(left + unit * px, sx), unscale(low + unit * py, sy));
    start.push(corners.length / 2);
    cellOf[j] = owner.length;
    owner.push(i);
  });

  const joined = new Components(owner.length);
  for (const [a, b] of visibleNeighbors(delaunay, bounds, shortest)) {
    const [i, j] = [cellOf[a], cellOf[b]];
    if (i >= 0 && j >= 0 && label[owner[i]] === label[owner[j]]) joined.join(i, j);
  }
  const number = new Map<number, number>();
  const region = Int32Array.from(owner, (_, i) => {
    const root = joined.find(i);
    if (!number.has(root)) number.set(root, number.size);
    return number.get(root) ?? 0;
  });
  const size = new Int32Array(number.size);
  for (const r of region) ++size[r];
  return {
    corners: Float64Array.from(corners),
    start: Int32Array.from(start),
    owner: Int32Array.from(owner),
    region,
    regions: size.length,
    size
  };
}
