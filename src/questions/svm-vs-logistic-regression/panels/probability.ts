import {amount, fixed} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";

const format = (v: number) => fixed(v, v % 1 ? 2 : 0);
const kinds = [
  {key: "logistic", name: "logistic", className: "line-2"},
  {key: "platt", name: "Platt", className: "line-soft dashed"},
  {key: "svm", name: "SVM", className: "line"}
] as const;

/** Reliability: how often class 1 happens where a probability is predicted. */
export const probability: Room["Picture"] = {
  id: "probability",
  tab: "Probabilities",
  title: ({result: {probabilities}}) =>
    probabilities?.exact === false ? "Calibration on the rows" : "Calibration",
  with: {chart: "probability"},
  legend: ({result: {probabilities: p}}) =>
    kinds.map(({key, name, className}) => ({
      label: `${name}: off by ${p ? amount(p[key].error, 3) : "–"}`,
      className,
      ref: key
    })),
  reads: ({result: {probabilities: p}}) => [
    p?.exact,
    ...kinds.flatMap(({key}) => [p?.[key].predicted, p?.[key].observed])
  ],
  draw: (stage) => {
    const ticks = [0, 0.25, 0.5, 0.75, 1];
    const plot = createPlot(stage, {
      x: {domain: [0, 1], label: "predicted probability of y = +1", ticks, format},
      y: {domain: [0, 1], label: "share of y = +1 there", ticks: [0, 0.5, 1], format, grid: true},
      left: 34
    });
    plot.line({className: "line-soft dotted", ref: "right"})([0, 1], [0, 1]);
    const lines = kinds.map(({key, className}) => plot.line({className, ref: key}));
    return ({result: {probabilities: p}}) => {
      if (!p) return;
      plot.label({y: p.exact ? "true share of y = +1 there" : "share of y = +1 among the rows"});
      kinds.forEach(({key}, k) => {
        lines[k](p[key].predicted, p[key].observed);
      });
      plot.names([{text: "right", className: "", ref: "right", of: [0.3, 0.3]}]);
    };
  }
};
