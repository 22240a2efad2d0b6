import type {Group} from "../../../marks/axes.js";
import {tenth} from "../../../marks/format.js";
import {put} from "../../../marks/put.js";
import type {Here, Place} from "../params.js";
import {scales} from "./scales.js";

/** A point as it is drawn. */
export interface Dot {
  i: number;
  x: number;
  y: number;
  label: number;
  /** Filled where it pushes, hollow where it does not, faint where it is left out. */
  look: "pushing" | "still" | "out";
}

/** A force that is 0 but for rounding. */
const none = 1e-9;

export const looks = ["pushing", "still", "out"] as const;

export function dress(path: Group, look: Dot["look"]): Group {
  put(path, "fill", look === "pushing" ? null : "var(--paper)");
  put(path, "opacity", look === "out" ? 0.3 : null);
  return path;
}

/** A class's symbol at its place: a circle or a triangle, in few letters. */
export function shape({x, y, label}: Dot, r: number): string {
  if (label) return `M${tenth(x)},${tenth(y - 1.25 * r)}l${tenth(1.15 * r)},${2 * r}h${tenth(-2.3 * r)}z`;
  return `M${tenth(x - r)},${tenth(y)}a${r},${r} 0 1 0 ${2 * r} 0a${r},${r} 0 1 0 ${-2 * r} 0`;
}

export function dotsOf(stage: Place, {params, result}: Here): Dot[] {
  const {points, kept, extent} = result;
  const {x, y} = scales(stage, extent);
  const {force} = result[params.forces];
  const look: Dot["look"][] = Array.from({length: points.label.length}, () => "out");
  kept.forEach((i, k) => {
    look[i] = force[k] > none ? "pushing" : "still";
  });
  return look.map((l, i) => ({i, x: x(points.x[i]), y: y(points.y[i]), label: points.label[i], look: l}));
}
