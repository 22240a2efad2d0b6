import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";

/** A curve that falls and bends, and its chord. */
export const thumb: Room["Figure"]["thumb"] = (stage) => {
  const plot = createPlot(stage, {
    at: {x: 0, y: -4, width: 250, height: 158},
    x: {domain: [0.6, 8.4], label: "", bare: true},
    y: {domain: [0, 1], label: "", bare: true}
  });
  const chord = plot.line({className: "line dashed"});
  const curve = plot.line({className: "line-0"});
  const dots = plot.dots({className: "class-0 mark", radius: 5});
  const bend = plot.rule("x", {className: "line-taught"});
  return ({result: {inertia, votes}}) => {
    const ks = [1, 2, 3, 4, 5, 6, 7, 8];
    const values = inertia.subarray(0, 8);
    const k = Math.min(votes.elbow, 8);
    plot.domain({y: [-0.04 * values[0], 1.06 * values[0]]});
    chord([1, 8], [values[0], values[7]]);
    curve(ks, values);
    dots(ks, values);
    bend(k, values[k - 1], values[0] + ((values[7] - values[0]) * (k - 1)) / 7);
  };
};
