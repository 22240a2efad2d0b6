import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";

/** The main panel: the sample on its axis, its mean, and the true mean to drag. */
export const sample: Room["Picture"] = {
  id: "sample",
  tab: "Sample",
  title: "A sample and its mean",
  // The panel is told only states in which one of these is another one.
  reads: ({params: {center}, result: {values, mean}}) => [center, values, mean],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [-6, 6], label: "value"},
      y: {domain: [0, 1], label: "", bare: true}
    });
    const dots = plot.dots({className: "class-0 mark", ref: "sample"});
    const mean = plot.rule("x", {className: "line", ref: "mean"});
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
      param: "center",
      along: "x",
      hint: "drag the true mean",
      at: ({params}) => [params.center, 0.9]
    });
    return (state) => {
      const {values, mean: at} = state.result;
      dots(
        values,
        values.map(() => 0.4)
      );
      mean(at);
      plot.names([{text: "mean", className: "", ref: "mean", of: [at, 0.7]}], [handle(state)]);
    };
  }
};
