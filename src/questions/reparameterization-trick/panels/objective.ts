import {fixed} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {setText} from "../../../marks/set.js";
import {quantile} from "../../../ml/scalers.js";
import type {Result} from "../model.js";
import type {Room} from "../params.js";
import {functionName} from "../words.js";

/** Upper ends of the axis for z²: the first under which both curves fit, and all but a few of the dots. */
const TOPS = [6, 8, 10, 15, 20, 30, 40, 60];

/** The axis of the estimates, and how many of those drawn anew lie outside. */
export function axisOf(f: Room["Params"]["f"], {fresh, fixed: curve, exact}: Result["objective"]) {
  const top = (): number => {
    const usual = quantile(fresh.slice().sort(), 0.95);
    const most = Math.max(usual, ...curve, ...exact);
    return TOPS.find((end) => end >= most) ?? 80;
  };
  const domain: [number, number] = f === "square" ? [0, top()] : f === "sine" ? [-1.2, 1.2] : [-0.1, 1.2];
  return {domain, outside: fresh.filter((v) => v < domain[0] || v > domain[1]).length};
}

/** The ten-sample estimate of E[f(z)] against μ: one curve where ε stays, a cloud where z is sampled anew. */
export const objective: Room["Picture"] = {
  id: "objective",
  tab: "E[f] against μ",
  title: ({settled: {f, d}}) =>
    `E[${functionName(f)}] from ten samples${d > 1 ? ", one coordinate of f" : ""}`,
  reads: ({params, settled: {f, sigma, tau, mu, seed, d}}) => [params.mu, f, sigma, tau, mu, seed, d > 1],
  legend: () => [
    {label: "ε fixed", className: "line-0", ref: "path"},
    {label: "drawn anew", className: "class-1", path: "M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0", ref: "score"},
    {label: "exact", className: "line dashed", ref: "exact"}
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [-2, 2], label: "mean μ"},
      y: {domain: [0, 10], label: "estimate", grid: true},
      left: 40
    });
    const dots = plot.dots({className: "class-1 mark", radius: 3, ref: "score"});
    const exact = plot.line({className: "line dashed", ref: "exact"});
    const curve = plot.line({className: "line-0", ref: "path"});
    const tangent = plot.line({className: "line-taught", ref: "slope"});
    const beyond = plot.outside
      .append("text")
      .attr("class", "name orange-text")
      .attr("data-ref", "score")
      .attr("text-anchor", "middle")
      .attr("x", plot.at.x + plot.at.width / 2)
      .attr("y", plot.at.y + 12);
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
      param: "mu",
      along: "x",
      at: ({params, result}) => [params.mu, result.objective.value]
    });
    return (state) => {
      const {settled, result} = state;
      const o = result.objective;
      const {domain, outside} = axisOf(settled.f, o);
      plot.domain({y: domain});
      setText(beyond, outside ? `${outside} of ${o.fresh.length} drawn anew lie above` : "");
      dots(o.mu, o.fresh);
      exact(o.mu, o.exact);
      curve(o.fixedMu, o.fixed);
      const [low, high] = plot.y.domain();
      // As long on the page whatever its slope.
      const run = 0.9 / Math.hypot(1, (o.slope * 4) / (high - low));
      tangent([settled.mu - run, settled.mu + run], [o.value - run * o.slope, o.value + run * o.slope]);
      plot.names(
        [
          {text: `slope ${fixed(o.slope)}`, className: "taught-text", ref: "slope", of: [settled.mu, o.value]}
        ],
        [handle(state)]
      );
    };
  }
};
