import type {KdTree} from "../../ml/kdtree.js";
import {type Metric, Neighbors} from "../../ml/neighbors.js";
import type {Cells} from "./cells.js";
import type {Fitted} from "./fitted.js";
import {type Extent, editable, type PointsParams} from "./points.js";

/** Where a point's nearest neighbors all have another class, it lies deep among that class. */
export const deep = 15;

/** The point that the picture is about, and what makes it so. */
export interface Focus {
  /** Its index in the table. */
  point: number;
  /** How many of its `among` nearest other points have its class. */
  alike: number;
  among: number;
  /** How many cells its region has at k = 1: an island of its own has one. Null where there are no cells. */
  island: number | null;
}

/** For each point, how many of its nearest others have its class. */
export function alikeOf(
  {x, y, label, tree}: {x: Float64Array; y: Float64Array; label: Int32Array; tree: KdTree},
  metric: Metric
): Int32Array {
  const neighbors = new Neighbors(tree, {k: deep, metric, weights: "uniform"});
  return Int32Array.from(label, (c, i) => {
    const found = neighbors.nearest(x[i], y[i], i);
    let alike = 0;
    for (let j = 0; j < found; ++j) if (label[neighbors.ids[j]] === c) ++alike;
    return alike;
  });
}

/**
 * The point whose label was changed last, else the one moved last, else among those in view the one that has the
 * fewest of its kind around it (of several the first). Null for tables that are drawn in part only.
 */
export function focusOf(
  fitted: Fitted,
  alike: Int32Array | null,
  [x0, x1, y0, y1]: Extent,
  {moved, flipped}: Pick<PointsParams, "moved" | "flipped">,
  cells: Cells | null
): Focus | null {
  const n = fitted.label.length;
  if (n > editable || n === 0 || !alike) return null;
  const {sx, sy} = fitted;
  const edits = [...moved, ...flipped].map(([i]) => i).filter((i) => i < n);
  let point = edits.at(-1) ?? -1;
  if (point < 0) {
    for (let i = 0; i < n; ++i) {
      const x = fitted.x[i] * sx.scale + sx.center;
      const y = fitted.y[i] * sy.scale + sy.center;
      if (x < x0 || x > x1 || y < y0 || y > y1) continue;
      if (point < 0 || alike[i] < alike[point]) point = i;
    }
  }
  if (point < 0) return null;
  const cell = cells ? cells.owner.indexOf(point) : -1;
  return {
    point,
    alike: alike[point],
    among: Math.min(deep, n - 1),
    island: cells && cell >= 0 ? cells.size[cells.region[cell]] : null
  };
}
