import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";
import {stations} from "../settings.js";
import {partsAt} from "../words.js";
import {learnerAxis} from "./axis.js";

const at = Float64Array.from(stations);

/** Squared bias and variance of both, over many samples of the disc. */
export const spread: Room["Picture"] = {
  id: "spread",
  tab: "Bias, variance",
  title: "Parts of the error, 100 samples",
  reads: ({params: {noise, bag, boost, rounds}, data: {many}}) => [noise, bag, boost, rounds, many],
  legend: () => [
    {label: "bagging: variance", className: "line-2", ref: "bag-variance"},
    {label: "bias²", className: "line-2 dashed", ref: "bag-bias"},
    {label: "boosting: variance", className: "line", ref: "boost-variance"},
    {label: "bias²", className: "line dashed", ref: "boost-bias"}
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: learnerAxis(100),
      y: {
        domain: [0, 0.3],
        label: "",
        ticks: [0, 0.1, 0.2, 0.3],
        format: String,
        grid: true
      },
      left: 36
    });
    const bagBias = plot.line({className: "line-2 dashed", ref: "bag-bias"});
    const boostBias = plot.line({className: "line dashed", ref: "boost-bias"});
    const bagVariance = plot.line({className: "line-2", ref: "bag-variance"});
    const boostVariance = plot.line({className: "line", ref: "boost-variance"});
    const here = plot.rule("x", {className: "line-taught thin", ref: "rounds"});
    return (state) => {
      const {bag, boost} = partsAt(state);
      bagBias(at, bag.bias2);
      boostBias(at, boost.bias2);
      bagVariance(at, bag.variance);
      boostVariance(at, boost.variance);
      here(Math.min(100, state.params.rounds));
    };
  }
};
