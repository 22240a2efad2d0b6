import {createPlot} from "../../../marks/plot.js";
import {plan} from "../model.js";
import type {Room} from "../params.js";
import {depth} from "../schemes.js";
import {LAYERS} from "./signal.js";

/** A level signal between one that vanishes and one that explodes, and the draws around it. */
export const thumb: Room["Figure"]["thumb"] = (stage) => {
  const plot = createPlot(stage, {
    x: {domain: [0, depth], label: "", bare: true},
    y: {domain: [0.1, 10], scale: "log", label: "", bare: true}
  });
  const band = plot.area({className: "area-0"});
  const off = [plot.line({className: "line-soft"}), plot.line({className: "line-soft"})];
  const level = plot.line({className: "line-0"});
  return ({result, params: {init, activation, shape, width}}) => {
    if (result.band) band(LAYERS, result.band.forward.low, result.band.forward.high);
    level(LAYERS, result.forward.std);
    off.forEach((draw, i) => {
      const {expected} = plan(init, activation, i ? 1.1 : 0.9, shape, width);
      if (expected) draw(LAYERS, expected.std);
    });
  };
};
