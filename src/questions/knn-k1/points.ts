import {random} from "../../ml/random.js";
import {paddedExtent} from "../../ml/scaling.js";
import {type LabeledPoints, type World, type WorldName, world, worldNames} from "../../ml/worlds.js";

/** What the loader makes, and the reader's own table where there is one. */
export interface KnnData {
  iris: {x: readonly number[]; y: readonly number[]; label: readonly number[]; classes: readonly string[]};
  own?: LabeledPoints;
}

export type TableName = WorldName | "iris" | "own";

/** What decides which points the classifier is trained on. */
export interface PointsParams {
  readonly table: TableName;
  readonly n: number;
  readonly flip: number;
  readonly seed: number;
  /** Points moved by hand: [index, right, up], in thousandths of the view from its lower left corner. */
  readonly moved: readonly (readonly number[])[];
  /** Labels changed by hand: [index, class]. */
  readonly flipped: readonly (readonly number[])[];
}

/** Larger tables are drawn in part and cannot be edited point by point. */
export const editable = 2000;

export type Extent = readonly [x0: number, x1: number, y0: number, y1: number];

export interface Source {
  points: LabeledPoints;
  /** The world the points come from; null for a real table. */
  world: World | null;
  /** The part of the plane that is shown; it does not depend on edits. */
  extent: Extent;
}

const isWorld = (table: TableName): table is WorldName => (worldNames as readonly string[]).includes(table);

/** The points before any edit. A missing own table leaves the iris in its place. */
export function sourceOf(
  table: TableName,
  n: number,
  flip: number,
  seed: number,
  iris: KnnData["iris"],
  own: LabeledPoints | undefined
): Source {
  if (isWorld(table)) {
    const from = world(table, {flip});
    return {points: from.sample(n, random(seed)), world: from, extent: from.extent};
  }
  const points = table === "own" && own ? own : irisPoints(iris);
  return {
    points,
    world: null,
    extent: [...paddedExtent(points.x, 0.06), ...paddedExtent(points.y, 0.06)] as unknown as Extent
  };
}

/** How many points the setting has: the largest k. */
export function pointsIn(table: TableName, n: number, data: KnnData): number {
  if (isWorld(table)) return n;
  return table === "own" && data.own ? data.own.label.length : data.iris.label.length;
}

function irisPoints(iris: KnnData["iris"]): LabeledPoints {
  return {
    x: Float64Array.from(iris.x),
    y: Float64Array.from(iris.y),
    label: Int32Array.from(iris.label),
    classes: [...iris.classes],
    xName: "petal length (cm)",
    yName: "petal width (cm)"
  };
}

/** The points with the reader's edits; edits of points that are not there do nothing. */
export function edit(
  {points, extent}: Source,
  {moved, flipped}: Pick<PointsParams, "moved" | "flipped">
): {points: LabeledPoints; edited: Uint8Array} {
  const n = points.label.length;
  const edited = new Uint8Array(n);
  if (n > editable || moved.length + flipped.length === 0) return {points, edited};
  const x = points.x.slice();
  const y = points.y.slice();
  const label = points.label.slice();
  for (const [i, right, up] of moved) {
    if (i >= n) continue;
    [x[i], y[i]] = placeOf(extent, right, up);
    edited[i] = 1;
  }
  for (const [i, c] of flipped) {
    if (i >= n || c >= points.classes.length) continue;
    label[i] = c;
    edited[i] = 1;
  }
  return {points: {...points, x, y, label}, edited};
}

/** The place at thousandths of the view. */
export const placeOf = ([x0, x1, y0, y1]: Extent, right: number, up: number): [number, number] => [
  x0 + ((x1 - x0) * right) / 1000,
  y0 + ((y1 - y0) * up) / 1000
];
