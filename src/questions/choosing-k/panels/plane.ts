import {plural} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot, type Plot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import type {Room} from "../params.js";
import {inertiaOf} from "../words.js";
import {sideOf, toCenter} from "../worlds.js";
import {crossesIn, type Declared, marks, pointsIn, shownOf} from "./marks.js";

/** The main panel: the points in the clusters of the chosen k, and three groups to slide together. */
export const plane: Room["Picture"] = {
  id: "plane",
  tab: "Points",
  title: ({settled: {k}, result: {inertia}}) =>
    `The best of ${plural(k, "cluster")}: inertia ${inertiaOf(inertia[k - 1])}`,
  reads: ({params: {d}, settled: {world}, result: {sample, labels, centroids}}) => [
    world,
    d,
    sample.X,
    sample.xName,
    sample.yName,
    ...sample.extent,
    labels,
    centroids
  ],
  legend: ({settled: {world}}) => [
    {label: "mean of a cluster", className: "line", path: "M-5,-5l10,10M5,-5l-10,10", ref: "mu"},
    ...(world === "three"
      ? [{label: "slides", className: "handle-grip", path: "M-5,0a5,5 0 1,0 10,0a5,5 0 1,0-10,0z", ref: "d"}]
      : [])
  ],
  draw: (stage) => {
    const plot: Plot<Declared> = createPlot(stage, {
      x: {domain: [-9, 9], label: "x₁"},
      y: {domain: [-6, 9], label: "x₂"},
      left: 44
    });
    const path = (ref: string) =>
      plot.inside
        .append("path")
        .attr("class", "in-the-way")
        .attr("data-ref", ref)
        .style("pointer-events", "none");
    const clusters = marks.map(({color}) =>
      path("x").style("fill", color).style("stroke", "var(--paper)").style("stroke-width", "0.8")
    );
    const cross = (color: string, width: number) =>
      path("mu").style("fill", "none").style("stroke", color).style("stroke-width", `${width}`);
    const crosses = [cross("var(--paper)", 6), cross("var(--ink)", 3)];
    plot.frame();
    const handle = createParamHandle<Declared, Room["State"]>(plot, {
      param: "d",
      along: "y",
      at: ({params}) => [0, toCenter(params.d)],
      value: (_, y) => sideOf(y),
      hint: "drag down: slide the clusters together",
      // Above the cluster that it moves.
      hintAt: {x: 0, y: -66, anchor: "middle"},
      ref: "d"
    });
    // What the handle drew stands last: where nothing slides it is not there.
    const grip = plot.outside.selectAll<SVGGElement, unknown>(".handle");
    return (state) => {
      const {sample, labels, centroids} = state.result;
      plot.domain(shownOf(sample.extent, plot));
      plot.label({x: sample.xName, y: sample.yName});
      pointsIn(plot, sample.X, labels).forEach((d, j) => {
        setAttr(clusters[j], "d", d || null);
      });
      for (const under of crosses) setAttr(under, "d", crossesIn(plot, centroids));
      grip.attr("display", state.settled.world === "three" ? null : "none");
      handle(state);
    };
  }
};
