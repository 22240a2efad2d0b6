import {noiseOf} from "../../ml/knn-spread.js";
import {placesOn} from "../../ml/lattice.js";
import type {Metric, Weights} from "../../ml/neighbors.js";
import {remember} from "../../ml/remember.js";
import {type World, type WorldName, world as worldOf} from "../../ml/worlds.js";
import {type Cells, cellsOf} from "./cells.js";
import {changedShare} from "./changed.js";
import {type Curves, curvesOf, testStep} from "./curves.js";
import {type Field, fieldOf, gridFor, withCells} from "./field.js";
import {classifier, type Fitted, fitKnn} from "./fitted.js";
import {alikeOf, type Focus, focusOf} from "./focus.js";
import {
  type Extent,
  edit,
  editable,
  type KnnData,
  type PointsParams,
  type Source,
  sourceOf
} from "./points.js";
import {type Boundaries, boundariesOf, drawsOf} from "./resample.js";
import {type Shown, sharedPlaces, shownOf} from "./shown.js";
import {exactSpread, measuredSpread, type Spread, spreadStep} from "./spread.js";
import {type Stretch, stretchOf} from "./stretch.js";

export interface KnnParams extends PointsParams {
  /** One map, two maps of the same sample at k and k2, or the boundaries of 30 samples. */
  readonly view: "one" | "two" | "resample";
  readonly k: number;
  readonly k2: number;
  readonly metric: Metric;
  readonly weights: Weights;
  readonly standardize: boolean;
}

export interface KnnResult {
  /** Training points. */
  n: number;
  /** Neighbors that vote: the reader's k, at most n. */
  k: number;
  /** Neighbors that vote on the second map, at most n. */
  k2: number;
  classes: string[];
  xName: string;
  yName: string;
  extent: Extent;
  /** The points to draw: all, or an even part of a large table. */
  points: Shown;
  /** Whether points can be moved and flipped one by one. */
  editable: boolean;
  /** The point that the picture is about; null where points are drawn in part only. */
  focus: Focus | null;
  /** Points that share their exact place with a point of another class: no classifier gets all of these right. */
  conflicts: number | null;
  /** One feature of the reader's table that outweighs the other in all distances; null where none does. */
  stretch: Stretch | null;
  /** Null in the resample view, which has `many.grid`. */
  field: Field | null;
  /** The second map: the same points at k2. Null unless two maps are shown. */
  beside: Field | null;
  /**
   * How much of each of the two maps answers otherwise than on the sample before (the seed below). Null where there is
   * no other sample: unless two maps of a world are shown, without edits by hand.
   */
  changed: {field: number; beside: number} | null;
  /** At k = 1 under L2, for tables that can be edited. */
  cells: Cells | null;
  curves: Curves;
  /** Errors at k: null where the curves do not reach. */
  train: number | null;
  test: number | null;
  /** Test error at k2. */
  testBeside: number | null;
  /** The k with the smallest test error (the smallest such k), and that error. */
  best: {k: number; test: number} | null;
  /** Null for a real table, where nobody knows it. */
  bayes: number | null;
  /** How samples' vote shares differ, for every k; edits by hand play no part. */
  spread: Spread;
  /** The samples' boundaries at k; null unless they are shown. */
  many: Boundaries | null;
}

// What does not depend on the control that moved is kept from the last call; results are the same without.
const source = remember(sourceOf);
const sourceBefore = remember(sourceOf);
// Edits come as new rows each time: what they say is compared, not which array says it.
const edited = remember((from: Source, moved: string, flipped: string) =>
  edit(from, {moved: JSON.parse(moved), flipped: JSON.parse(flipped)})
);
const fitted = remember(fitKnn);
const fittedBefore = remember(fitKnn);
const curves = remember(curvesOf);
const conflicts = remember(sharedPlaces);
const cells = remember(cellsOf);
const alike = remember(alikeOf);
const draws = remember(drawsOf);
const stretch = remember(stretchOf);
const exact = remember(exactSpread);
const measured = remember(measuredSpread);
// What a world is does not depend on the sample drawn from it.
const testPlaces = remember((name: WorldName, flip: number) => placesOn(worldOf(name, {flip}), testStep));
const spreadPlaces = remember((name: WorldName, flip: number) => placesOn(worldOf(name, {flip}), spreadStep));
const noise = remember((name: WorldName, flip: number) => noiseOf(worldOf(name, {flip})));

