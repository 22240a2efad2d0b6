import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {elbow} from "../../../ml/elbow.js";
import {LONGEST, type Room} from "../params.js";
import {tick} from "../words.js";
import type {Declared} from "./marks.js";

/** Where the elbow is on the axis that the reader holds: the curve is known, so nothing waits for the worker. */
const elbowOf = ({params: {end}, result: {inertia}}: Room["State"]): number =>
  elbow(inertia.subarray(0, end));

/** Inertia against k, the chord between its ends, and where the curve is farthest below: the axis' end is a handle. */
export const elbowPanel: Room["Picture"] = {
  id: "elbow",
  tab: "Elbow",
  title: (state) => `Elbow: k = ${elbowOf(state)}`,
  reads: ({params: {end, k}, result: {inertia}}) => [end, k, inertia],
  legend: () => [
    {label: "chord", className: "line dashed", ref: "chord"},
    {label: "farthest below", className: "line-taught", path: "M0,-6v12", ref: "bend"}
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [0.5, LONGEST + 0.5], label: "clusters k", ticks: [1, 2, 3, 4, 6, 8, 10, 12, 14, 16]},
      y: {domain: [0, 1], label: "lowest inertia J(k)", format: tick, grid: true},
      left: 50
    });
    const rest = plot.line({className: "line-soft", ref: "rest"});
    const chord = plot.line({className: "line dashed", ref: "chord"});
    const curve = plot.line({className: "line-0", ref: "inertia"});
    const dots = plot.dots({className: "class-0 mark", radius: 3.5, ref: "inertia"});
    const here = plot.dots({className: "ink mark", radius: 5, ref: "k"});
    const bend = plot.rule("x", {className: "line-taught", ref: "bend"});
    const name = plot.text({className: "taught-text", ref: "bend", dx: 7, dy: -6});
    const cut = plot.rule("x", {className: "line-soft dotted", ref: "end"});
    const handle = createParamHandle<Declared, Room["State"]>(plot, {
      param: "end",
      along: "x",
      at: ({params}) => [params.end, 0],
      value: (x) => Math.round(x),
      hint: "drag: where the axis ends",
      // Where the curve is not: it falls to the right.
      hintAt: {x: 10, y: -Math.round(0.9 * plot.at.height), anchor: "start"},
      ref: "end"
    });
    return (state) => {
      const {params, result} = state;
      const {inertia} = result;
      const {end} = params;
      const k = elbowOf(state);
      const ks = Array.from(inertia, (_, j) => j + 1);
      plot.domain({y: [0, 1.06 * inertia[0]]});
      rest(ks.slice(end - 1), inertia.subarray(end - 1));
      curve(ks.slice(0, end), inertia.subarray(0, end));
      dots(ks.slice(0, end), inertia.subarray(0, end));
      chord([1, end], [inertia[0], inertia[end - 1]]);
      here([params.k], [inertia[params.k - 1]]);
      const on = inertia[0] + ((inertia[end - 1] - inertia[0]) * (k - 1)) / (end - 1);
      bend(k, inertia[k - 1], on);
      cut(end);
      handle(state);
      // On the chord's upper side, where nothing else is drawn.
      name(k, on, `elbow: ${k}`);
    };
  }
};
