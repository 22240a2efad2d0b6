import {fixed, percent} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {between} from "../model.js";
import {knots, type Room} from "../params.js";

/** How often 95 % intervals hold, against the strength of the violation: the usual formula's, and HC3's. */
export const coverage: Room["Picture"] = {
  id: "coverage",
  tab: "Coverage",
  title: ({result: {costs}}) =>
    costs
      ? "How often a 95 % interval holds the slope"
      : "Coverage of the simulated violation, not of this table",
  reads: ({params: {strength}, result: {counted, costs}}) => [strength, counted, costs === null],
  legend: () => [
    {label: "usual formula", className: "line-0", ref: "usual"},
    {label: "HC3", className: "line-1 dashed", ref: "hc"}
  ],
  draw: (stage) => {
    const {strength} = stage.declaration;
    const plot = createPlot(stage, {
      x: {domain: [strength.min, strength.max], label: "strength of the violation"},
      y: {domain: [0, 1], label: "coverage (%)", format: (v) => fixed(100 * v, 0), grid: true},
      left: 38
    });
    const promised = plot.rule("y", {className: "line-soft dashed", ref: "promised"});
    const robust = plot.line({className: "line-1 dashed", ref: "hc"});
    const usual = plot.line({className: "line-0", ref: "usual"});
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
      param: "strength",
      along: "x",
      at: ({params, result}) => [params.strength, between(result.counted.usual, params.strength)],
      words: ({params, result}) => `coverage ${percent(between(result.counted.usual, params.strength), 0)}`
    });
    return (state) => {
      const {params, result} = state;
      const {counted} = result;
      promised(0.95);
      robust(
        knots,
        counted.robust.map((v) => v / 1000)
      );
      usual(
        knots,
        counted.usual.map((v) => v / 1000)
      );
      const now = between(counted.usual, params.strength);
      const taken = handle(state);
      plot.names(
        [
          {
            text: percent(now, 0),
            className: "blue-text",
            ref: "usual",
            // Within the frame: beyond it stand the ends of the axes and their names.
            of: [Math.max(0.1, Math.min(0.86, params.strength)), Math.min(0.8, now)]
          }
        ],
        [taken]
      );
    };
  }
};
