import {fixed} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {MOST, type Room} from "../params.js";
import {share} from "../words.js";

const TS = Float64Array.from({length: MOST + 1}, (_, t) => t);

/** The share of units that hold the first input, step by step, under the mask that is set. */
export const left: Room["Picture"] = {
  id: "left",
  tab: "What is left",
  title: "Units that still hold the first input",
  reads: ({params: {mask, edge, steps, p}, result: {alive, expected}}) => [
    mask,
    edge,
    steps,
    p,
    alive[mask],
    expected[mask]
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [0, MOST], label: "step t", ticks: [0, 5, 10, 15, 20]},
      y: {
        domain: [0, 1.02],
        label: "units (%)",
        ticks: [0, 0.25, 0.5, 0.75, 1],
        format: (v) => fixed(100 * v, 0),
        grid: true
      }
    });
    const keeps = plot.rule("y", {className: "line-soft dashed", ref: "keep"});
    const curve = plot.line({className: "line-0", ref: "alive"});
    const dots = plot.dots({className: "class-0 mark", radius: 3, ref: "alive"});
    const now = plot.rule("x", {className: "line-taught thin", ref: "steps"});
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
      param: "p",
      along: "y",
      ref: "keep",
      at: ({params}) => [1, 1 - params.p],
      value: (_, y) => 1 - y,
      words: ({params, result}) => `${share(result.averages[params.mask].alive)} alive`
    });
    return (state) => {
      const {params, result} = state;
      const {mask, steps, p} = params;
      keeps(1 - p);
      curve(TS, result.expected[mask]);
      dots(TS, result.alive[mask]);
      now(steps);
      const taken = handle(state);
      plot.names(
        [
          {
            text: share(result.expected[mask][steps]),
            className: "blue-text",
            ref: "alive",
            of: [steps, result.expected[mask][steps]]
          },
          {text: "1 − p", className: "", ref: "keep", of: [MOST * 0.86, 1 - p]}
        ],
        [taken]
      );
    };
  }
};
