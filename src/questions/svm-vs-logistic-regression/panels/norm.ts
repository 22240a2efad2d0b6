import {amount, fixed} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {norm as lengthOf} from "../fits.js";
import type {Room} from "../params.js";

const names: Readonly<Record<number, string>> = {[-2]: "0.01", 0: "1", 2: "100", 4: "10⁴", 6: "10⁶"};
/** Ends of the axis: the first that both curves fit under. */
const tops = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

/** ‖w‖ of both against C, on a log scale, with the reader's C to drag. */
export const norm: Room["Picture"] = {
  id: "norm",
  tab: "Weights",
  title: "Length of the weights against C",
  with: {chart: "norm"},
  reads: ({params: {c}, result: {norms, svm, logistic}}) => [
    c,
    norms?.svm,
    norms?.logistic,
    svm.w,
    logistic.w
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {
        domain: [0.01, 1e6],
        scale: "log",
        label: "C (log scale)",
        ticks: [0.01, 1, 100, 1e4, 1e6],
        format: (v) => names[Math.round(Math.log10(v))]
      },
      y: {
        domain: [0, 20],
        label: "‖w‖",
        ticks: 4,
        grid: true,
        format: (v) => fixed(v, v < 3 && v % 1 ? 1 : 0)
      },
      left: 40
    });
    const svm = plot.line({className: "line", ref: "hinge"});
    const logistic = plot.line({className: "line-2", ref: "logistic norm"});
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
      param: "c",
      along: "x",
      at: ({params, result}) => [params.c, lengthOf(result.logistic)],
      words: ({result}) =>
        `logistic ${amount(lengthOf(result.logistic))}, SVM ${amount(lengthOf(result.svm))}`
    });
    return (state) => {
      const {params, result} = state;
      const {norms} = result;
      if (!norms) return;
      const here = [lengthOf(result.svm), lengthOf(result.logistic)];
      const highest = Math.max(...norms.svm, ...norms.logistic, ...here);
      plot.domain({y: [0, tops.find((t) => t >= highest) ?? highest]});
      svm(norms.C, norms.svm);
      logistic(norms.C, norms.logistic);
      const taken = handle(state);
      plot.names(
        [
          {
            text: `logistic ${amount(here[1])}`,
            className: "green-text",
            ref: "logistic norm",
            of: [params.c, here[1]]
          },
          {text: `SVM ${amount(here[0])}`, className: "", ref: "hinge", of: [params.c, here[0]]}
        ],
        [taken]
      );
    };
  }
};
