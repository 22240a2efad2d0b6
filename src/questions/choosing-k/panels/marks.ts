import {tenth} from "../../../marks/format.js";
import type {Plot} from "../../../marks/plot.js";
import type {Room} from "../params.js";

export type Declared = Room["Stage"]["declaration"];

/** Clusters differ in shape and in tone, the first three also in color, as classes do on every page. */
export const marks: readonly {shape: string; color: string}[] = [
  {shape: "m-3.6,0a3.6,3.6 0 1,0 7.2,0a3.6,3.6 0 1,0-7.2,0z", color: "var(--blue)"},
  {shape: "m0,-4.8l4.5,7.6h-9z", color: "var(--orange)"},
  {shape: "m-3.3,-3.3h6.6v6.6h-6.6z", color: "var(--green)"},
  {shape: "m0,-5l4,5l-4,5l-4,-5z", color: "var(--ink)"},
  {shape: "m-1.5,-4.5h3v3h3v3h-3v3h-3v-3h-3v-3h3z", color: "var(--soft)"},
  {shape: "m0,4.8l4.5,-7.6h-9z", color: "var(--faint)"}
];

/** The points of each cluster, as one path. */
export function pointsIn({x, y}: Plot<Declared>, X: Float64Array, labels: Uint8Array): string[] {
  const paths = marks.map(() => "");
  for (let i = 0; i < labels.length; ++i)
    paths[labels[i]] += `M${tenth(x(X[2 * i]))},${tenth(y(X[2 * i + 1]))}${marks[labels[i]].shape}`;
  return paths;
}

/** A cross on each centroid. */
export const crossesIn = ({x, y}: Plot<Declared>, centroids: Float64Array): string =>
  Array.from(
    {length: centroids.length / 2},
    (_, j) => `M${tenth(x(centroids[2 * j]))},${tenth(y(centroids[2 * j + 1]))}m-6,-6l12,12m0,-12l-12,12`
  ).join("");

/** The ends of the axes at which a unit is as long along both, and all of `extent` is seen. */
export function shownOf(
  [x0, x1, y0, y1]: readonly number[],
  {at}: Plot<Declared>
): {x: [number, number]; y: [number, number]} {
  const unit = Math.max((x1 - x0) / at.width, (y1 - y0) / at.height);
  const [cx, cy] = [(x0 + x1) / 2, (y0 + y1) / 2];
  const [w, h] = [(unit * at.width) / 2, (unit * at.height) / 2];
  return {x: [cx - w, cx + w], y: [cy - h, cy + h]};
}
