import {createField} from "../../../marks/field.js";
import {createPlot} from "../../../marks/plot.js";
import {createPoints} from "../../../marks/points.js";
import {classTokens} from "../../../marks/symbols.js";
import {columns, rows} from "../field.js";
import type {Room} from "../params.js";
import {marksOf} from "./map.js";

/** In grams the map is all stripes. */
export const thumb: Room["Figure"]["thumb"] = (stage) => {
  const plot = createPlot(stage, {
    at: {x: -4, y: -6, width: 252, height: 160},
    x: {domain: [0, 1], label: "", bare: true},
    y: {domain: [0, 1], label: "", bare: true}
  });
  const levels = classTokens.map((token) => ({token, opacity: 0.3}));
  const points = createPoints(plot, {label: "", step: [1, 1]});
  return (state) => {
    const {extent, field} = state.result;
    plot.domain({x: [extent[0], extent[1]], y: [extent[2], extent[3]]});
    createField(stage, plot.inside, plot.at, columns, rows)(field.label, levels);
    plot.inside.node()?.append(plot.inside.select(".points").node() as Node);
    points(marksOf(state, 16), false);
  };
};
