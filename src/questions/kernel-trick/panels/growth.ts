import {percent} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot, type Plot} from "../../../marks/plot.js";
import {gammas} from "../fits.js";
import type {Room} from "../params.js";

type Declared = Room["Stage"]["declaration"];

/** Training error and error on fresh points at every γ. */
export const growth: Room["Picture"] = {
  id: "growth",
  tab: "γ",
  title: "Errors as γ grows",
  with: {view: "kernel", beside: "growth"},
  legend: ({result: {growth: g}}) => [
    {label: "training", className: "line", ref: "train"},
    ...(g?.fresh ? [{label: "500 fresh points", className: "line-2", ref: "fresh"}] : [])
  ],
  reads: ({params: {gamma}, result: {growth: g}}) => [gamma, g?.train, g?.fresh],
  draw: (stage) => {
    const plot: Plot<Declared> = createPlot(stage, {
      x: {
        domain: [0.01, 1000],
        scale: "log",
        label: "γ",
        ticks: [0.01, 0.1, 1, 10, 100, 1000],
        format: (v) => String(v)
      },
      y: {
        domain: [0, 0.6],
        label: "share wrong",
        grid: true,
        format: (v) => percent(v, 0),
        ticks: [0, 0.2, 0.4, 0.6]
      }
    });
    const train = plot.line({className: "line", ref: "train"});
    const fresh = plot.line({className: "line-2", ref: "fresh"});
    const here = plot.rule("x", {className: "line-taught thin", ref: "gamma"});
    const handle = createParamHandle<Declared, Room["State"]>(plot, {
      param: "gamma",
      along: "x",
      at: ({params}) => [params.gamma, 0.56],
      also: () => ({view: "kernel", kernel: "rbf"})
    });
    return (state) => {
      const g = state.result.growth;
      here(state.params.gamma);
      handle(state);
      if (!g) return;
      train(gammas, g.train);
      if (g.fresh) fresh(gammas, g.fresh);
      else fresh.clear();
    };
  }
};
