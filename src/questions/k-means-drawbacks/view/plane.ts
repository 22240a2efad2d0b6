import {createAxis, createLegend, group} from "../../../marks/axes.js";
import {createClipped} from "../../../marks/clip.js";
import {tenth} from "../../../marks/format.js";
import {put, say} from "../../../marks/put.js";
import {cellsOf} from "../cells.js";
import {type Moment, momentAt, type Result} from "../model.js";
import type {Here, Part, Place} from "../params.js";
import {layouts, scalesOf} from "./layout.js";
import {clusterMarks, clusterPaths, openDot} from "./marks.js";

/** The plane: points by cluster, the centroids' cells, and the way that each centroid went. */
export function createPlane(stage: Place): Part {
  const at = layouts[stage.mode].plane;
  const wide = stage.mode === "wide";
  const root = group(stage.svg, "plane");
  const inside = createClipped(root, at, `k-means-plane-${stage.mode}`);
  const fills = clusterPaths(group(inside, ""), "cells");
  const edges = inside
    .append("path")
    .attr("class", "line")
    .style("stroke-width", "1.3")
    .attr("data-ref", "cell");
  const dots = group(inside, "").attr("data-ref", "x");
  const free = dots.append("path").style("fill", "none").style("stroke", "var(--soft)");
  const clusters = clusterPaths(dots, "points");
  root
    .append("path")
    .attr("class", "axis-line")
    .attr("d", `M${at.x},${at.y}h${at.width}v${at.height}h${-at.width}z`);
  const way = inside
    .append("path")
    .attr("class", "line-taught")
    .style("stroke-width", "1.4")
    .attr("data-ref", "mu");
  const bottom = createAxis(root, {at, orient: "bottom", label: "x₁", ticks: wide ? 8 : 5});
  const left = createAxis(root, {at, orient: "left", label: "x₂", ticks: 5});
  const legend = createLegend(
    root,
    [
      {
        label: "start",
        className: "handle-grip",
        path: "M-4.5,0a4.5,4.5 0 1,0 9,0a4.5,4.5 0 1,0-9,0z",
        ref: "start"
      },
      {label: "centroid", className: "taught", path: "M-5,-5l10,10M5,-5l-10,10", ref: "mu"},
      {label: "cell's edge", className: "line", ref: "cell"}
    ],
    {x: wide ? at.x + 84 : at.x, y: 12}
  );
  legend.select(".taught").style("stroke", "var(--taught)").style("stroke-width", "3.5");
  const meaning = root
    .append("text")
    .attr("class", "note-label")
    .attr("text-anchor", "end")
    .attr("x", at.x + at.width)
    .attr("y", wide ? 16 : 34);

  let drawn: readonly unknown[] = [];
  let framed: Result | null = null;
  return ({params, result}: Here) => {
    const moment = momentAt(result, params.step);
    const key = [result, moment, params.truth];
    if (key.every((v, i) => v === drawn[i])) return;
    drawn = key;
    const {points} = result;
    const {x, y} = scalesOf(at, points.extent);
    const classed = params.truth && points.label !== null;
    if (framed !== result) {
      framed = result;
      bottom(x, points.xName);
      left(y, short(points.yName));
    }
    const place = (px: number, py: number) => `${tenth(x(px))},${tenth(y(py))}`;
    const cells = moment.labels ? cellsOf(moment.centroids, points.extent, points.scaling) : [];
    const outlines = cells.map((cell) => {
      let d = "";
      for (let q = 0; q < cell.length; q += 2) d += `${q ? "L" : "M"}${place(cell[q], cell[q + 1])}`;
      return d && `${d}z`;
    });
    fills.forEach((path, j) => {
      // The cells' colors are the clusters': beside those of true classes they would say what is not so.
      put(path, "d", (!classed && outlines[j]) || null);
    });
    put(edges, "d", outlines.join("") || null);
    const paths = pointPaths(result, moment, params.truth, place);
    put(free, "d", paths[clusterMarks.length] || null);
    clusters.forEach((path, j) => {
      put(path, "d", paths[j] || null);
    });
    put(way, "d", ways(result, params.step, place) || null);
    say(meaning, classed ? "marks: true class" : moment.labels ? "marks: cluster" : "not assigned yet");
  };
}

/** Names as long as there is room for. */
const short = (name: string): string => (name.length > 13 ? `${name.slice(0, 12)}…` : name);

/** One path a mark, and a last one for points that have none yet. */
function pointPaths(
  {points: {X, n, label}}: Result,
  {labels}: Moment,
  truth: boolean,
  place: (x: number, y: number) => string
): string[] {
  const paths = new Array<string>(clusterMarks.length + 1).fill("");
  const marked = truth && label ? label : labels;
  for (let i = 0; i < n; ++i) {
    const j = marked ? marked[i] % clusterMarks.length : clusterMarks.length;
    paths[j] += `M${place(X[2 * i], X[2 * i + 1])}${clusterMarks[j]?.shape ?? openDot}`;
  }
  return paths;
}

/** From each centroid's start to where it is now. */
function ways({moments, k}: Result, step: number, place: (x: number, y: number) => string): string {
  let d = "";
  const last = Math.min(step, moments.length - 1);
  for (let j = 0; j < k; ++j) {
    let at = "";
    // Only moves move a centroid: every second half-step.
    for (let s = 0; s <= last; s += 2) {
      const {centroids} = moments[s];
      const next = place(centroids[2 * j], centroids[2 * j + 1]);
      if (next !== at) d += `${s ? "L" : "M"}${next}`;
      at = next;
    }
  }
  return d;
}
