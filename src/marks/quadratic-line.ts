import {type Quadratic, valueAt} from "../ml/gaussian-classes.js";
import {joinSegments} from "../ml/polylines.js";
import {zeroLine} from "../ml/zero-line.js";
import {tenth} from "./format.js";
import type {Declaration} from "./params.js";
import type {Plot} from "./plot.js";

/** Steps between two lines of a grid in which places along a boundary are told apart: all of it in 16 bits, with a sign. */
const stepsOf = (cells: number): number => Math.min(400, Math.floor(28_500 / cells));

/**
 * The line along which a quadratic function is 0, as a path over a plot: in pieces as long as they can be, so that dashes
 * run through.
 *
 * @param cells a side of the grid along which it is traced; a straight line is exact on any
 */
export function quadraticPath<D extends Declaration>(f: Quadratic, plot: Plot<D>, cells: number): string {
  const {at, x, y} = plot;
  const grid = new Float64Array((cells + 1) ** 2);
  for (let j = 0, k = 0; j <= cells; ++j)
    for (let i = 0; i <= cells; ++i, ++k)
      grid[k] = valueAt(f, x.invert(at.x + (i * at.width) / cells), y.invert(at.y + (j * at.height) / cells));
  const steps = stepsOf(cells);
  const line = zeroLine(grid, cells + 1, cells + 1);
  const {points, start} = joinSegments(
    line.map((v) => v * steps),
    6
  );
  const [w, h] = [at.width / cells / steps, at.height / cells / steps];
  let d = "";
  for (let i = 0; i + 1 < start.length; ++i)
    for (let k = start[i]; k < start[i + 1]; ++k)
      d += `${k === start[i] ? "M" : "L"}${tenth(at.x + w * points[2 * k])},${tenth(at.y + h * points[2 * k + 1])}`;
  return d;
}

/**
 * Where that line crosses the first of some heights, shares of the view, that it crosses: its name can stand there.
 *
 * @returns NaN where it crosses none of them
 */
export function placeOnQuadratic(
  {xx, xy, yy, x, y, c}: Quadratic,
  [x0, x1, y0, y1]: readonly [number, number, number, number],
  heights: readonly number[]
): [number, number] {
  for (const share of heights) {
    const at = y0 + (y1 - y0) * share;
    const [A, B, C] = [xx, xy * at + x, (yy * at + y) * at + c];
    const root = Math.sqrt(B * B - 4 * A * C);
    const found = Math.abs(A) < 1e-12 ? [-C / B] : [(-B - root) / (2 * A), (-B + root) / (2 * A)];
    const inside = found.find((v) => v > x0 + 0.03 * (x1 - x0) && v < x1 - 0.03 * (x1 - x0));
    if (inside !== undefined) return [inside, at];
  }
  return [Number.NaN, Number.NaN];
}
