import {tenth} from "../../../marks/format.js";
import type {Axis, Placed} from "../place.js";

/** The paths left and right of a split: the number of dots left of it, or a place on the axis between bars. */
export type Marks = (split: number) => [missed: string, called: string];

/**
 * A class's dots or bars, ready to be split anywhere.
 *
 * @param middle the base line, in the picture's units
 * @param unit units a unit of density, negative upwards
 */
export function marksOf(
  c: Placed,
  axis: Axis,
  x: (v: number) => number,
  middle: number,
  unit: number
): Marks {
  const {dots, bars} = c;
  if (!dots) {
    const bar = (from: number, to: number) => histogram(bars, axis, from, to, x, middle, unit);
    return (at) => [bar(axis.lo, at), bar(at, axis.hi)];
  }
  // A dot's size is that of the area it stands for.
  const area = Math.abs((unit * (x(axis.hi) - x(axis.lo))) / (axis.hi - axis.lo)) / dots.x.length;
  const r = Math.min(3.4, Math.max(0.6, 0.42 * Math.sqrt(area)));
  const mark =
    unit < 0
      ? `m0,${tenth(-1.2 * r)}l${tenth(1.1 * r)},${tenth(2 * r)}h${tenth(-2.2 * r)}z`
      : `m${-tenth(r)},0a${tenth(r)},${tenth(r)} 0 1,0 ${2 * tenth(r)},0a${tenth(r)},${tenth(r)} 0 1,0 ${-2 * tenth(r)},0`;
  const all = Array.from(dots.x, (v, i) => `M${tenth(x(v))},${tenth(middle + unit * dots.y[i])}${mark}`);
  return (left) => [all.slice(0, left).join(""), all.slice(left).join("")];
}

function histogram(
  bars: Float64Array,
  axis: Axis,
  from: number,
  to: number,
  x: (v: number) => number,
  middle: number,
  unit: number
): string {
  const width = (axis.hi - axis.lo) / bars.length;
  let path = "";
  bars.forEach((height, i) => {
    const left = Math.max(from, axis.lo + i * width);
    const right = Math.min(to, axis.lo + (i + 1) * width);
    if (height <= 0 || right <= left) return;
    path += `M${tenth(x(left))},${tenth(middle)}V${tenth(middle + unit * height)}H${tenth(x(right))}V${tenth(middle)}z`;
  });
  return path;
}

/** The path of a density over the whole axis. */
export function density(axis: Axis, x: (v: number) => number, y: (v: number) => number): string {
  const steps = 90;
  return Array.from({length: steps + 1}, (_, i) => {
    const v = axis.lo + ((axis.hi - axis.lo) * i) / steps;
    return `${i ? "L" : "M"}${tenth(x(v))},${tenth(y(v))}`;
  }).join("");
}
