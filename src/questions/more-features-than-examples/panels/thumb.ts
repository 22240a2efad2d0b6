import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";
import {add} from "../two.js";
import {contour} from "./valley.js";

/** A valley, its floor, and weights on it. */
export const thumb: Room["Figure"]["thumb"] = (stage) => {
  const plot = createPlot(stage, {
    x: {domain: [-1.4, 4.4], label: "", bare: true},
    y: {domain: [-0.6, 2.9], label: "", bare: true}
  });
  const sides = [0, 1, 2, 3, 4, 5].map(() => plot.line({className: "line-soft"}));
  const floor = plot.line({className: "line-0"});
  const best = plot.dots({className: "class-2 mark", radius: 5});
  const held = plot.dots({className: "taught mark", radius: 6.5});
  return ({result: {valley: v, held: w}}) => {
    [1, 4, 12]
      .flatMap((level) => contour(v.best, v.axes, v.curvature, level))
      .forEach((shape, i) => {
        sides[i](...shape);
      });
    const [from, to] = [add(v.best, v.axes[1], -12), add(v.best, v.axes[1], 12)];
    floor([from[0], to[0]], [from[1], to[1]]);
    best([v.best[0]], [v.best[1]]);
    held([w[0]], [w[1]]);
  };
};
