import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {MOST, type Room} from "../params.js";
import {inUnits} from "../words.js";

const LOW = 0.05;
/** Past a rate of 2 errors grow without end. */
const top = (rate: number): number => (rate > 2 ? 1e4 : 30);
const inside = (v: number, rate: number): number => Math.max(LOW, Math.min(top(rate), v));
const counts = Float64Array.from({length: MOST + 1}, (_, m) => m);

/** Errors against the number of trees. */
export const errors: Room["Picture"] = {
  id: "errors",
  tab: "Errors",
  title: "Errors by the number of trees",
  reads: ({params: {stages, forest, rate}, result: {train, test, forestTest}}) => [
    stages,
    rate,
    forest,
    train,
    test,
    forestTest
  ],
  legend: ({params: {forest}}) => [
    {label: "training", className: "line-0", ref: "training"},
    {label: "new points", className: "line-taught", ref: "test"},
    ...(forest ? [{label: "forest", className: "line-1", ref: "forest"}] : [])
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [0, MOST], label: "trees M"},
      y: {
        domain: [LOW, top(0)],
        label: "mean squared error in σ² (log scale)",
        scale: "log",
        ticks: [0.1, 1, 10, 100, 1000],
        format: String,
        grid: true
      },
      left: 34
    });
    const noise = plot.rule("y", {className: "line-soft dashed", ref: "noise"});
    const training = plot.line({className: "line-0", ref: "training"});
    const forestLine = plot.line({className: "line-1", ref: "forest"});
    const test = plot.line({className: "line-taught", ref: "test"});
    const least = plot.rule("x", {className: "line-soft dotted", ref: "best"});
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
      param: "stages",
      along: "x",
      at: ({params: {stages, rate}, result}) => [stages, inside(result.test[stages], rate)],
      words: ({params: {stages}, result}) => `error on new points ${inUnits(result.test[stages])}`
    });
    return (state) => {
      const {params, result} = state;
      const seen = (values: Float64Array) => values.map((v) => inside(v, params.rate));
      plot.domain({y: [LOW, top(params.rate)]});
      noise(1);
      training(counts, seen(result.train));
      if (params.forest) forestLine(counts.subarray(1), seen(result.forestTest.subarray(1)));
      else forestLine.clear();
      test(counts, seen(result.test));
      least(result.best, LOW, result.test[result.best]);
      const taken = handle(state);
      plot.names(
        [
          {
            text: `least at ${result.best}`,
            className: "",
            ref: "best",
            of: [result.best, 1.3 * LOW]
          },
          {text: "σ²: noise alone", className: "", ref: "noise", of: [0.72 * MOST, 1]}
        ],
        [taken]
      );
    };
  }
};
