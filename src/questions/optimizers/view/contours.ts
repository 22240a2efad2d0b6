import {contours} from "d3-contour";
import type {Box} from "../../../figure/contract.js";
import {tenth} from "../../../marks/format.js";
import type {Surface} from "../../../ml/surfaces.js";

const COLUMNS = 100;
const ROWS = 75;
/** The share of the picture inside each level: levels of equal height would crowd at the walls. */
const INSIDE = [0.006, 0.025, 0.06, 0.12, 0.2, 0.31, 0.45, 0.62, 0.82];

/** The paths of nine level lines, from the outermost in, each round the places that lie lower. */
export function levelPaths(surface: Surface, at: Box): string[] {
  const {x, y, least} = surface;
  const heights = new Float64Array(COLUMNS * ROWS);
  for (let row = 0, k = 0; row < ROWS; ++row)
    for (let column = 0; column < COLUMNS; ++column, ++k) {
      const px = x[0] + ((column + 0.5) / COLUMNS) * (x[1] - x[0]);
      const py = y[1] - ((row + 0.5) / ROWS) * (y[1] - y[0]);
      // The root is nearly straight between the cells of a bowl, where the loss itself is not. Negative: inside is up.
      heights[k] = -Math.sqrt(Math.max(0, surface.value(px, py) - least));
    }
  const sorted = heights.slice().sort();
  const levels = INSIDE.map((share) => sorted[Math.floor((1 - share) * (sorted.length - 1))]).sort(
    (a, b) => a - b
  );
  const trace = contours().size([COLUMNS, ROWS]);
  const across = at.width / COLUMNS;
  const down = at.height / ROWS;
  return levels.map((level) =>
    trace
      .contour(heights, level)
      .coordinates.flat()
      .map(
        (ring) =>
          `M${ring.map(([px, py]) => `${tenth(at.x + px * across)},${tenth(at.y + py * down)}`).join("L")}Z`
      )
      .join("")
  );
}
