import {createPlot} from "../../../marks/plot.js";
import {MOST, placeOf, type Room} from "../params.js";

const TS = Float64Array.from({length: MOST + 1}, (_, t) => t);

/** A linear net whose recurrent matrix mixes all units: how like its state under masks is to the one without. */
export const dense: Room["Picture"] = {
  id: "dense",
  tab: "Dense matrix",
  title: "A plain RNN’s state, with masks against without",
  reads: ({params: {p, steps}, data}) => [p, steps, data],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [0, MOST], label: "step t", ticks: [0, 5, 10, 15, 20]},
      y: {domain: [-0.1, 1.02], label: "cosine", ticks: [0, 0.25, 0.5, 0.75, 1], grid: true}
    });
    const law = plot.line({className: "line-soft dotted", ref: "law"});
    const fresh = plot.line({className: "line", ref: "fresh"});
    const fixed = plot.line({className: "line dashed", ref: "fixed"});
    const now = plot.rule("x", {className: "line-taught thin", ref: "steps"});
    return ({params: {p, steps}, data}) => {
      const at = placeOf(p);
      law(
        TS,
        TS.map((t) => (1 - p) ** (t / 2))
      );
      fresh(TS, data.dense.fresh[at]);
      fixed(TS, data.dense.fixed[at]);
      now(steps);
      plot.names([
        {text: "fresh masks", className: "", ref: "fresh", of: fresh},
        {text: "one mask", className: "", ref: "fixed", of: fixed},
        {text: "(1 − p)^(t/2)", className: "", ref: "law", of: law}
      ]);
    };
  }
};
