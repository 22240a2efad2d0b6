import {createField} from "../../../marks/field.js";
import {createPlot} from "../../../marks/plot.js";
import {createPoints} from "../../../marks/points.js";
import {classTokens} from "../../../marks/symbols.js";
import type {Room} from "../params.js";
import {marksOf} from "./marks.js";

/** The map with its islands. */
export const thumb: Room["Figure"]["thumb"] = (stage) => {
  const plot = createPlot(stage, {
    at: {x: -4, y: -6, width: 252, height: 160},
    x: {domain: [-4, 4], label: "", bare: true},
    y: {domain: [-3, 3], label: "", bare: true}
  });
  const levels = classTokens.map((token) => ({token, opacity: 0.3}));
  const points = createPoints(plot, {label: "", step: [1, 1]});
  return (state) => {
    const {field} = state.result;
    if (!field) return;
    createField(stage, plot.inside, plot.at, field.columns, field.rows)(field.label, levels);
    plot.inside.node()?.append(plot.inside.select(".points").node() as Node);
    points(marksOf(state, "narrow").map((mark) => ({...mark, path: "M-2,-2h4v4h-4z"})));
  };
};
