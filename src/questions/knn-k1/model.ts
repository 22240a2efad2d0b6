import type {Metric, Weights} from "../../ml/neighbors.js";
import {remember} from "../../ml/remember.js";
import {type Cells, cellsOf} from "./cells.js";
import {type Curves, curvesOf, placesFor, placesOf} from "./curves.js";
import {type Field, fieldOf, gridFor} from "./field.js";
import {classifier, fitKnn} from "./fitted.js";
import {
  type Extent,
  edit,
  editable,
  type KnnData,
  type PointsParams,
  type Source,
  sourceOf
} from "./points.js";
import {type Boundaries, boundariesOf, drawsOf, type Spread, spreadOf} from "./resample.js";
import {type Shown, sharedPlaces, shownOf} from "./shown.js";

export interface KnnParams extends PointsParams {
  /** One sample's boundary, or those of 30. */
  readonly view: "one" | "resample";
  readonly k: number;
  readonly metric: Metric;
  readonly weights: Weights;
  readonly standardize: boolean;
}

export interface KnnResult {
  /** Training points. */
  n: number;
  /** Neighbors that vote: the reader's k, at most n. */
  k: number;
  classes: string[];
  xName: string;
  yName: string;
  extent: Extent;
  /** The points to draw: all, or an even part of a large table. */
  points: Shown;
  /** Whether points can be moved and flipped one by one. */
  editable: boolean;
  /** Points that share their exact place with a point of another class: no classifier gets all of these right. */
  conflicts: number | null;
  /** Null in the resample view, which has `many.grid`. */
  field: Field | null;
  /** At k = 1 under L2, for tables that can be edited. */
  cells: Cells | null;
  curves: Curves;
  /** Errors at k: null where the curves do not reach. */
  train: number | null;
  test: number | null;
  /** The k with the smallest test error (the smallest such k), and that error. */
  best: {k: number; test: number} | null;
  /** Null for a real table, where nobody knows it. */
  bayes: number | null;
  /** How 30 samples' vote shares differ, for every k; edits by hand play no part. */
  spread: Spread;
  /** The samples' boundaries at k; null in the view of one sample. */
  many: Boundaries | null;
}

// What does not depend on the control that moved is kept from the last call; results are the same without.
const source = remember(sourceOf);
// Edits come as new rows each time: what they say is compared, not which array says it.
const edited = remember((from: Source, moved: string, flipped: string) =>
  edit(from, {moved: JSON.parse(moved), flipped: JSON.parse(flipped)})
);
const fitted = remember(fitKnn);
const places = remember(placesOf);
const curves = remember(curvesOf);
const conflicts = remember(sharedPlaces);
const cells = remember(cellsOf);
const draws = remember(drawsOf);
const spread = remember(spreadOf);

/**
 * k-nearest neighbors on the chosen points: its answers everywhere in view, its errors for all k at once, and
 * how 30 samples' answers differ. Pure; cloneable.
 */
export function model(params: KnnParams, data: KnnData): KnnResult {
  const {metric, weights, view, standardize} = params;
  const {table, n: size, flip, seed} = params;
  const from = source(table, size, flip, seed, data.iris, table === "own" ? data.own : undefined);
  const {points: base, world, extent} = from;
  const {points, edited: marks} = edited(from, JSON.stringify(params.moved), JSON.stringify(params.flipped));
  const n = points.label.length;
  const k = Math.max(1, Math.min(Math.round(params.k), n));
  const f = fitted(points, standardize);
  const fresh = world ? places(world, placesFor(n)) : null;
  const c = curves(f, metric, weights, world, fresh);

  const all = draws(base, world, seed, standardize);
  const s = spread(all, base, metric, weights, world, fresh);
  const many = view === "resample" ? boundariesOf(all, extent, Math.min(k, s.size), metric, weights) : null;
  return {
    n,
    k,
    classes: points.classes,
    xName: points.xName,
    yName: points.yName,
    extent,
    points: shownOf(points, marks, classifier(f, k, metric, weights).classify),
    editable: n <= editable,
    conflicts: n <= editable ? conflicts(points) : null,
    field: many ? null : fieldOf(f, extent, k, metric, weights, gridFor(n, k, weights)),
    cells: k === 1 && metric === "l2" && n <= editable ? cells(f, extent) : null,
    curves: c,
    train: c.train[k - 1] ?? null,
    // Where a point is left out, k = n means all the others.
    test: c.test[(c.how === "left out" && k === n ? n - 1 : k) - 1] ?? null,
    best: lowest(c.test),
    bayes: world ? world.bayesError() : null,
    spread: s,
    many
  };
}

function lowest(test: Float64Array): KnnResult["best"] {
  if (test.length === 0) return null;
  // Sums of many small parts end in rounding noise, which must not decide between equal errors.
  let at = 0;
  for (let i = 1; i < test.length; ++i) if (test[i] < test[at] - 1e-9) at = i;
  return {k: at + 1, test: test[at]};
}