/**
 * k-nearest neighbors on the chosen points: its answers everywhere in view, its errors for all k at once, and
 * how its answers differ from sample to sample. Pure; cloneable.
 */
export function model(params: KnnParams, data: KnnData): KnnResult {
  const {metric, weights, view, standardize, table, seed, moved, flipped} = params;
  const own = table === "own" ? data.own : undefined;
  const from = source(table, params.n, params.flip, seed, data.iris, own);
  const {points: base, world, extent} = from;
  const {points, edited: marks} = edited(from, JSON.stringify(moved), JSON.stringify(flipped));
  const n = points.label.length;
  const within = (k: number) => Math.max(1, Math.min(Math.round(k), n));
  const k = within(params.k);
  const k2 = within(params.k2);
  const f = fitted(points, standardize);
  const c = curves(f, metric, weights, world, world && testPlaces(world.name, world.flip));
  // Where a point is left out, k = n means all the others.
  const testAt = (k: number) => c.test[(c.how === "left out" && k === n ? n - 1 : k) - 1] ?? null;
  const some = n <= editable;

  const diagram = metric === "l2" && some && view !== "resample" ? cells : null;
  const atOne = k === 1 || (view === "two" && k2 === 1) ? (diagram?.(f, extent) ?? null) : null;
  const fieldAt = (k: number) =>
    withCells(fieldOf(f, extent, k, metric, weights, gridFor(n, k, weights)), atOne);
  const field = view === "resample" ? null : fieldAt(k);
  const beside = view === "two" ? fieldAt(k2) : null;

  return {
    n,
    k,
    k2,
    classes: points.classes,
    xName: points.xName,
    yName: points.yName,
    extent,
    points: shownOf(points, marks, classifier(f, k, metric, weights).classify),
    editable: some,
    focus: focusOf(f, some ? alike(f, metric) : null, extent, params, atOne),
    conflicts: some ? conflicts(points) : null,
    stretch: own && !standardize ? stretch(points) : null,
    field,
    beside,
    changed: field && beside && world ? changedBy(params, data, field, beside, extent) : null,
    cells: k === 1 ? atOne : null,
    curves: c,
    train: c.train[k - 1] ?? null,
    test: testAt(k),
    testBeside: testAt(k2),
    best: lowest(c.test),
    bayes: world ? world.bayesError() : null,
    spread: spreadOf(params, base, world),
    many:
      view === "resample"
        ? boundariesOf(draws(base, world, seed, standardize), extent, k, metric, weights)
        : null
  };
}

/** Against the sample before, which has no edits. */
function changedBy(params: KnnParams, data: KnnData, field: Field, beside: Field, extent: Extent) {
  const {table, n, flip, seed, metric, weights, standardize, moved, flipped} = params;
  if (moved.length + flipped.length > 0) return null;
  const {points} = sourceBefore(table, n, flip, seed - 1, data.iris, undefined);
  const before: Fitted = fittedBefore(points, standardize);
  const share = (map: Field) => changedShare(map, before, extent, metric, weights);
  return {field: share(field), beside: share(beside)};
}

/** Exact where that can be had, else measured on the samples that are drawn. */
function spreadOf(params: KnnParams, base: Source["points"], world: World | null): Spread {
  const {metric, weights, standardize, seed} = params;
  const n = base.label.length;
  if (world && world.classes.length === 2 && weights === "uniform" && !standardize)
    return exact(world.name, world.flip, n, metric);
  return measured(
    draws(base, world, seed, standardize),
    base,
    metric,
    weights,
    world && noise(world.name, world.flip),
    world && spreadPlaces(world.name, world.flip)
  );
}

function lowest(test: Float64Array): KnnResult["best"] {
  if (test.length === 0) return null;
  // Sums of many small parts end in rounding noise, which must not decide between equal errors.
  let at = 0;
  for (let i = 1; i < test.length; ++i) if (test[i] < test[at] - 1e-9) at = i;
  return {k: at + 1, test: test[at]};
}
