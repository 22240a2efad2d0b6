import {tenth} from "./format.js";

type Values = ArrayLike<number>;
type Place = (value: number) => number;

/** A curve in a picture's units: its path, and its points in turn (x, y, x, y …) for what must keep clear of it. */
export interface Trace {
  d: string;
  points: Float64Array;
}

/**
 * The path through (xs[i], ys[i]), broken where a value is not finite, and no denser than can be seen: points less than
 * half a unit to the right of the last one are left out where the curve does not turn by more than that.
 */
export function linePath(xs: Values, ys: Values, x: Place, y: Place): Trace {
  const n = Math.min(xs.length, ys.length);
  const points = new Float64Array(2 * n);
  let d = "";
  let kept = 0;
  let pen = false;
  let [lastX, lastY] = [0, 0];
  for (let i = 0; i < n; ++i) {
    const px = x(xs[i]);
    const py = y(ys[i]);
    if (!Number.isFinite(px) || !Number.isFinite(py)) {
      pen = false;
      continue;
    }
    const end = i === n - 1 || !Number.isFinite(ys[i + 1]);
    if (pen && !end && Math.abs(px - lastX) < 0.5 && Math.abs(py - lastY) < 0.5) continue;
    d += `${pen ? "L" : "M"}${tenth(px)},${tenth(py)}`;
    [lastX, lastY] = [px, py];
    points[2 * kept] = px;
    points[2 * kept + 1] = py;
    ++kept;
    pen = true;
  }
  return {d, points: points.subarray(0, 2 * kept)};
}

/** The area between (xs[i], lower[i]) and (xs[i], upper[i]). */
export function areaPath(xs: Values, lower: Values, upper: Values, x: Place, y: Place): string {
  const n = xs.length;
  if (n < 2) return "";
  let d = "";
  for (let i = 0; i < n; ++i) d += `${i ? "L" : "M"}${tenth(x(xs[i]))},${tenth(y(upper[i]))}`;
  for (let i = n - 1; i >= 0; --i) d += `L${tenth(x(xs[i]))},${tenth(y(lower[i]))}`;
  return `${d}z`;
}

/** Upright rectangles, one path: those without a height are left out. */
export function barsPath(
  left: Values,
  right: Values,
  lower: Values,
  upper: Values,
  x: Place,
  y: Place
): string {
  let d = "";
  for (let i = 0; i < left.length; ++i) {
    if (upper[i] === lower[i]) continue;
    const [a, b] = [tenth(x(left[i])), tenth(x(right[i]))];
    d += `M${a},${tenth(y(lower[i]))}V${tenth(y(upper[i]))}H${b}V${tenth(y(lower[i]))}z`;
  }
  return d;
}
