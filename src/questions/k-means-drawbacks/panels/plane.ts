import {createPlot, type Plot} from "../../../marks/plot.js";
import {createPoints, type PointMark} from "../../../marks/points.js";
import {setAttr} from "../../../marks/set.js";
import {type Hand, handsOn} from "../hands.js";
import {momentAt} from "../model.js";
import type {Here, Room} from "../params.js";
import {viewOf} from "../view.js";
import {clusterPaths, type Declared, marks} from "./marks.js";
import {crossesIn, edgesIn, outlinesIn, pointsIn, waysIn} from "./paths.js";

const RINGS: Readonly<Record<Hand["kind"], string>> = {
  start: "M-7,0a7,7 0 1,0 14,0a7,7 0 1,0-14,0z",
  added: "M-6.5,-6.5h13v13h-13z",
  outlier: "M0,-10l10,10l-10,10l-10,-10z"
};

/** The main panel: points by cluster, the centroids with the way that each has gone, and their cells. */
export const plane: Room["Picture"] = {
  id: "plane",
  tab: "Points",
  title: (state) => {
    const assigned = momentAt(state.result, state.params.step).labels !== null;
    if (!isClassed(state)) return assigned ? "Points by cluster" : "Points, not assigned yet";
    return assigned ? "Points by true class, cells by centroid" : "Points by true class, no cells yet";
  },
  reads: (state) => {
    const {params, settled, result} = state;
    const {points, k, moments} = result;
    const last = Math.min(params.step, moments.length - 1);
    return [
      k,
      params.world === settled.world,
      params.world,
      JSON.stringify([params.c, params.add, params.out]),
      params.truth,
      points.X,
      points.label,
      points.xName,
      points.yName,
      points.scaling[0].scale,
      points.scaling[1].scale,
      ...points.extent,
      moments[last].labels,
      // The way is that of all half-steps up to now.
      ...moments.slice(0, last + 1).map(({centroids}) => centroids)
    ];
  },
  legend: ({params, result: {points}}) => [
    {label: "start", className: "handle-grip", path: "M-5,0a5,5 0 1,0 10,0a5,5 0 1,0-10,0z", ref: "start"},
    {label: "centroid", className: "line", path: "M-5,-5l10,10M5,-5l-10,10", ref: "mu"},
    {label: "edge of a cell", className: "line-soft", ref: "cell"},
    ...(points.added ? [{label: "added", className: "handle-grip", path: "M-5,-5h10v10h-10z"}] : []),
    ...(params.world === "outlier"
      ? [{label: "outlier", className: "handle-grip", path: "M0,-6.5l6.5,6.5l-6.5,6.5l-6.5,-6.5z"}]
      : [])
  ],
  draw: (stage) => {
    const plot: Plot<Declared> = createPlot(stage, {
      x: {domain: [-8, 8], label: "x₁"},
      y: {domain: [-6, 6], label: "x₂"},
      left: 40
    });
    const {inside} = plot;
    const fills = clusterPaths(plot, "cells");
    const through = (className: string, ref: string) =>
      inside.append("path").attr("class", className).attr("data-ref", ref).style("pointer-events", "none");
    const edges = through("line-soft", "cell");
    let now: Here;
    const hands = handsOn(stage.set, () => now);
    // Below the points' own marks, which the pointer goes through: a ring with its point inside.
    const grips = createPoints(plot, {
      label: "Starts of the centroids, points added, outlier",
      hint: stage.mode === "wide" ? "drag a start, click to add a point" : "drag a start, tap to add",
      step: hands.step,
      move: hands.move,
      add: hands.add,
      remove: hands.remove
    });
    const free = through("", "x").style("fill", "none").style("stroke", "var(--soft)");
    const clusters = clusterPaths(plot, "points");
    const way = through("line", "mu").style("stroke-width", "1.25");
    const below = through("", "")
      .style("fill", "none")
      .style("stroke", "var(--paper)")
      .style("stroke-width", "6");
    const crosses = through("", "mu")
      .style("fill", "none")
      .style("stroke", "var(--ink)")
      .style("stroke-width", "3");
    plot.frame();
    return (state) => {
      now = state;
      const {params, result} = state;
      const {points} = result;
      const moment = momentAt(result, params.step);
      const [x0, x1, y0, y1] = viewOf(points, result.moments[0].centroids, plot.at.height / plot.at.width);
      plot.domain({x: [x0, x1], y: [y0, y1]});
      plot.label({x: points.xName, y: points.yName});
      // The cells' colors are the clusters': beside those of true classes they would say what is not so.
      const outlines = moment.labels ? outlinesIn(plot, points, moment.centroids) : [];
      fills.forEach((path, j) => {
        setAttr(path, "d", (!isClassed(state) && outlines[j]) || null);
      });
      setAttr(edges, "d", (moment.labels && edgesIn(plot, points, moment.centroids)) || null);
      const paths = pointsIn(plot, points, isClassed(state) ? points.label : moment.labels);
      setAttr(free, "d", paths[marks.length] || null);
      clusters.forEach((path, j) => {
        setAttr(path, "d", paths[j] || null);
      });
      const upToNow = result.moments.slice(0, params.step + 1).map(({centroids}) => centroids);
      setAttr(way, "d", waysIn(plot, upToNow) || null);
      const d = crossesIn(plot, moment.centroids);
      setAttr(below, "d", d);
      setAttr(crosses, "d", d);
      grips(
        hands.all(state).map(
          ({kind, key, x, y, words}): PointMark => ({
            key,
            x,
            y,
            words,
            className: "handle-grip",
            path: RINGS[kind]
          })
        )
      );
    };
  }
};

const isClassed = ({params, result}: Here): boolean => params.truth && result.points.label !== null;
