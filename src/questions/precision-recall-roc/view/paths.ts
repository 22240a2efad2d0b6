import {tenth} from "../../../marks/format.js";
import type {Line} from "../lines.js";

/** A square's two scales. */
export interface Scales {
  x(v: number): number;
  y(v: number): number;
}

/** A line straight from vertex to vertex; vertices without a height, or where the last one is, are left out. */
export function straight({x, y}: Line, s: Scales): string {
  let path = "";
  let [px, py] = [Number.NaN, Number.NaN];
  for (let i = 0; i < x.length; ++i) {
    if (Number.isNaN(y[i])) continue;
    const [nx, ny] = [tenth(s.x(x[i])), tenth(s.y(y[i]))];
    if (nx === px && ny === py) continue;
    path += `${path ? "L" : "M"}${nx},${ny}`;
    [px, py] = [nx, ny];
  }
  return path;
}

/** A staircase whose height between two vertices is the right one's, from the left edge. */
export function stairs({x, y}: Line, s: Scales): string {
  let path = `M${s.x(0)},${tenth(s.y(y[0]))}`;
  for (let i = 0; i < x.length; ++i) path += `V${tenth(s.y(y[i]))}H${tenth(s.x(x[i]))}`;
  return path;
}

/** A small cross, or nothing where its place is undefined. */
export const cross = (x: number, y: number): string =>
  Number.isNaN(x + y) ? "" : `M${tenth(x - 4)},${tenth(y - 4)}l8,8m-8,0l8,-8`;
