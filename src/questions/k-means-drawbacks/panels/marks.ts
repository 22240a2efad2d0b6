import {group} from "../../../marks/axes.js";
import type {Plot} from "../../../marks/plot.js";
import {MOST, type Room} from "../params.js";

export type Declared = Room["Stage"]["declaration"];

interface Mark {
  /** Round the origin, in steps from there. */
  shape: string;
  fill: string;
  stroke: string;
  /** The color of the cluster's cell, and how much of it. */
  cell: string;
  opacity: number;
}

const shapes = [
  "m-3.4,0a3.4,3.4 0 1,0 6.8,0a3.4,3.4 0 1,0-6.8,0z",
  "m0,-4.4l4.1,7h-8.2z",
  "m-3,-3h6v6h-6z",
  "m0,-4.6l3.7,4.6l-3.7,4.6l-3.7,-4.6z",
  "m-1.4,-4.2h2.8v2.8h2.8v2.8h-2.8v2.8h-2.8v-2.8h-2.8v-2.8h2.8z",
  "m0,4.4l4.1,-7h-8.2z"
];
const colors = ["--blue", "--orange", "--green", "--ink", "--soft", "--faint"];
const opacities = [0.13, 0.15, 0.13, 0.1, 0.02, 0.06];

/** Clusters differ in shape and in tone, the first three also in color, as classes do on every page; from the seventh on they are hollow. */
export const marks: readonly Mark[] = Array.from({length: MOST}, (_, j) => {
  const i = j % shapes.length;
  const hollow = j >= shapes.length;
  const color = `var(${colors[i]})`;
  return {
    shape: shapes[i],
    fill: hollow ? "var(--paper)" : color,
    stroke: hollow ? color : "var(--paper)",
    cell: color,
    opacity: hollow ? opacities[i] / 2 : opacities[i]
  };
});

/** A point that no centroid owns yet. */
export const openDot = "m-2.6,0a2.6,2.6 0 1,0 5.2,0a2.6,2.6 0 1,0-5.2,0z";

/** Paths in a plot, one a cluster, in the clusters' colors; the pointer goes through them. */
export function clusterPaths(plot: Plot<Declared>, what: "points" | "cells") {
  const all = group(plot.inside, "").style("pointer-events", "none");
  if (what === "points") all.attr("data-ref", "x");
  return marks.map(({fill, stroke, cell, opacity}) => {
    const path = all
      .append("path")
      // Notes keep clear of points.
      .attr("class", what === "points" ? "in-the-way" : null)
      .style("fill", what === "cells" ? cell : fill);
    if (what === "cells") path.style("fill-opacity", opacity);
    else path.style("stroke", stroke).style("stroke-width", stroke === "var(--paper)" ? "0.8" : "1.5");
    return path;
  });
}
