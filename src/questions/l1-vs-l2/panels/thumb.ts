import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";
import {createZones} from "./ball.js";
import {contoursOf} from "./contours.js";

/** A diamond, contours that meet its corner, and the wedge from which they do. */
export const thumb: Room["Figure"]["thumb"] = (stage) => {
  const plot = createPlot(stage, {
    x: {domain: [-1.76, 3.24], label: "", bare: true},
    y: {domain: [-1.5, 1.5], label: "", bare: true},
    equal: true
  });
  const zones = createZones(plot);
  const contours = [0, 1, 2].map((k) => plot.line({className: k === 2 ? "line" : "line-soft"}));
  const ball = plot.line({className: "line"});
  const marks = plot.dots({className: "taught mark", radius: 5});
  return (state) => {
    const {params, result} = state;
    zones(result.shape.regions, true);
    contoursOf(state)
      .slice(0, 3)
      .forEach(([xs, ys], i) => {
        contours[i](xs, ys);
      });
    ball(...result.shape.outline);
    marks([params.center[0], result.optimum.w[0]], [params.center[1], result.optimum.w[1]]);
  };
};
