import type {Group} from "../../../marks/axes.js";

interface Mark {
  /** Round the origin, in steps from there. */
  shape: string;
  fill: string;
  stroke: string;
  /** Opacity of the color over the cluster's cell. */
  cell: number;
}

/** Clusters differ in shape and in tone; the first three also in color, as classes do on every page. */
export const clusterMarks: readonly Mark[] = [
  {
    shape: "m-3.3,0a3.3,3.3 0 1,0 6.6,0a3.3,3.3 0 1,0-6.6,0z",
    fill: "var(--blue)",
    stroke: "var(--paper)",
    cell: 0.13
  },
  {shape: "m0,-4.4l4.1,7h-8.2z", fill: "var(--orange)", stroke: "var(--paper)", cell: 0.15},
  {shape: "m-3,-3h6v6h-6z", fill: "var(--green)", stroke: "var(--paper)", cell: 0.13},
  {shape: "m0,-4.6l3.7,4.6l-3.7,4.6l-3.7,-4.6z", fill: "var(--ink)", stroke: "var(--paper)", cell: 0.09},
  {
    shape: "m-1.4,-4.2h2.8v2.8h2.8v2.8h-2.8v2.8h-2.8v-2.8h-2.8v-2.8h2.8z",
    fill: "var(--soft)",
    stroke: "var(--paper)",
    cell: 0
  },
  {shape: "m0,4.1l3.7,-6.4h-7.4z", fill: "var(--paper)", stroke: "var(--ink)", cell: 0.045}
];

/** A point that no centroid owns yet. */
export const openDot = "m-2.6,0a2.6,2.6 0 1,0 5.2,0a2.6,2.6 0 1,0-5.2,0z";

/** Paths in `parent`, one a cluster, in the clusters' colors. */
export const clusterPaths = (parent: Group, what: "points" | "cells") =>
  clusterMarks.map(({fill, stroke, cell}, j) => {
    const path = parent.append("path").style("fill", what === "cells" && j === 5 ? "var(--ink)" : fill);
    if (what === "cells") path.style("fill-opacity", cell);
    else path.style("stroke", stroke).style("stroke-width", j === 5 ? "1.3" : "0.8");
    return path;
  });
