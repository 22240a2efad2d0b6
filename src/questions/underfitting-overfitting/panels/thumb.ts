import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";
import {along} from "./axis.js";

/** The two errors against degree. */
export const thumb: Room["Figure"]["thumb"] = (stage) => {
  const plot = createPlot(stage, {
    x: {domain: [1, 14], label: "", bare: true},
    y: {domain: [0.01, 4], label: "", scale: "log", bare: true}
  });
  const training = plot.line({className: "line-0"});
  const validation = plot.line({className: "line-1"});
  const best = plot.rule("x", {className: "line-taught dashed"});
  return ({
    result: {
      plain,
      best: {degree}
    }
  }) => {
    const degrees = Float64Array.from(plain, (_, i) => i + 1);
    best(degree);
    training(degrees, along(plain, "train"));
    validation(degrees, along(plain, "held"));
  };
};
