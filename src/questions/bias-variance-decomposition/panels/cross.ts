import {count, tenth} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {deviations, funnel} from "../averages.js";
import type {Room} from "../params.js";
import {missOf, term} from "../words.js";
import {MOST} from "../world.js";

type Factor = readonly [line: string, name: string, ink: string];
const NOISE: Factor = ["line-2", "noise", "green-text"];
const BIAS: Factor = ["line-0", "bias", "blue-text"];
const SPREAD: Factor = ["line-1", "prediction", "orange-text"];

/** The averages of the three cross terms over more and more training sets, and the width in which they should lie. */
export const cross: Room["Picture"] = {
  id: "cross",
  tab: "Cross terms",
  title: "Averages of the cross terms",
  reads: ({params: {m, sigma}, result: {exact, running, measured}}) => [m, sigma, exact, running, measured],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {
        domain: [10, MOST],
        scale: "log",
        label: "training sets m (log scale)",
        ticks: [10, 100, 1000],
        format: count
      },
      y: {
        domain: [-0.1, 0.1],
        label: "average over m",
        ticks: 5,
        grid: true
      },
      left: 46
    });
    const band = plot.area({className: "area-soft", ref: "band"});
    const zero = plot.rule("y", {className: "line-soft", ref: "band"});
    const limit = plot.rule("y", {className: "line dashed", ref: "cross"});
    // Each line has the colors of its two factors, and so has its name.
    const pair = (
      [[a, name, ink], [b, other, otherInk]]: readonly [Factor, Factor],
      ref: string,
      row: number
    ) => {
      const right = plot.at.x + plot.at.width;
      const text = plot.outside
        .append("text")
        .attr("class", "name")
        .attr("data-ref", ref)
        .attr("text-anchor", "end")
        .attr("x", tenth(right - 14))
        .attr("y", tenth(plot.at.y + 14 + 18 * row));
      text.append("tspan").attr("class", ink).text(name);
      text.append("tspan").text(" × ");
      text.append("tspan").attr("class", otherInk).text(other);
      const marks = [plot.line({className: a, ref}), plot.line({className: `${b} dashed`, ref})];
      return (xs: readonly number[], ys: readonly number[]) => {
        for (const line of marks) line(xs, ys);
      };
    };
    const lines = {
      noiseBias: pair([NOISE, BIAS], "noiseBias", 0),
      biasVariance: pair([BIAS, SPREAD], "biasVariance", 1),
      noiseVariance: pair([NOISE, SPREAD], "noiseVariance", 2)
    };
    const now = plot.rule("x", {className: "line-taught dotted", ref: "m"});
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
      param: "m",
      along: "x",
      at: ({params}) => [params.m, -1e9],
      words: ({result}) =>
        `cross terms ${term(result.measured.noiseBias)}, ${term(result.measured.noiseVariance)} and ${term(result.measured.biasVariance)}`
    });
    return (state) => {
      const {params, result} = state;
      const {exact, running} = result;
      const counts = running.map((a) => a.count);
      const sd = deviations(params.sigma, missOf(state), exact.variance, exact.cross);
      const {widest, center} = funnel(sd, exact.cross);
      const reach = Math.max(1e-6, (2.6 * widest) / Math.sqrt(10));
      plot.domain({y: [Math.min(center - reach, 1.15 * exact.cross), reach]});
      const half = counts.map((c) => (2 * widest) / Math.sqrt(c));
      band(
        counts,
        half.map((h) => center - h),
        half.map((h) => center + h)
      );
      zero(0);
      if (exact.cross) limit(exact.cross);
      else limit.clear();
      for (const key of ["noiseBias", "biasVariance", "noiseVariance"] as const) {
        lines[key](
          counts,
          running.map((a) => a[key])
        );
      }
      now(params.m);
      handle(state);
    };
  }
};
