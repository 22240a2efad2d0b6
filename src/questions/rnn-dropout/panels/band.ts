import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";
import {edgeNames} from "../schemes.js";
import {keyOf} from "../words.js";

/** One trained net's answers, number by number: without masks, and over 400 sets of masks. */
export const band: Room["Picture"] = {
  id: "band",
  tab: "Many masks",
  title: ({params: {edge, mask}}) =>
    `A trained net’s answers, p = 25 %: ${mask === "fresh" ? "fresh masks" : "one mask"} on the ${edgeNames[edge]}`,
  reads: ({params: {edge, mask}, data}) => [edge, mask, data],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [-1, 1], label: "the number at the first step", ticks: [-1, -0.5, 0, 0.5, 1]},
      y: {domain: [-1.4, 1.4], label: "answer after 12 steps", ticks: [-1, -0.5, 0, 0.5, 1], grid: true}
    });
    const area = plot.area({className: "area-2", ref: "averaged"});
    const truth = plot.line({className: "line-soft dashed", ref: "truth"});
    const mean = plot.line({className: "line-2", ref: "averaged"});
    const plain = plot.line({className: "line-1", ref: "plain"});
    return ({params, data}) => {
      const b = data.runs[keyOf(params)].band;
      area(b.values, b.low, b.high);
      truth([-1, 1], [-1, 1]);
      mean(b.values, b.mean);
      plain(b.values, b.plain);
      plot.names([
        {text: "no mask", className: "orange-text", ref: "plain", of: plain},
        {text: "mean over masks, 90 % band", className: "green-text", ref: "averaged", of: [-0.15, -1.05]},
        {text: "right answer", className: "", ref: "truth", of: [0.8, 1.12]}
      ]);
    };
  }
};
