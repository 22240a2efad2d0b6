import {createPlot} from "../../marks/plot.js";
import {goals, predictions, scenes} from "./lesson.js";
import {model} from "./model.js";
import {numbers} from "./panels/numbers.js";
import {sample} from "./panels/sample.js";
import {params, type Room} from "./params.js";
import {describe, reads} from "./words.js";

const figure: Room["Figure"] = {
  slug: "naive-bayes-vs-logistic-regression",
  title: "A sample and its mean",
  params,
  // The main panel first; `opens` names what stands beside it in the first view.
  panels: [sample, numbers],
  opens: ["numbers"],
  model,
  describe,
  reads,
  scenes,
  predictions,
  goals,
  table: ({result}) => Array.from(result.values, (value, i) => ({index: i + 1, value})),
  // What holds at every setting: tests run it in the corners of all pairs of settings.
  invariants: {
    "the mean lies within the sample": ({result: {values, mean}}) =>
      mean >= Math.min(...values) - 1e-12 && mean <= Math.max(...values) + 1e-12
  },
  // The page's idea, 240 × 150, without words.
  thumb: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [-3, 3], label: "", bare: true},
      y: {domain: [0, 1], label: "", bare: true}
    });
    const dots = plot.dots({className: "class-0 mark"});
    const mean = plot.rule("x", {className: "line"});
    return ({result: {values, mean: at}}) => {
      dots(
        values,
        values.map(() => 0.5)
      );
      mean(at);
    };
  }
};

export default figure;
