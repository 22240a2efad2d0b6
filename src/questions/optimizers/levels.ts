import {isolines} from "../../ml/isolines.js";
import type {Surface} from "../../ml/surfaces.js";

/** A part of the plane of weights. */
export interface Crop {
  readonly x: readonly [min: number, max: number];
  readonly y: readonly [min: number, max: number];
}

const COLUMNS = 96;
const ROWS = 72;
/** The share of the picture inside each level: levels of equal height would crowd at the walls. */
const INSIDE = [0.006, 0.025, 0.06, 0.12, 0.2, 0.31, 0.45, 0.62, 0.82];

/** A ring without the places that lie on the way from the last one kept to the next, to a twentieth of a cell. */
function thinned(ring: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const kept = [ring[0]];
  let from = 0;
  for (let i = 1; i < ring.length - 1; ++i) {
    const [a, b] = [ring[from], ring[i + 1]];
    const [ux, uy] = [b[0] - a[0], b[1] - a[1]];
    const length = Math.hypot(ux, uy) || 1;
    const off = ring
      .slice(from + 1, i + 1)
      .some(([x, y]) => Math.abs((x - a[0]) * uy - (y - a[1]) * ux) > 0.05 * length);
    if (!off) continue;
    kept.push(ring[i]);
    from = i;
  }
  return kept;
}

/**
 * Nine level lines of a loss in a part of the plane, from the outermost in, each round the places that lie lower: weights
 * in turn (w₁, w₂, w₁, w₂ …), rings parted by what is no number.
 */
export function levelsOf({value, least}: Surface, {x, y}: Crop): Float32Array[] {
  const heights = new Float64Array(COLUMNS * ROWS);
  const [dx, dy] = [(x[1] - x[0]) / COLUMNS, (y[1] - y[0]) / ROWS];
  for (let row = 0, k = 0; row < ROWS; ++row)
    for (let column = 0; column < COLUMNS; ++column, ++k) {
      const loss = value(x[0] + (column + 0.5) * dx, y[0] + (row + 0.5) * dy);
      // The root is nearly straight between the cells of a bowl, where the loss itself is not. Negative: inside is up.
      heights[k] = -Math.sqrt(Math.max(0, loss - least));
    }
  const sorted = heights.slice().sort();
  const heightsOf = INSIDE.map((share) => sorted[Math.floor((1 - share) * (sorted.length - 1))]);
  return heightsOf
    .sort((a, b) => a - b)
    .map((height) =>
      Float32Array.from(
        isolines(heights, COLUMNS, ROWS, height).flatMap((ring) => [
          ...thinned(ring).flatMap(([column, row]) => [x[0] + column * dx, y[0] + row * dy]),
          Number.NaN,
          Number.NaN
        ])
      )
    );
}
