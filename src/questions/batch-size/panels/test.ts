import {fixed} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";
import {createSpreads} from "./spreads.js";

/** What the test set says at the moment when the training loss gets to the target: by its loss, and by its accuracy. */
export const test: Room["Picture"] = {
  id: "test",
  tab: "Test set",
  title: ({settled: {target}}) => `On the test set, at training loss ${Number(target.toFixed(3))}`,
  with: {beside: "test"},
  reads: ({params, settled, result: {costs}}) => [
    params.batch,
    // So that a move counts as one of this panel also when the worker has answered.
    settled.batch,
    settled.beside,
    settled.target,
    settled.rule,
    Float64Array.from(
      costs.flatMap(({testLoss, accuracy}) =>
        [testLoss, accuracy].flatMap(({median, low, high}) => [median, low, high])
      )
    )
  ],
  draw: (stage) => {
    const half = Math.round(stage.height / 2) - 8;
    const [upper, lower] = [0, 1].map((i) => {
      const plot = createPlot(stage, {
        at: {x: 0, y: i * half, width: stage.width, height: i ? stage.height - half : half},
        x: {
          domain: [0.8, 640],
          scale: "log",
          label: i ? "batch size B" : "",
          ticks: stage.width > 300 ? [1, 4, 16, 64, 256] : [1, 8, 64, 512],
          format: (v) => String(v)
        },
        y: i
          ? {
              domain: [0.84, 0.96],
              label: "test accuracy",
              ticks: [0.84, 0.88, 0.92, 0.96],
              format: (v) => fixed(v),
              grid: true
            }
          : {
              domain: [0.15, 0.5],
              scale: "log",
              label: "test loss",
              ticks: [0.15, 0.2, 0.3, 0.4],
              format: (v) => fixed(v),
              grid: true
            },
        left: 42
      });
      return {
        plot,
        batch: plot.rule("x", {className: "line-2 thin", ref: "batch"}),
        spreads: createSpreads(plot, i ? "accuracy" : "test")
      };
    });
    const train = upper.plot.rule("y", {className: "line dashed", ref: "target"});
    return ({params, settled, result: {costs}}) => {
      train(settled.target);
      for (const {batch} of [upper, lower]) batch(params.batch);
      upper.spreads(costs.map(({batch, testLoss}) => ({batch, ...testLoss})));
      lower.spreads(costs.map(({batch, accuracy}) => ({batch, ...accuracy})));
      upper.plot.names([{text: "training loss", className: "", ref: "target", of: [1.1, settled.target]}]);
    };
  }
};
