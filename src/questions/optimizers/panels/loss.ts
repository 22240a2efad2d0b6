import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {byLane, laneKeys, names} from "../lanes.js";
import {drawnKeys} from "../model.js";
import type {Here, Room} from "../params.js";
import {STEPS} from "../trace.js";
import {number, power, stepOf} from "../words.js";
import {looks, widthOf} from "./looks.js";

const STEP = Float64Array.from({length: STEPS + 1}, (_, t) => t);
/** The axis begins so far below the target. */
const BELOW = 30;

/** The gap to the least loss against the step, with the playhead. */
export const loss: Room["Picture"] = {
  id: "loss",
  tab: "Loss",
  title: "Loss above its least, step by step",
  reads: ({params, result: {lanes, own, target}}) => [
    params.t,
    params.chosen,
    drawnKeys(params).join(),
    own,
    target,
    ...laneKeys.map((key) => lanes[key].gap)
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [0, STEPS], label: "step t", ticks: [0, 50, 100, 150, 200]},
      y: {
        domain: [1e-4, 10],
        label: "L − least L (log scale)",
        scale: "log",
        ticks: 3,
        format: (v) => power(Math.round(Math.log10(v)))
      },
      left: 40
    });
    const target = plot.line({className: "line-soft dashed", ref: "target"});
    const playhead = plot.rule("x", {className: "line-taught thin", ref: "t"});
    const curves = byLane((key) => plot.line({className: looks[key].line, ref: key}));
    const nodes = byLane((key) => plot.inside.select(`[data-ref="${key}"]`));
    const handle = createParamHandle<Room["Stage"]["declaration"], Here>(plot, {
      param: "t",
      along: "x",
      at: ({params}) => [params.t, plot.y.domain()[0]],
      words: ({params: {chosen, t}, result: {lanes}}) =>
        `${names[chosen]} ${number(lanes[chosen].gap[stepOf(lanes[chosen], t)])} above the least loss`,
      shape: "M-7,8h14v-8l-7,-7l-7,7z"
    });
    return (state) => {
      const {params, result} = state;
      const drawn = drawnKeys(params);
      const bottom = result.target / BELOW;
      const most = Math.max(result.own, ...drawn.map((key) => result.lanes[key].gap[0]));
      plot.domain({y: [bottom, 3 * most]});
      target(
        STEP,
        STEP.map(() => result.target)
      );
      playhead(params.t);
      for (const key of laneKeys) {
        if (!drawn.includes(key)) {
          curves[key].clear();
          continue;
        }
        const {gap} = result.lanes[key];
        nodes[key].style("stroke-width", widthOf(key, params.chosen));
        // An exact 0 has no logarithm: below the axis all are the same.
        curves[key](
          STEP.subarray(0, gap.length),
          gap.map((v) => Math.max(v, bottom / 10))
        );
      }
      const taken = handle(state);
      plot.names(
        [
          {text: "target: a thousandth", className: "", ref: "target", of: target},
          ...drawn.map((key) => ({text: names[key], className: looks[key].text, ref: key, of: curves[key]}))
        ],
        [taken]
      );
    };
  }
};
