import {createPlot} from "../../../marks/plot.js";
import {normalPdf} from "../../../ml/normal.js";
import type {Room} from "../params.js";

const XS = Float64Array.from({length: 121}, (_, i) => -0.9 + i / 50);
const ZERO = XS.map(() => 0);

/** Two bells, one line, two wrong areas. */
export const thumb: Room["Figure"]["thumb"] = (stage) => {
  const plot = createPlot(stage, {
    x: {domain: [-0.9, 1.5], label: "", bare: true},
    y: {domain: [0, 1.05], label: "", bare: true}
  });
  const typeTwo = plot.area({className: "class-1"});
  const typeOne = plot.area({className: "class-0"});
  const bells = [plot.line({className: "line-0"}), plot.line({className: "line-1"})];
  const line = plot.rule("x", {className: "line-taught"});
  return ({params: {effect}, result: {se, critical}}) => {
    const bell = (center: number) => XS.map((x) => normalPdf((x - center) / se) / normalPdf(0));
    const part = (center: number, inside: (x: number) => boolean) =>
      bell(center).map((y, i) => (inside(XS[i]) ? y : 0));
    typeOne(
      XS,
      ZERO,
      part(0, (x) => x > critical)
    );
    typeTwo(
      XS,
      ZERO,
      part(effect, (x) => x <= critical)
    );
    bells[0](XS, bell(0));
    bells[1](XS, bell(effect));
    line(critical);
  };
};
