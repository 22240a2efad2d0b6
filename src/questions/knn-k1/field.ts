import {countRegions, traceBoundary} from "../../ml/boundary.js";
import type {Metric, Weights} from "../../ml/neighbors.js";
import {joinSegments, type Polylines} from "../../ml/polylines.js";
import type {Cells} from "./cells.js";
import {classifier, type Fitted} from "./fitted.js";
import {type Extent, editable} from "./points.js";

/** Answers on a grid of cells that fills the view. Rows from the top (largest y). */
export interface Grid {
  columns: number;
  rows: number;
  /** The class that wins in each cell. */
  label: Uint8Array;
  /** Its share of the votes, 0 … 1. */
  share: Float32Array;
}

/** What the classifier answers everywhere in view. */
export interface Field extends Grid {
  /** Neighbors that vote. */
  k: number;
  /** Where the answer changes, in units of the view: see `linesOf`. */
  boundary: Polylines;
  /** Connected regions of one class: all of them where `exact`, else those that cover at least `speck` of the view. */
  regions: number;
  /**
   * Whether they are counted exactly. Else they are counted on the grid: there smaller ones come and go with the grid's
   * fineness (k-NN's regions have slivers of any size), and the count of the others is right to one.
   */
  exact: boolean;
  /** How many classes win somewhere. */
  present: number;
}

/** The smallest region that is counted on a grid, as a share of the view. */
export const speck = 0.005;

/**
 * Milliseconds that a field may take, about; the grid grows coarser to keep to them. Tables that can be edited have
 * more: there the grid must not change from one k to the next, or regions would come and go with it.
 */
const budget = {small: 64, large: 16};

/** About what one answer takes, in ms: a walk round the rim of the neighborhood, and with weights each neighbor. */
export function costOf(n: number, k: number, weights: Weights): number {
  const rim = Math.sqrt(Math.max(1, Math.min(k, n - k)));
  return 1e-3 * (1.5 + 0.42 * rim + (weights === "distance" ? 0.024 * k : 0));
}

/** Columns and rows, at most 100 × 75, at least 16 × 12. */
export function gridFor(n: number, k: number, weights: Weights): [number, number] {
  const time = n <= editable ? budget.small : budget.large;
  const cells = Math.max(192, Math.min(7500, time / costOf(n, k, weights)));
  const rows = Math.max(12, Math.floor(Math.sqrt(cells * 0.75)));
  return [Math.round((rows * 4) / 3), rows];
}

/**
 * Asks `classify` for the class at every cell's center and at a rim of one more cell all around, so that boundaries run
 * to the edge of the view; there and back, so that places asked one after another are neighbors.
 *
 * @returns the answers with their rim, (columns + 2) × (rows + 2), and the places of the outermost, for `traceBoundary`
 */
export function answersOn(
  [x0, x1, y0, y1]: Extent,
  columns: number,
  rows: number,
  classify: (x: number, y: number) => number,
  each: (cell: number, label: number) => void = () => {}
): {label: Uint8Array; at: [number, number, number, number]} {
  const dx = (x1 - x0) / columns;
  const dy = (y1 - y0) / rows;
  const label = new Uint8Array((columns + 2) * (rows + 2));
  for (let row = -1; row <= rows; ++row) {
    for (let step = -1; step <= columns; ++step) {
      const column = row % 2 ? columns - 1 - step : step;
      const c = classify(x0 + (column + 0.5) * dx, y1 - (row + 0.5) * dy);
      label[(row + 1) * (columns + 2) + column + 1] = c;
      if (row >= 0 && row < rows && column >= 0 && column < columns) each(row * columns + column, c);
    }
  }
  return {label, at: [x0 - dx / 2, x1 + dx / 2, y1 + dy / 2, y0 - dy / 2]};
}

export function fieldOf(
  fitted: Fitted,
  extent: Extent,
  k: number,
  metric: Metric,
  weights: Weights,
  [columns, rows]: readonly [number, number]
): Field {
  const {classify, neighbors} = classifier(fitted, k, metric, weights);
  const {votes} = neighbors;
  const label = new Uint8Array(columns * rows);
  const share = new Float32Array(columns * rows);
  const rimmed = answersOn(extent, columns, rows, classify, (cell, c) => {
    let total = 0;
    for (let i = 0; i < votes.length; ++i) total += votes[i];
    label[cell] = c;
    share[cell] = votes[c] / total;
  });
  // As fine as time allows: among very many islands a line's place within its cell cannot be seen.
  const crossings = edgesBetween(label, columns, rows);
  const bisections = Math.min(4, Math.floor(4000 / Math.max(1, crossings)));
  return {
    k,
    columns,
    rows,
    label,
    share,
    boundary: linesOf(
      traceBoundary(rimmed.label, columns + 2, rows + 2, rimmed.at, classify, bisections),
      extent
    ),
    regions: countRegions(label, columns, rows, speck * columns * rows),
    // Where all vote alike there is one region, whatever the grid.
    exact: k === fitted.label.length && weights === "uniform",
    present: new Set(label).size
  };
}

/** The field with its regions counted exactly, from the cells, where k = 1 makes one region of each. */
export const withCells = (field: Field, cells: Cells | null): Field =>
  cells && field.k === 1 ? {...field, regions: cells.regions, exact: true} : field;

/** Lines are given on a grid of 4000 × 3000 over the view, y upwards: finer than a picture's pixels. */
export const lineGrid = [4000, 3000] as const;

export function linesOf(segments: Float64Array, [x0, x1, y0, y1]: Extent): Polylines {
  const [w, h] = lineGrid;
  const units = segments.map((v, i) => (i % 2 ? (h * (v - y0)) / (y1 - y0) : (w * (v - x0)) / (x1 - x0)));
  return joinSegments(units, 3);
}

/** How many pairs of cells that share an edge differ in class. */
function edgesBetween(label: Uint8Array, columns: number, rows: number): number {
  let count = 0;
  for (let cell = 0; cell < columns * rows; ++cell) {
    if ((cell + 1) % columns !== 0 && label[cell] !== label[cell + 1]) ++count;
    if (cell + columns < columns * rows && label[cell] !== label[cell + columns]) ++count;
  }
  return count;
}
