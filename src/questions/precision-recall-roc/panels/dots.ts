import {tenth} from "../../../marks/format.js";
import type {Axis, Placed} from "../place.js";

/** What is drawn left and right of a split: the number of dots left of it, or a place on the axis between bars. */
export type Marks = (split: number) => [missed: string, called: string];

/** How large a dot is that stands for `area` square units of the picture. */
export const dotSize = (area: number): number => Math.min(6.8, Math.max(1.2, 0.84 * Math.sqrt(area)));

/** A class's dots as points of one stroke with round ends, or its bars, ready to be split anywhere. */
export function marksOf(
  {dots, bars}: Placed,
  axis: Axis,
  x: (v: number) => number,
  y: (density: number) => number
): Marks {
  if (!dots) return (at) => [barsIn(bars, axis, axis.lo, at, x, y), barsIn(bars, axis, at, axis.hi, x, y)];
  const all = Array.from(dots.x, (v, i) => `M${tenth(x(v))},${tenth(y(dots.y[i]))}h0`);
  return (left) => [all.slice(0, left).join(""), all.slice(left).join("")];
}

function barsIn(
  bars: Float64Array,
  axis: Axis,
  from: number,
  to: number,
  x: (v: number) => number,
  y: (density: number) => number
): string {
  const width = (axis.hi - axis.lo) / bars.length;
  const base = tenth(y(0));
  let path = "";
  bars.forEach((height, i) => {
    const left = Math.max(from, axis.lo + i * width);
    const right = Math.min(to, axis.lo + (i + 1) * width);
    if (height <= 0 || right <= left) return;
    path += `M${tenth(x(left))},${base}V${tenth(y(height))}H${tenth(x(right))}V${base}z`;
  });
  return path;
}
