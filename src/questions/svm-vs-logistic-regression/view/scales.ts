import {tenth} from "../../../marks/format.js";
import {scaleLinear} from "../../../marks/scale.js";
import type {Linear} from "../fits.js";
import type {Place} from "../params.js";
import type {Extent, Points} from "../points.js";
import {layouts} from "./layout.js";

/** From the points' units to the picture's. */
export function scales(stage: Place, [x0, x1, y0, y1]: Extent) {
  const at = layouts[stage.mode].plane;
  return {
    x: scaleLinear([x0, x1], [at.x, at.x + at.width]),
    y: scaleLinear([y0, y1], [at.y + at.height, at.y])
  };
}

/** The line f(x) = level within the view, as a path; "" where it does not cross the view. */
export function levelLine(...where: Parameters<typeof levelEnds>): string {
  const ends = levelEnds(...where);
  return ends ? `M${ends[0]}L${ends[1]}` : "";
}

/** Where the line f(x) = level enters and leaves the view, in units; null where it does not cross the view. */
export function levelEnds(
  stage: Place,
  extent: Extent,
  {w, b}: Pick<Linear, "w" | "b">,
  level: number
): [from: readonly [number, number], to: readonly [number, number]] | null {
  const [x0, x1, y0, y1] = extent;
  const {x, y} = scales(stage, extent);
  const ends: [number, number][] = [];
  const add = (px: number, py: number) => {
    const eps = 1e-9;
    if (px < x0 - eps * (x1 - x0) || px > x1 + eps * (x1 - x0)) return;
    if (py < y0 - eps * (y1 - y0) || py > y1 + eps * (y1 - y0)) return;
    ends.push([tenth(x(px)), tenth(y(py))]);
  };
  if (w[1] !== 0) for (const px of [x0, x1]) add(px, (level - b - w[0] * px) / w[1]);
  if (w[0] !== 0) for (const py of [y0, y1]) add((level - b - w[1] * py) / w[0], py);
  // Of up to four crossings (a line through corners) the two farthest apart.
  let best: [number, number] = [0, 0];
  let far = 0;
  ends.forEach((p, i) => {
    ends.forEach((q, j) => {
      const d = (p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2;
      if (d > far) [best, far] = [[i, j], d];
    });
  });
  return far > 0 ? [ends[best[0]], ends[best[1]]] : null;
}

/** The margin y f(x) of point i, fitted or left out. */
export const marginOf = ({w, b}: Pick<Linear, "w" | "b">, {x, y, label}: Points, i: number): number =>
  (2 * label[i] - 1) * (w[0] * x[i] + w[1] * y[i] + b);
