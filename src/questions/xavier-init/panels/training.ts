import {createPlot} from "../../../marks/plot.js";
import type {Curve} from "../data.json.js";
import type {Room} from "../params.js";
import {runOf} from "../runs.js";
import {schemes} from "../schemes.js";

/** Losses above are drawn at the picture's edge, as are those that are no number any more. */
const TOP = 1;
const EVERY = 10;

/** How the training loss of a 30-layer network falls from each start; the start that is set stands out. */
export const training: Room["Picture"] = {
  id: "training",
  tab: "Training",
  title: ({params: {activation, init}, data}) => {
    const {scheme, curve} = runOf(data, activation, init);
    const name = `${schemes[scheme].name}${scheme === init ? "" : " (same variance)"}`;
    return curve.losses.at(-1) === null
      ? `Training from ${name}: diverges at each rate tried`
      : `Training from ${name}, rate η = ${curve.rate}`;
  },
  reads: ({params: {init, activation}, data}) => [init, activation, data],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [0, 240], label: "SGD updates", ticks: [0, 80, 160, 240]},
      y: {domain: [0, TOP], label: "training loss", ticks: 4, grid: true},
      left: 34
    });
    const others = Array.from({length: 6}, () => plot.line({className: "line-soft", ref: "others"}));
    const chosen = plot.line({className: "line", ref: "training"});
    return ({params: {init, activation}, data}) => {
      const {scheme, curve} = runOf(data, activation, init);
      const xs = Float64Array.from(curve.losses, (_, k) => EVERY * k);
      const ys = ({losses}: Curve) => Float64Array.from(losses, (v) => Math.min(1.05 * TOP, v ?? Infinity));
      const rest = Object.entries(data.runs[activation]).filter(([name]) => name !== scheme);
      others.forEach((draw, i) => {
        draw(xs, ys(rest[i][1]));
      });
      chosen(xs, ys(curve));
      plot.names([
        {text: schemes[scheme].name, className: "", ref: "training", of: chosen},
        {text: "other starts", className: "", ref: "others", of: others[0]}
      ]);
    };
  }
};
