import {normal, random} from "../../ml/random.js";
import {paddedExtent} from "../../ml/scaling.js";

/** Cases in the plane with a class each: 0 is y = −1, 1 is y = +1. */
export interface Points {
  x: Float64Array;
  y: Float64Array;
  label: Int32Array;
  classes: readonly [string, string];
  xName: string;
  yName: string;
}

/** What the loader makes, and the reader's own table where there is one. */
export interface Data {
  iris: {x: readonly number[]; y: readonly number[]; label: readonly number[]; species: readonly string[]};
  own?: Points;
}

export type TableName = "simulated" | "setosa" | "virginica" | "own";
export type Outlier = "none" | "right" | "wrong";
export type Extent = readonly [x0: number, x1: number, y0: number, y1: number];

export interface Source {
  points: Points;
  /** The part of the plane that is shown; it does not depend on edits. */
  extent: Extent;
}

/** Simulated cases: 30 a class. */
const simulatedSize = 60;
/** The direction in which the simulated classes' centers lie apart; a unit vector. */
export const axis = [0.9, Math.sqrt(1 - 0.81)] as const;

/** The table as it comes, before outlier and edits. A missing own table leaves iris petals in its place. */
export function sourceOf(
  table: TableName,
  distance: number,
  seed: number,
  iris: Data["iris"],
  own: Points | undefined
): Source {
  if (table === "simulated") {
    return {points: simulate(simulatedSize, distance, seed), extent: [-5.5, 5.5, -4.5, 4.5]};
  }
  const points = table === "own" && own ? own : petals(iris, table === "setosa" ? [0, 1] : [1, 2]);
  return {
    points,
    extent: [...paddedExtent(points.x, 0.15), ...paddedExtent(points.y, 0.15)] as unknown as Extent
  };
}

/** Two Gaussians of variance 1 in every direction, half of the cases in each, their centers `distance` apart. */
function simulate(n: number, distance: number, seed: number): Points {
  const draw = normal(random(seed, 0));
  const label = Int32Array.from({length: n}, (_, i) => i % 2);
  const at = (i: number, j: 0 | 1) => (label[i] - 0.5) * distance * axis[j] + draw();
  // Both coordinates of a case are drawn before the next one's: moving the centers moves the same sample.
  const places = Array.from({length: n}, (_, i) => [at(i, 0), at(i, 1)] as const);
  return {
    x: Float64Array.from(places, ([x]) => x),
    y: Float64Array.from(places, ([, y]) => y),
    label,
    classes: ["A", "B"],
    xName: "x₁",
    yName: "x₂"
  };
}

function petals(iris: Data["iris"], [a, b]: readonly [number, number]): Points {
  const rows = iris.label.map((_, i) => i).filter((i) => iris.label[i] === a || iris.label[i] === b);
  return {
    x: Float64Array.from(rows, (i) => iris.x[i]),
    y: Float64Array.from(rows, (i) => iris.y[i]),
    label: Int32Array.from(rows, (i) => (iris.label[i] === b ? 1 : 0)),
    classes: [iris.species[a], iris.species[b]],
    xName: "petal length (cm)",
    yName: "petal width (cm)"
  };
}

/** Where an outlier stands first, in thousandths of the view. It belongs to class 1. */
const outlierAt: Readonly<Record<Exclude<Outlier, "none">, readonly [number, number]>> = {
  right: [960, 160],
  wrong: [160, 150]
};

/**
 * The table with the outlier, which is appended, and with the points that were moved by hand; moves of points that are
 * not there do nothing.
 *
 * @param moved rows [index, right, up], in thousandths of the view from its lower left corner
 */
export function edit(
  {points, extent}: Source,
  outlier: Outlier,
  moved: readonly (readonly number[])[]
): Points {
  const n = points.label.length + (outlier === "none" ? 0 : 1);
  if (outlier === "none" && moved.length === 0) return points;
  const x = new Float64Array(n);
  const y = new Float64Array(n);
  const label = new Int32Array(n).fill(1);
  x.set(points.x);
  y.set(points.y);
  label.set(points.label);
  if (outlier !== "none") [x[n - 1], y[n - 1]] = placeOf(extent, ...outlierAt[outlier]);
  for (const [i, right, up] of moved) if (i < n) [x[i], y[i]] = placeOf(extent, right, up);
  return {...points, x, y, label};
}

/** The place at thousandths of the view. */
export const placeOf = ([x0, x1, y0, y1]: Extent, right: number, up: number): [number, number] => [
  x0 + ((x1 - x0) * right) / 1000,
  y0 + ((y1 - y0) * up) / 1000
];
