import {createPlot} from "../../../marks/plot.js";
import {normalPdf} from "../../../ml/normal.js";
import type {Room} from "../params.js";

const XS = Float64Array.from({length: 101}, (_, i) => -3.4 + 0.09 * i);
const ZERO = XS.map(() => 0);

/** Two classes, one line, and what lies beyond it. */
export const thumb: Room["Figure"]["thumb"] = (stage) => {
  const plot = createPlot(stage, {
    x: {domain: [XS[0], XS[100]], label: "", bare: true},
    y: {domain: [-0.44, 0.44], label: "", bare: true}
  });
  const areas = [plot.area({className: "class-1"}), plot.area({className: "class-0"})];
  const curves = [plot.line({className: "line-1"}), plot.line({className: "line-0"})];
  const ground = plot.rule("y", {className: "axis-line"});
  const line = plot.rule("x", {className: "line-taught"});
  return ({params: {separation, spread, threshold}}) => {
    [XS.map((x) => normalPdf((x - separation) / spread) / spread), XS.map((x) => -normalPdf(x))].forEach(
      (ys, i) => {
        areas[i](
          XS,
          ZERO,
          ys.map((y, k) => (XS[k] >= threshold ? y : 0))
        );
        curves[i](XS, ys);
      }
    );
    ground(0);
    line(threshold);
  };
};
