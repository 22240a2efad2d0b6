import {traceBoundary} from "../../ml/boundary.js";
import {joinSegments, type Polylines} from "../../ml/polylines.js";
import type {Fitted} from "./learners.js";
import type {Extent} from "./points.js";

/** What a classifier answers everywhere in view. */
export interface Field {
  /** Rows from the top. */
  readonly label: Uint8Array;
  /** Where the answer changes, on `lineGrid`. */
  readonly boundary: Polylines;
}

export const columns = 80;
export const rows = 60;

/** Lines are given on a grid of 4000 × 3000 over the view, y upwards: finer than a picture's pixels. */
export const lineGrid = [4000, 3000] as const;

/** Asks at every cell's center, and at a rim of one more cell all around, so that boundaries run to the edge of the view. */
export function fieldOf({classify}: Fitted, [x0, x1, y0, y1]: Extent): Field {
  const dx = (x1 - x0) / columns;
  const dy = (y1 - y0) / rows;
  const label = new Uint8Array(columns * rows);
  const rimmed = new Uint8Array((columns + 2) * (rows + 2));
  for (let row = -1; row <= rows; ++row) {
    for (let column = -1; column <= columns; ++column) {
      const c = classify(x0 + (column + 0.5) * dx, y1 - (row + 0.5) * dy);
      rimmed[(row + 1) * (columns + 2) + column + 1] = c;
      if (row >= 0 && row < rows && column >= 0 && column < columns) label[row * columns + column] = c;
    }
  }
  const at = [x0 - dx / 2, x1 + dx / 2, y1 + dy / 2, y0 - dy / 2] as const;
  const segments = traceBoundary(rimmed, columns + 2, rows + 2, at, classify, 4);
  const [w, h] = lineGrid;
  const units = segments.map((v, i) => (i % 2 ? (h * (v - y0)) / (y1 - y0) : (w * (v - x0)) / (x1 - x0)));
  return {label, boundary: joinSegments(units, 3)};
}
