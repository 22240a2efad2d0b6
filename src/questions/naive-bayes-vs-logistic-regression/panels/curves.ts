import {fixed, percent} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {LAMBDAS, type Room, SIZES} from "../params.js";

/** Errors of ten features are drawn up to here. */
const TOP = 0.5;

export const lambdaIndex = (lambda: number): number => LAMBDAS.indexOf(lambda as (typeof LAMBDAS)[number]);

/** The main panel of ten features: mean errors over many samples against their size. */
export const curves: Room["Picture"] = {
  id: "curves",
  tab: "Errors",
  title: ({data}) => `Errors against n, in ${data.samples} samples`,
  with: {features: "ten"},
  reads: ({params: {n, lambda}, data: {samples}, result: {learned}}) => [n, lambda, samples, learned],
  legend: ({params: {lambda}}) => [
    {label: "naive Bayes", className: "line-2 dashed", ref: "naive"},
    {
      label: `logistic regression, ${lambda ? `λ = ${lambda}` : "no penalty"}`,
      className: "line",
      ref: "logistic"
    },
    {label: "eight in ten samples", className: "area-soft", path: "M-6,-5h12v10h-12z", ref: "spread"}
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {
        domain: [9.4, 425],
        scale: "log",
        label: "rows to learn from, n, half of each class",
        ticks: stage.width > 420 ? [10, 20, 40, 80, 120, 200, 400] : [10, 20, 50, 100, 400],
        format: (v) => fixed(v, 0)
      },
      y: {
        domain: [0, TOP],
        label: "share of errors among new cases",
        format: (v) => percent(v, 0),
        grid: true
      }
    });
    const spreads = ["area-2", "area-soft"].map((className, i) =>
      plot.area({className, ref: `spread ${i ? "logistic" : "naive"}`})
    );
    const here = plot.rule("x", {className: "line-taught thin", ref: "n"});
    const naive = plot.line({className: "line-2 dashed", ref: "naive"});
    const logistic = plot.line({className: "line", ref: "logistic"});
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
      param: "n",
      along: "x",
      hint: "drag",
      hintAt: {x: 16, y: -8, anchor: "start"},
      at: ({params: {n}}) => [n, 0.02],
      words: (state) => {
        const {i, naive: a, logistic: b} = shares(state);
        return `naive Bayes errs in ${percent(a[i], 0)}, logistic regression in ${percent(b[i], 0)}, on average`;
      }
    });
    return (state) => {
      const {naive: a, logistic: b} = shares(state);
      const {learned: l} = state.result;
      const curve = l.logistic[lambdaIndex(state.params.lambda)];
      [l.naive, curve].forEach(({low, high}, k) => {
        spreads[k](SIZES, low.map(part), high.map(part));
      });
      here(state.params.n);
      naive(SIZES, a);
      logistic(SIZES, b);
      plot.names(
        [
          {text: "naive Bayes", className: "name green-text", ref: "naive", of: naive},
          {text: "logistic regression", className: "name", ref: "logistic", of: logistic}
        ],
        [handle(state)]
      );
    };
  }
};

/** The loader writes ten-thousandths. */
export const part = (v: number): number => v / 1e4;

/** Mean errors by n, and where n stands among its sizes. */
export function shares({
  params: {n, lambda},
  result: {learned: l}
}: Pick<Room["State"], "params" | "result">): {
  i: number;
  naive: number[];
  logistic: number[];
} {
  return {
    i: SIZES.indexOf(n as (typeof SIZES)[number]),
    naive: l.naive.mean.map(part),
    logistic: l.logistic[lambdaIndex(lambda)].mean.map(part)
  };
}
