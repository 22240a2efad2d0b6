import {group} from "../../../marks/axes.js";
import {tenth} from "../../../marks/format.js";
import type {Plot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import type {Room} from "../params.js";

type Declared = Room["Stage"]["declaration"];

/** The margins that are shown; what lies beyond is drawn at the edge. */
export const span = [-3, 5] as const;

export const clamp = (m: number): number => Math.max(span[0], Math.min(span[1], m));

/** All points on a curve over the margin, a path a class, and a ring round the one that is followed. */
export function createRiders(plot: Plot<Declared>, top: number) {
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
    .attr("class", "line-taught")
    .attr("r", 7)
    .attr("data-ref", "followed");
  const place = (m: number, height: number) => [plot.x(clamp(m)), plot.y(Math.min(top, height))] as const;
  return (
    {points, kept, followed}: Room["State"]["result"],
    margin: Float64Array,
    height: (m: number, row: number) => number,
    own: {margin: number; height: number}
  ): void => {
    const d = ["", ""];
    const shape =
      kept.length > 400
        ? ["m-1.5,0a1.5,1.5 0 1 1 3,0a1.5,1.5 0 1 1 -3,0z", "m0,-2l1.8,3h-3.6z"]
        : ["m-3,0a3,3 0 1 1 6,0a3,3 0 1 1 -6,0z", "m0,-4l3.6,6h-7.2z"];
    kept.forEach((i, k) => {
      const [px, py] = place(margin[k], height(margin[k], k));
      d[points.label[i]] += `M${tenth(px)},${tenth(py)}${shape[points.label[i]]}`;
    });
    paths.forEach((path, label) => {
      setAttr(path, "d", d[label] || null);
    });
    const [px, py] = place(own.margin, own.height);
    setAttr(ring, "cx", tenth(px));
    setAttr(ring, "cy", tenth(py));
    setAttr(ring, "display", followed.fitted ? null : "none");
  };
}
