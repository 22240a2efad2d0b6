import {amount} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import {SLOPES} from "../model.js";
import type {Room} from "../params.js";
import {bestNames, lossSums, topOf} from "../words.js";

/** The tally while the line turns about its middle: where it stands now, and the best line. */
export const bowl: Room["Picture"] = {
  id: "bowl",
  tab: "Bowl",
  title: ({params: {loss}}) => `S${lossSums[loss].slice(1)}, against the slope`,
  reads: ({params: {loss}, result: {line, tally, best, turned}}) => [loss, line, tally, best, turned],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [-2, 2], label: "slope of the line", ticks: [-2, -1, 0, 1, 2]},
      y: {domain: [0, 1], label: "sum of the areas", grid: true, ticks: 4},
      left: 38
    });
    const floor = plot.rule("y", {className: "line-soft dashed", ref: "best"});
    const curve = plot.line({className: "line-0", ref: "bowl"});
    const least = plot.dots({className: "class-2 mark", radius: 5, ref: "best"});
    const yours = plot.dots({className: "taught mark", radius: 5.5, ref: "line"});
    return ({params: {loss}, result: {line, tally, best, turned}}) => {
      plot.domain({y: [0, topOf(Math.max(tally, 3 * best.tally))]});
      floor(best.tally);
      curve(SLOPES, turned);
      least([best.slope], [best.tally]);
      yours([line.slope], [tally]);
      plot.names([
        {text: "your line", className: "taught-text", ref: "line", of: [line.slope, tally]},
        {
          text: `${bestNames[loss]}: ${amount(best.tally)}`,
          className: "green-text",
          ref: "best",
          of: [best.slope, best.tally]
        }
      ]);
    };
  }
};
