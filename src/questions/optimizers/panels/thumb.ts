import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";
import {createLevels} from "./levels.js";

/** The ravine, GD's zigzag and momentum's swing. */
export const thumb: Room["Figure"]["thumb"] = (stage) => {
  const plot = createPlot<Room["Stage"]["declaration"]>(stage, {
    at: {x: -4, y: -8, width: 256, height: 164},
    x: {domain: [-4, 1], label: "", bare: true},
    y: {domain: [-1.4, 1.4], label: "", bare: true}
  });
  const levels = createLevels(plot);
  const gd = plot.line({className: "line"});
  const momentum = plot.line({className: "line-0"});
  const start = plot.dots({className: "taught mark", radius: 5});
  return ({result}) => {
    plot.domain(result.crop);
    levels(result.levels);
    gd(result.lanes.gd.x, result.lanes.gd.y);
    momentum(result.lanes.momentum.x, result.lanes.momentum.y);
    start([result.start[0]], [result.start[1]]);
  };
};
