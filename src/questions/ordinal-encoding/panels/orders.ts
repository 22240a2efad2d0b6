import {amount} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import {orders as all, type Room} from "../params.js";
import {topOf} from "../words.js";

const BIN = 0.05;
const LEFT = Float64Array.from({length: Math.round(1 / BIN)}, (_, i) => i * BIN);
const RIGHT = LEFT.map((x) => x + BIN);
const FLOOR = LEFT.map(() => 0);

/** R² of the model under every order of the codes: this one, their mean, and one-hot's, which has no order. */
export const orders: Room["Picture"] = {
  id: "orders",
  tab: "All orders",
  title: ({params: {learner, depth}}) =>
    `All ${all.length} orders: R² of ${learner === "line" ? "the line" : `the tree of depth ${depth}`}`,
  reads: ({params: {learner, depth}, result: {all, lineFit, order, onehot}}) => [
    learner,
    depth,
    all,
    lineFit,
    order,
    onehot.r2
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [0, 1], label: "R² on these rows", ticks: [0, 0.25, 0.5, 0.75, 1]},
      y: {domain: [0, 40], label: "orders", ticks: 4, grid: true},
      left: 34
    });
    const bars = plot.bars({className: "area-0 orders", ref: "orders"});
    const mean = plot.rule("x", {className: "line dashed", ref: "mean"});
    const best = plot.rule("x", {className: "line-2", ref: "onehot"});
    const here = plot.rule("x", {className: "line-taught", ref: "fit"});
    return ({result: {all, mean: average, order, onehot}}) => {
      const counts = new Float64Array(LEFT.length);
      // A value on a bin's edge, but for rounding, belongs above it; all of it to the last bin.
      for (const r2 of all)
        counts[Math.max(0, Math.min(counts.length - 1, Math.floor(r2 / BIN + 1e-9)))] += 1;
      const top = topOf(Math.max(...counts));
      plot.domain({y: [0, top]});
      bars(LEFT, RIGHT, FLOOR, counts);
      mean(average, 0, 0.82 * top);
      best(onehot.r2);
      const r2 = all[rank(order)];
      here(r2, 0, 0.66 * top);
      plot.names([
        {text: `this order: ${amount(r2)}`, className: "taught-text", ref: "fit", of: [r2, 0.66 * top]},
        {text: `mean: ${amount(average)}`, className: "", ref: "mean", of: [average, 0.82 * top]},
        {
          text: `one-hot: ${amount(onehot.r2)}`,
          className: "green-text",
          ref: "onehot",
          of: [onehot.r2, 0.96 * top]
        }
      ]);
    };
  }
};

/** Orders are listed once and keep their identity. */
const rank = (order: readonly number[]): number => all.indexOf(order as (typeof all)[number]);
