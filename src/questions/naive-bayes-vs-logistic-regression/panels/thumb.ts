import {createPlot} from "../../../marks/plot.js";
import {type Room, SIZES} from "../params.js";
import {part} from "./curves.js";

/** Two learning curves that cross. */
export const thumb: Room["Figure"]["thumb"] = (stage) => {
  const plot = createPlot(stage, {
    x: {domain: [9, 430], scale: "log", label: "", bare: true},
    y: {domain: [0.15, 0.34], label: "", bare: true}
  });
  const naive = plot.line({className: "line-2 dashed"});
  const logistic = plot.line({className: "line"});
  return ({data}) => {
    const l = data.learned.unequal[2];
    naive(SIZES, l.naive.mean.map(part));
    logistic(SIZES, l.logistic[0].mean.map(part));
  };
};
