import {createField} from "../../../marks/field.js";
import {createPlot} from "../../../marks/plot.js";
import {createPoints} from "../../../marks/points.js";
import {classTokens} from "../../../marks/symbols.js";
import {STRENGTHS} from "../model.js";
import type {Room} from "../params.js";
import {SIDE} from "../sample.js";
import {marksOf} from "./map.js";

/** The boosted map with its points as large as they are heard. */
export const thumb: Room["Figure"]["thumb"] = (stage) => {
  const plot = createPlot(stage, {
    at: {x: 0, y: -8, width: 250, height: 164},
    x: {domain: [-1, 1], label: "", bare: true},
    y: {domain: [-0.62, 0.62], label: "", bare: true}
  });
  const half = 0.62 / 2;
  const top = Math.round(SIDE * (0.5 - half));
  const rows = SIDE - 2 * top;
  const levels = classTokens.slice(0, 2).map((token) => ({token, opacity: 0.25}));
  const paint = createField(stage, plot.inside, plot.at, SIDE, rows);
  const points = createPoints(plot, {label: "", joined: true, step: [1, 1]});
  return (state) => {
    const {field} = state.result.boost;
    const seen = field.subarray(top * SIDE, (top + rows) * SIDE);
    paint(
      Uint8Array.from(seen, (level) => (level >= STRENGTHS ? 1 : 0)),
      levels
    );
    points(marksOf(state, "boost", false).filter(({key, y}) => key % 2 === 0 && Math.abs(y) < 0.6));
  };
};
