import {createPlot} from "../../../marks/plot.js";
import {normalPdf} from "../../../ml/normal.js";
import type {Room} from "../params.js";

const XS = Float64Array.from({length: 121}, (_, i) => -3 + i / 20);
const bell = (sd: number) => XS.map((x) => normalPdf(x / sd) / sd);
const ZERO = XS.map(() => 0);

/** The bell that a formula claims, and the wider one that there is. */
export const thumb: Room["Figure"]["thumb"] = (stage) => {
  const plot = createPlot(stage, {
    x: {domain: [-3, 3], label: "", bare: true},
    y: {domain: [0, 0.88], label: "", bare: true}
  });
  const found = plot.area({className: "area-0"});
  const edge = plot.line({className: "line-0"});
  const claimed = plot.line({className: "line-taught"});
  const truth = plot.rule("x", {className: "line-2 dashed"});
  return () => {
    const wide = bell(1);
    found(XS, ZERO, wide);
    edge(XS, wide);
    claimed(XS, bell(0.5));
    truth(0);
  };
};
