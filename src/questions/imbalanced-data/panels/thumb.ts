import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";

/** Nearly all of the area is one cell. */
export const thumb: Room["Figure"]["thumb"] = (stage) => {
  const plot = createPlot(stage, {
    at: {x: 0, y: -8, width: 244, height: 160},
    x: {domain: [0, 1], label: "", bare: true},
    y: {domain: [0, 1], label: "", bare: true}
  });
  const cell = (className: string) => plot.bars({className});
  const [tn, fp, fn, tp] = [cell("area-0"), cell("class-0"), cell("area-1"), cell("class-1")];
  return ({result: {numbers}}) => {
    // Wider than one in a hundred: a sliver of this size could not be seen.
    const at = 0.92;
    const {recall, counts} = numbers.weights;
    const alarms = counts.fp / (counts.fp + counts.tn);
    tn([0], [at], [0], [1 - alarms]);
    fp([0], [at], [1 - alarms], [1]);
    fn([at + 0.015], [1], [0], [1 - recall]);
    tp([at + 0.015], [1], [1 - recall], [1]);
  };
};
