import {createPlot} from "../../../marks/plot.js";
import {GRID} from "../model.js";
import type {Room} from "../params.js";

/** The same points, two curves through all of them. */
export const thumb: Room["Figure"]["thumb"] = (stage) => {
  const plot = createPlot(stage, {
    x: {domain: [-0.3, 1.3], label: "", bare: true},
    y: {domain: [-2.2, 2.2], label: "", bare: true}
  });
  const second = plot.line({className: "line-1"});
  const first = plot.line({className: "line-0"});
  const dots = plot.dots({className: "taught mark", radius: 4.5});
  const cut = (values: Float64Array = new Float64Array(0)) => values.map((v) => Math.max(-9, Math.min(9, v)));
  return ({params, result: {points, curves}}) => {
    second(GRID, cut(curves[params.second]));
    first(GRID, cut(curves[params.first]));
    dots(points.x, points.y);
  };
};
