import {amount} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";
import {WAVES} from "../walk.js";
import {WALKS} from "../worlds.js";

const STEPS = Float64Array.from({length: WALKS.n}, (_, t) => t + 1);
const series = Array.from({length: WAVES}, (_, k) => k);

/** The walks' first components against time, over cosines that know nothing of them. */
export const waves: Room["Picture"] = {
  id: "waves",
  tab: "Cosines",
  title: "Components in time; r with a cosine",
  with: {world: "walks"},
  reads: ({result: {walk}}) => [walk],
  legend: () => [
    ...series.map((k) => ({label: `${k + 1}`, className: `line-${k}`, ref: `c${k + 1}`})),
    {label: "cosines", className: "line dotted", ref: "cosines"}
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [0, WALKS.n + 1], label: "step"},
      y: {
        domain: [-2.4, 2.4],
        label: "score, in its standard deviations",
        ticks: [-2, -1, 0, 1, 2],
        grid: true
      },
      left: 36
    });
    const scores = series.map((k) => plot.line({className: `line-${k}`, ref: `c${k + 1}`}));
    const cosines = series.map(() => plot.line({className: "line dotted", ref: "cosines"}));
    return ({result: {walk}}) => {
      series.forEach((k) => {
        if (walk) {
          scores[k](STEPS, walk.scores[k]);
          cosines[k](STEPS, walk.cosines[k]);
        } else {
          scores[k].clear();
          cosines[k].clear();
        }
      });
      if (walk)
        plot.names(
          series.map((k) => ({
            text: `r = ${amount(walk.correlation[k], 3)}`,
            className: ["blue-text", "orange-text", "green-text"][k],
            ref: `c${k + 1}`,
            of: scores[k]
          }))
        );
    };
  }
};
