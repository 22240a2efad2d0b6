import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {worldOf} from "../model.js";
import {type Room, sizes} from "../params.js";
import {errorText, learnedAt} from "../words.js";
import {errorAxis, inside, LEFT, seen} from "./axis.js";

/** The learning curve: errors against the number of training points, over many samples of the simulated world. */
export const learning: Room["Picture"] = {
  id: "learning",
  tab: "Learning",
  title: ({params: {degree}}) => `Learning, degree ${Math.min(16, degree)}`,
  reads: ({params: {degree, n, data}, data: {learned}}) => [degree, n, data, learned],
  legend: () => [
    {label: "training", className: "line-0", ref: "training"},
    {label: "new points", className: "line-2", ref: "fresh"}
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {
        domain: [10, 160],
        label: "training points n; medians of 400 samples",
        scale: "log",
        ticks: [10, 20, 40, 80, 160],
        format: String
      },
      y: errorAxis,
      left: LEFT
    });
    const noise = plot.rule("y", {className: "line-soft dashed", ref: "noise"});
    const half = plot.area({className: "area-2", ref: "fresh"});
    const training = plot.line({className: "line-0", ref: "training"});
    const fresh = plot.line({className: "line-2", ref: "fresh"});
    const here = plot.rule("x", {className: "line-taught dotted", ref: "gap"});
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
      param: "n",
      along: "x",
      at: (state) => [state.params.n, inside(learnedAt(state).fresh)],
      words: (state) => `median error on new points ${errorText(learnedAt(state).fresh)}`
    });
    const sigma = plot.text({className: "", ref: "noise", dx: 5, dy: 15});
    return (state) => {
      // A table of the reader's own has no more samples: its learning curves stay those of the wave, and say so.
      const whose = state.params.data === "own" ? "400 samples of the wave" : "medians of 400 samples";
      plot.label({x: `training points n; ${whose}`});
      const curve = state.data.learned[worldOf(state.params)][Math.min(16, state.params.degree) - 1];
      const lines = (values: readonly number[]) => values.map(seen);
      noise(0.09);
      half(sizes, lines(curve.low), lines(curve.high));
      training(sizes, lines(curve.train));
      fresh(sizes, lines(curve.fresh));
      const now = learnedAt(state);
      here(state.params.n, inside(now.train), inside(now.fresh));
      handle(state);
      sigma(10, 0.09, "σ²");
    };
  }
};
