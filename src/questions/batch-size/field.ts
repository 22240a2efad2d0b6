import {forward, pass} from "../../ml/network.js";
import {joinSegments, type Polylines} from "../../ml/polylines.js";
import {zeroLine} from "../../ml/zero-line.js";
import {net} from "./task.js";

/** The part of the plane that maps show. */
export const view = 2.4;

/** Cells of a map along each side. */
export const cells = 32;

/** Lines are given on a grid of so many steps over the view, y upwards. */
export const lineGrid = 2000;

export interface Answers {
  /** The network's logit at the middle of each cell, rows from the top. */
  readonly logits: Float64Array;
  /** Where it is 0. */
  readonly boundary: Polylines;
}

// One cell more all around, so that boundaries run to the edge.
const side = cells + 2;
const places = new Float64Array(2 * side * side);
for (let row = 0; row < side; ++row)
  for (let column = 0; column < side; ++column)
    places.set(
      [(2 * (column - 0.5)) / cells - 1, 1 - (2 * (row - 0.5)) / cells].map((v) => v * view),
      2 * (row * side + column)
    );
const memory = pass(net, side * side);

/** What a network with these weights answers everywhere in view. */
export function answersOf(weights: ArrayLike<number>): Answers {
  const rimmed = forward(net, Float64Array.from(weights), places, memory);
  const logits = new Float64Array(cells * cells);
  for (let row = 0; row < cells; ++row)
    logits.set(rimmed.subarray((row + 1) * side + 1, (row + 1) * side + 1 + cells), row * cells);
  const step = lineGrid / cells;
  const lines = zeroLine(rimmed, side, side).map((v, i) =>
    i % 2 ? lineGrid - (v - 0.5) * step : (v - 0.5) * step
  );
  return {logits, boundary: joinSegments(lines, 3)};
}
