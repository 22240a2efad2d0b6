import type {Linear} from "../fits.js";
import type {Extent} from "../points.js";

/** Where the line f(x) = level enters and leaves the view; nothing where it does not cross it. */
export function levelLine(
  [x0, x1, y0, y1]: Extent,
  {w, b}: Pick<Linear, "w" | "b">,
  level: number
): {xs: number[]; ys: number[]} {
  // In shares of the view, so that tolerances mean the same for every table.
  const [a, c] = [w[0] * (x1 - x0), w[1] * (y1 - y0)];
  const rest = level - b - w[0] * x0 - w[1] * y0;
  const ends: [number, number][] = [];
  const add = (u: number, v: number) => {
    if (u > -1e-9 && u < 1 + 1e-9 && v > -1e-9 && v < 1 + 1e-9) ends.push([u, v]);
  };
  if (c !== 0) for (const u of [0, 1]) add(u, (rest - a * u) / c);
  if (a !== 0) for (const v of [0, 1]) add((rest - c * v) / a, v);
  // Of up to four crossings, as of a line through corners, the two farthest apart.
  let best: [number, number] | null = null;
  let far = 1e-12;
  ends.forEach((p, i) => {
    ends.forEach((q, j) => {
      const d = (p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2;
      if (d > far) [best, far] = [[i, j], d];
    });
  });
  if (!best) return {xs: [], ys: []};
  const [p, q] = [ends[best[0]], ends[best[1]]];
  return {xs: [p, q].map(([u]) => x0 + u * (x1 - x0)), ys: [p, q].map(([, v]) => y0 + v * (y1 - y0))};
}
