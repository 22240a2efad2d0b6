import {amount, tenth} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import {CATEGORIES, ROWS} from "../leak.js";
import type {Room} from "../params.js";

/** In about one sample of a hundred some y of the noise lies farther out. A code can be as far out: by other folds it may be one row’s y. */
export const END = 4;

/** Target encoding of pure noise: each row's y over its code; thin lines join the rows of one category. */
export const leak: Room["Picture"] = {
  id: "leak",
  tab: "Leak",
  with: {coding: "target"},
  title: "y is noise",
  reads: ({result: {leak}}) => [leak],
  legend: ({result: {leak}}) => [
    {
      label: `R²: training ${amount(leak.train)}, fresh ${amount(leak.fresh)}`,
      className: "line-taught",
      ref: "train fresh"
    }
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [-END, END], label: "code: a mean of y", ticks: [-2, 0, 2]},
      y: {domain: [-END, END], label: "y of the training row", ticks: [-2, 0, 2], grid: true},
      left: 30
    });
    const joins = plot.inside.append("path").attr("class", "line-soft").attr("data-ref", "within");
    const dots = plot.dots({className: "class-0 mark", radius: 3.2, ref: "rows"});
    const line = plot.line({className: "line-taught", ref: "train"});
    return ({result: {leak}}) => {
      const {codes, y, line: fit} = leak;
      setAttr(
        joins,
        "d",
        Array.from({length: CATEGORIES}, (_, g) => {
          const rows = Array.from({length: ROWS}, (_, i) => g * ROWS + i).sort((a, b) => y[a] - y[b]);
          return `M${rows.map((i) => `${tenth(plot.x(codes[i]))},${tenth(plot.y(y[i]))}`).join("L")}`;
        }).join("")
      );
      dots(codes, y);
      line([-END, END], [fit.intercept - END * fit.slope, fit.intercept + END * fit.slope]);
    };
  }
};
