import {scientific} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import {GRID} from "../model.js";
import type {Room} from "../params.js";

/** Ends of the axis: these, and further powers of ten where a rate past 2 blows up. */
const ends = (most: number): number =>
  most <= 2 ? 2 : most <= 4.5 ? 4.5 : 10 ** Math.ceil(Math.log10(most));

/** What the next tree is fitted to, and that tree. */
export const residuals: Room["Picture"] = {
  id: "residuals",
  tab: "Residuals",
  title: ({params: {stages, loss}}) =>
    // Under the other losses the leaves are set anew, and the tree no longer looks like the gradient.
    loss === "squared"
      ? `What is left, and tree ${stages + 1} fitted to it`
      : `Negative gradient; tree ${stages + 1} is cut by it`,
  reads: ({params: {stages, loss, rate}, result: {gradient, next, sample}}) => [
    stages,
    loss,
    rate,
    gradient,
    next,
    sample
  ],
  legend: ({params: {loss}}) => [
    {
      label: loss === "squared" ? "residual" : "negative gradient",
      className: "class-0",
      path: "M3,0A3,3 0 1,1 -3,0A3,3 0 1,1 3,0Z",
      ref: "residual"
    },
    {label: "next tree", className: "line", ref: "next"},
    {label: "times η", className: "line-taught", ref: "step"}
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [0, 1], label: "x"},
      y: {
        domain: [-2, 2],
        label: "",
        format: (v) => (Math.abs(v) < 1e4 ? String(v).replace("-", "−") : scientific(v, 1))
      },
      left: 40
    });
    const zero = plot.rule("y", {className: "line-soft"});
    const dots = plot.dots({className: "class-0", radius: 2.6, ref: "residual"});
    const next = plot.line({className: "line", ref: "next"});
    const step = plot.line({className: "line-taught", ref: "step"});
    const heights = new Float64Array(GRID.length);
    return ({params: {rate}, result: {gradient, sample, next: tree}}) => {
      let most = 0;
      for (const g of gradient) most = Math.max(most, Math.abs(g));
      const end = ends(most);
      plot.domain({y: [-end, end]});
      zero(0);
      dots(sample.x, gradient);
      let j = 0;
      GRID.forEach((at, i) => {
        while (j < tree.cuts.length && at > tree.cuts[j]) ++j;
        // Medians of residuals may be far beyond their signs, and beyond what a browser takes for a number.
        heights[i] = Math.max(-1e4 * end, Math.min(1e4 * end, tree.values[j]));
      });
      // New arrays: a mark that is given the one it has is not drawn again.
      next(GRID, heights.slice());
      step(
        GRID,
        heights.map((v) => rate * v)
      );
    };
  }
};
