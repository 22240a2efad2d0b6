import {createPlot} from "../../../marks/plot.js";
import {leansOf} from "../leans.js";
import type {Room} from "../params.js";
import {createLeans} from "./leans.js";

/** One test row, and the targets on both sides that its prediction leans on. */
export const thumb: Room["Figure"]["thumb"] = (stage) => {
  const plot = createPlot(stage, {
    x: {domain: [0, 1], label: "", bare: true},
    y: {domain: [0, 1], label: "", bare: true}
  });
  const path = plot.line({className: "line-soft"});
  const leans = createLeans(plot);
  const train = plot.dots({className: "class-0 mark", radius: 4.5});
  const test = plot.dots({className: "class-1 mark", radius: 7});
  return (state) => {
    const {rows, row, reports} = state.result;
    const reach = 8;
    const ids = Array.from({length: 2 * reach + 1}, (_, i) => row.row - reach + i).filter(
      (i) => i >= 0 && i < rows.train
    );
    const values = ids.map((i) => rows.target[i]);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    plot.domain({x: [row.row - reach, row.row + reach + 2], y: [low - 0.5, high + 0.5]});
    const {test: tested} = reports[state.settled.scheme].splits[row.fold];
    const of = (wanted: boolean) => ids.filter((i) => tested.includes(i) === wanted);
    path(
      ids.map((i) => i + 1),
      values
    );
    leans(state, leansOf(state));
    train(
      of(false).map((i) => i + 1),
      of(false).map((i) => rows.target[i])
    );
    test(
      of(true).map((i) => i + 1),
      of(true).map((i) => rows.target[i])
    );
  };
};
