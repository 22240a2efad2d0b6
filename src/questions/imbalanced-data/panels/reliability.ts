import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";
import {remedyNames} from "../words.js";

const ticks = [0, 0.25, 0.5, 0.75, 1];

/** How often a case is positive where a probability is predicted: of the remedy, and of the untouched model. */
export const reliability: Room["Picture"] = {
  id: "reliability",
  tab: "Reliability",
  title: ({settled}) =>
    `Probabilities, ${settled.remedy === "none" || settled.remedy === "threshold" ? "untouched model" : remedyNames[settled.remedy]}${settled.correct ? ", corrected" : ""}`,
  reads: ({result: {key}}) => [key.now],
  legend: ({settled}) => [
    ...(touched(settled)
      ? [{label: remedyNames[settled.remedy], className: "line-2", ref: "reliability"}]
      : []),
    {label: "untouched", className: "line", ref: "untouched"},
    {label: "as predicted", className: "line-soft dotted"}
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [0, 1], label: "predicted probability of positive", ticks, format: String, grid: true},
      y: {domain: [0, 1], label: "share of positives there", ticks, format: String, grid: true},
      equal: true
    });
    plot.line({className: "line-soft dotted"})([0, 1], [0, 1]);
    const untouched = plot.line({className: "line", ref: "untouched"});
    const now = plot.line({className: "line-2", ref: "reliability"});
    const bins = [plot.dots({className: "mark"}), plot.dots({className: "class-2 mark", ref: "reliability"})];
    return ({settled, result}) => {
      plot.label({y: result.expected ? "share of positives there" : "share of positives, test rows in bins"});
      untouched(result.untouched.x, result.untouched.y);
      if (touched(settled)) now(result.reliability.x, result.reliability.y);
      else now.clear();
      if (result.expected) for (const dots of bins) dots.clear();
      else {
        bins[0](result.untouched.x, result.untouched.y);
        if (touched(settled)) bins[1](result.reliability.x, result.reliability.y);
        else bins[1].clear();
      }
    };
  }
};

const touched = ({remedy}: Room["State"]["settled"]): boolean => remedy !== "none" && remedy !== "threshold";
