import {createPlot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import {endOf} from "../model.js";
import type {Room} from "../params.js";
import {clusterPaths, type Declared} from "./marks.js";
import {crossesIn, outlinesIn, pointsIn} from "./paths.js";

/** Five blobs and the cells of a run that got stuck: one blob cut, two under one roof. */
export const thumb: Room["Figure"]["thumb"] = (stage) => {
  const plot = createPlot<Declared>(stage, {
    at: {x: -4, y: -8, width: 256, height: 164},
    x: {domain: [-8, 8], label: "", bare: true},
    y: {domain: [-6, 6], label: "", bare: true}
  });
  const cells = clusterPaths(plot, "cells");
  const edges = plot.inside.append("path").attr("class", "line");
  const points = clusterPaths(plot, "points");
  const crosses = plot.inside
    .append("path")
    .style("fill", "none")
    .style("stroke", "var(--taught)")
    .style("stroke-width", "3.5");
  return ({result}) => {
    const {centroids, labels} = endOf(result);
    const {extent} = result.points;
    plot.domain({x: [extent[0], extent[1]], y: [extent[2], extent[3]]});
    outlinesIn(plot, result.points, centroids).forEach((d, j) => {
      setAttr(cells[j], "d", d || null);
    });
    setAttr(edges, "d", outlinesIn(plot, result.points, centroids).join(""));
    pointsIn(plot, result.points, labels)
      .slice(0, points.length)
      .forEach((d, j) => {
        setAttr(points[j], "d", d || null);
      });
    setAttr(crosses, "d", crossesIn(plot, centroids));
  };
};
