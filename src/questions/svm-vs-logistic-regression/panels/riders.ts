import {group} from "../../../marks/axes.js";
import {tenth} from "../../../marks/format.js";
import type {Plot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import type {Room} from "../params.js";

type Declared = Room["Stage"]["declaration"];

/** The margins that are shown; the axis begins farther left where the followed point does. What lies beyond is drawn at the edge. */
export interface Span {
  low: number;
  high: number;
  /** The highest loss that is shown: the hinge's at `low`. */
  top: number;
}

const lows = [-3, -6, -10, -20, -50, -100, -500];

export function spanOf({followed: {svm, logistic}}: Room["State"]["result"]): Span {
  const least = Math.min(svm.margin, logistic.margin);
  const low = lows.find((v) => v <= least) ?? lows[lows.length - 1];
  return {low, high: 5, top: 1 - low};
}

export const clamp = ({low, high}: Span, m: number): number => Math.max(low, Math.min(high, m));

/** Margins over the span, for curves. */
export const over = ({low, high}: Span): Float64Array =>
  Float64Array.from({length: 97}, (_, i) => low + ((high - low) * i) / 96);

const disks = {
  few: ["m-3,0a3,3 0 1 1 6,0a3,3 0 1 1 -6,0z", "m0,-4l3.6,6h-7.2z"],
  many: ["m-1.5,0a1.5,1.5 0 1 1 3,0a1.5,1.5 0 1 1 -3,0z", "m0,-2l1.8,3h-3.6z"]
} as const;

/** All points on a curve over the margin, a path a class, and a ring round the one that is followed. */
export function createRiders(plot: Plot<Declared>) {
  const dots = group(plot.inside, "");
  const paths = ["class-0", "class-1"].map((name) =>
    dots
      .append("path")
      .attr("class", `${name} mark`)
      .style("fill-opacity", "0.75")
      .style("stroke-width", "0.6")
  );
  const ring = plot.outside
    .append("circle")
    .attr("class", "note-ring")
    .attr("r", 7)
    .attr("data-ref", "followed");
  return (
    {points, kept, followed}: Room["State"]["result"],
    span: Span,
    top: number,
    margin: Float64Array,
    height: (m: number, row: number) => number,
    own: {margin: number; height: number}
  ): void => {
    const place = (m: number, h: number) =>
      [tenth(plot.x(clamp(span, m))), tenth(plot.y(Math.min(top, h)))] as const;
    const shapes = kept.length > 400 ? disks.many : disks.few;
    const d = ["", ""];
    kept.forEach((i, k) => {
      const label = points.label[i];
      d[label] += `M${place(margin[k], height(margin[k], k))}${shapes[label]}`;
    });
    paths.forEach((path, label) => {
      setAttr(path, "d", d[label] || null);
    });
    const [px, py] = place(own.margin, own.height);
    setAttr(ring, "cx", px);
    setAttr(ring, "cy", py);
    setAttr(ring, "display", followed.fitted ? null : "none");
  };
}
