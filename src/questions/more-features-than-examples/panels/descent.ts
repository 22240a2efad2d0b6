import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {COUNTS} from "../many.js";
import {N, PENALTIES, type Room} from "../params.js";
import {error} from "../words.js";

/** The axis of errors: at p = n about one sample in six goes beyond 300, and then it ends at the next power of ten. */
export const errorsOf = (largest: number): [number, number] => [
  0.1,
  largest <= 300 ? 300 : 10 ** Math.ceil(Math.log10(largest))
];

/** Test error against the number of features: this sample, and the middle half of many. */
export const descent: Room["Picture"] = {
  id: "descent",
  tab: "Error",
  with: {view: "many"},
  title: `Test error against p, with ${N} examples`,
  reads: ({data, params: {p, penalty, signal}, result: {table}}) => [data, p, penalty, signal, table],
  legend: ({data}) => [
    {label: "this sample", className: "line-1", ref: "sample"},
    {label: `median of ${data.samples} samples`, className: "line-0", ref: "median"},
    {label: "their middle half", className: "area-0", path: "M-6,-5h12v10h-12z", ref: "spread"}
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {
        domain: [1, 100],
        label: "number of features p",
        scale: "log",
        ticks: [1, 2, 5, 10, 20, 50, 100],
        format: String
      },
      y: {
        domain: errorsOf(0),
        label: "mean squared error on fresh examples",
        scale: "log",
        ticks: 3,
        format: String,
        grid: true
      },
      left: 38
    });
    const spread = plot.area({className: "area-0", ref: "spread"});
    const edge = plot.rule("x", {className: "line-soft dashed", ref: "edge"});
    const median = plot.line({className: "line-0", ref: "median"});
    const own = plot.line({className: "line-1", ref: "sample"});
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
      param: "p",
      along: "x",
      ref: "p",
      at: ({params, result}) => [params.p, result.table?.test ?? 1],
      words: ({result}) => `test error ${error(result.table?.test ?? 1)}`,
      hint: "drag",
      hintAt: {x: 14, y: -8, anchor: "start"}
    });
    return (state) => {
      const {data, params, result} = state;
      if (!result.table) return;
      const ends = errorsOf(Math.max(...result.table.curve));
      plot.domain({y: ends});
      const [low, middle, high] = data.curves[params.signal][PENALTIES.indexOf(params.penalty as 0)];
      spread(COUNTS, low, high);
      median(COUNTS, middle);
      own(COUNTS, result.table.curve);
      edge(N);
      const taken = [handle(state)];
      plot.names([{text: "p = n", className: "", ref: "edge", of: [N, 0.6 * ends[1]]}], taken);
    };
  }
};
