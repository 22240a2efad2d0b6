import {amount} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import {families} from "../families.js";
import {atPlace, drawn, machineKey} from "../model.js";
import type {Room} from "../params.js";
import {places} from "../places.js";
import {knobText} from "../words.js";
import {functions} from "../worlds.js";
import {fitsPath} from "./fit-path.js";

/** Where f is farthest out, one label in a hundred lies farther. */
const reach = (sigma: number): number => 1 + 2.33 * sigma + 0.05;
const dot = "M-3,0a3,3 0 1,0 6,0a3,3 0 1,0 -6,0z";

/** The main panel, the refitting machine: the truth, one noisy sample, fifty fits and their mean, and a place to look at. */
export const fits: Room["Picture"] = {
  id: "fits",
  tab: "Fits",
  title: ({settled: {family, level, n}}) =>
    `${drawn} fits to ${n} points each: ${knobText(family, level).replaceAll(" ", "\u00a0")}`,
  reads: (state) => [machineKey(state), state.params.x],
  legend: () => [
    {label: "true f", className: "line", ref: "f"},
    {label: `${drawn} fits`, className: "line-1", ref: "variance"},
    {label: "their mean", className: "line-0 dashed", ref: "bias"},
    {label: "one sample", className: "", path: dot, ref: "sample"}
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [0, 1], label: "x", ticks: [0, 0.25, 0.5, 0.75, 1]},
      y: {domain: [-reach(0.3), reach(0.3)], label: "y", ticks: [-1, 0, 1]}
    });
    // A still is text in the page: coarser lines keep it short.
    const grain = stage.live ? 0.1 : 0.5;
    const gap = plot.area({className: "area-0", ref: "bias"});
    const spaghetti = plot.inside
      .append("path")
      .attr("class", "line-1")
      .attr("data-ref", "variance")
      .attr("transform", `scale(${grain})`)
      .style("stroke-width", 0.9 / grain)
      .style("stroke-opacity", 0.55);
    const truth = plot.line({className: "line", ref: "f"});
    const sample = plot.dots({className: "mark", radius: 3, ref: "sample"});
    const mean = plot.line({className: "line-0 dashed", ref: "bias"});
    const here = plot.rule("x", {className: "line-taught dotted", ref: "x"});
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
      param: "x",
      along: "x",
      ref: "x",
      at: ({params}) => [params.x, -9],
      words: (state) => {
        const {mean: m, truth: t, sd} = atPlace(state);
        return `mean off by ${amount(Math.abs(m - t))}, standard deviation ${amount(sd)}`;
      }
    });
    let fitted = "";
    return (state) => {
      const {sigma, f, family} = state.settled;
      const {machine} = state.result;
      const top = reach(sigma);
      plot.domain({y: [-top, top]});
      const key = machineKey(state);
      if (fitted !== key) {
        fitted = key;
        setAttr(
          spaghetti,
          "d",
          fitsPath(
            machine.curves,
            places.length,
            (i) => plot.x(places[i]),
            plot.y,
            families[family].stepped,
            grain
          )
        );
        if (f === "step") truth([0, 0.5, 0.5, 1], [0, 0.4999, 0.5, 1].map(functions.step));
        else truth(places, places.map(functions[f]));
        gap(places, machine.mean, machine.truth);
        mean(places, machine.mean);
        sample(machine.first.x, machine.first.y);
      }
      here(state.params.x);
      handle(state);
    };
  }
};
