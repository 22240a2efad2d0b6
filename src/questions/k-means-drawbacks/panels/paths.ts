import {tenth} from "../../../marks/format.js";
import type {Plot} from "../../../marks/plot.js";
import {cellsOf} from "../cells.js";
import type {Points} from "../points.js";
import {type Declared, marks, openDot} from "./marks.js";

/** Writes places of a plot's values as paths have them. */
const placeIn =
  ({x, y}: Plot<Declared>) =>
  (px: number, py: number): string =>
    `${tenth(x(px))},${tenth(y(py))}`;

/** The outline of each centroid's cell; empty where it has no part of the view. */
export function outlinesIn(plot: Plot<Declared>, {scaling}: Points, centroids: Float64Array): string[] {
  const place = placeIn(plot);
  return cellsOf(centroids, [...plot.x.domain(), ...plot.y.domain()], scaling).map((cell) => {
    let d = "";
    for (let q = 0; q < cell.length; q += 2) d += `${q ? "L" : "M"}${place(cell[q], cell[q + 1])}`;
    return d && `${d}z`;
  });
}

/** The edges between cells: where a cell ends at the picture's border, nothing is divided. */
export function edgesIn(plot: Plot<Declared>, {scaling}: Points, centroids: Float64Array): string {
  const place = placeIn(plot);
  const [[x0, x1], [y0, y1]] = [plot.x.domain(), plot.y.domain()];
  let d = "";
  for (const cell of cellsOf(centroids, [x0, x1, y0, y1], scaling))
    for (let q = 0; q < cell.length; q += 2) {
      const r = (q + 2) % cell.length;
      const [x, y, u, v] = [cell[q], cell[q + 1], cell[r], cell[r + 1]];
      if ((x === u && (x === x0 || x === x1)) || (y === v && (y === y0 || y === y1))) continue;
      d += `M${place(x, y)}L${place(u, v)}`;
    }
  return d;
}

/** One path a mark, and a last one for points that have none. */
export function pointsIn(plot: Plot<Declared>, {X, n}: Points, marked: Uint8Array | null): string[] {
  const place = placeIn(plot);
  const paths = new Array<string>(marks.length + 1).fill("");
  for (let i = 0; i < n; ++i) {
    const j = marked ? marked[i] % marks.length : marks.length;
    paths[j] += `M${place(X[2 * i], X[2 * i + 1])}${marks[j]?.shape ?? openDot}`;
  }
  return paths;
}

/** A cross on each centroid. */
export function crossesIn(plot: Plot<Declared>, centroids: Float64Array): string {
  const place = placeIn(plot);
  let d = "";
  for (let q = 0; q < centroids.length; q += 2)
    d += `M${place(centroids[q], centroids[q + 1])}m-5,-5l10,10m0,-10l-10,10`;
  return d;
}

/** From where each centroid started through the places that it had. */
export function waysIn(plot: Plot<Declared>, centroids: readonly Float64Array[]): string {
  const place = placeIn(plot);
  let d = "";
  for (let q = 0; q < centroids[0].length; q += 2) {
    let at = "";
    for (const [s, c] of centroids.entries()) {
      const next = place(c[q], c[q + 1]);
      if (next !== at) d += `${s ? "L" : "M"}${next}`;
      at = next;
    }
  }
  return d;
}
