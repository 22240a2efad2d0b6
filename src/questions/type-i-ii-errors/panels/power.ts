import {fixed} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";
import {rate} from "../words.js";

/** Power against the sample size, with the reader's n on it to drag. */
export const power: Room["Picture"] = {
  id: "power",
  tab: "Power",
  title: ({params: {how}}) =>
    how === "many" ? "Power of any of the tests, against sample size" : "Power against sample size",
  reads: ({params: {n, how}, result}) => [n, how, result.typeOne, result.power, result.curve],
  draw: (stage) => {
    const {n} = stage.declaration;
    const plot = createPlot(stage, {
      x: {
        domain: [n.min, n.max],
        scale: "log",
        label: "sample size n (log scale)",
        ticks: [5, 10, 20, 50, 100, 200, 400]
      },
      y: {domain: [0, 1], label: "power (%)", format: (v) => fixed(100 * v, 0), grid: true}
    });
    const level = plot.rule("y", {className: "line-0 dashed", ref: "alpha"});
    const curve = plot.line({className: "line-1", ref: "power"});
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
      param: "n",
      along: "x",
      at: ({params, result}) => [params.n, result.power],
      words: ({result}) => `power ${rate(result.power)}`
    });
    return (state) => {
      const {params: p, result: r} = state;
      level(r.typeOne);
      curve(r.curve.n, r.curve.power);
      const taken = handle(state);
      plot.names(
        [
          {text: rate(r.power), className: "orange-text", ref: "power", of: [p.n, r.power]},
          {text: "without an effect", className: "blue-text", ref: "alpha", of: [n.max * 0.28, r.typeOne]}
        ],
        [taken]
      );
    };
  }
};
