import {amount} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {textWidth} from "../../../marks/text-width.js";
import type {Costs} from "../operating.js";
import {costText, type Room} from "../params.js";
import type {Axis} from "../place.js";
import {thresholdParam} from "../threshold.js";

/** Steps as points to be joined: between two thresholds costs are the upper one's. */
function steps(costs: Costs, {lo, hi}: Axis): {at: Float64Array; of(values: Float64Array): Float64Array} {
  const n = costs.at.length;
  const at = new Float64Array(2 * n);
  for (let i = 0; i < n; ++i) {
    at[2 * i] = i ? costs.at[i - 1] : Math.min(lo, costs.at[0]);
    at[2 * i + 1] = Math.min(costs.at[i], Math.max(hi, costs.at[Math.max(0, i - 1)]));
  }
  return {at, of: (values) => Float64Array.from(at, (_, k) => values[k >> 1])};
}

/** What errors cost at each threshold: false alarms, misses, and both. */
export const costs: Room["Picture"] = {
  id: "costs",
  tab: "Costs",
  title: ({params}) => `Cost by threshold, a miss at ${costText(params.cost)}`,
  reads: ({result: {costs, axis, at, cost, least}}) => [costs, axis.lo, axis.hi, axis.kind, at, cost, least],
  legend: () => [
    {label: "false alarms", className: "line-0", ref: "fp"},
    {label: "misses", className: "line-1", ref: "fn"},
    {label: "both", className: "line", ref: "cost"}
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [-4.2, 7.2], label: "threshold"},
      y: {domain: [0, 1], label: "cost a case (in false alarms)"},
      // Room for the costs of rare positives.
      left: Math.ceil(textWidth("0.00015", 12)) + 10
    });
    const blind = plot.rule("y", {className: "line-soft dashed", ref: "blind"});
    const alarms = plot.line({className: "line-0", ref: "fp"});
    const misses = plot.line({className: "line-1", ref: "fn"});
    const total = plot.line({className: "line", ref: "cost"});
    const name = plot.text({className: "note-label halo", anchor: "end", dy: -5, dx: -4});
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
      param: "threshold",
      along: "x",
      at: ({result}) => [result.at, result.cost],
      value: (place, _, {params, data}) => thresholdParam(params, data, {place}),
      words: ({result}) => `cost ${amount(result.cost, 3)}`
    });
    let drawn: {of: Costs; at: Float64Array; lines: Float64Array[]} | null = null;
    return (state) => {
      const {result: r} = state;
      if (drawn?.of !== r.costs) {
        const {at, of} = steps(r.costs, r.axis);
        drawn = {of: r.costs, at, lines: [of(r.costs.alarms), of(r.costs.misses), of(r.costs.total)]};
      }
      plot.domain({x: [r.axis.lo, r.axis.hi], y: [0, 1.5 * r.costs.blind]});
      [alarms, misses, total].forEach((line, i) => {
        line(drawn!.at, drawn!.lines[i]);
      });
      blind(r.costs.blind);
      name(r.axis.hi, r.costs.blind, "without looking at the score");
      handle(state);
    };
  }
};
