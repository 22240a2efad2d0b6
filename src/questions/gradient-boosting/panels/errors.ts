import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {MOST, type Room} from "../params.js";
import {inUnits} from "../words.js";

const LOW = 0.05;
/** Past a rate of 2 errors grow without end; points that were moved far away make them large from the start. */
const top = ({params: {rate}, result: {train, test}}: Room["State"]): number =>
  rate > 2 ? 1e4 : train.some((v) => v > 30) || test.some((v) => v > 30) ? 300 : 30;
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
        domain: [LOW, 30],
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
      at: (state) => {
        const {stages} = state.params;
        return [stages, Math.max(LOW, Math.min(top(state), state.result.test[stages]))];
      },
      words: ({params: {stages}, result}) => `error on new points ${inUnits(result.test[stages])}`
    });
    return (state) => {
      const {params, result} = state;
      // What is below the axis leaves the picture there, and does not seem to settle at its foot.
      const seen = (values: Float64Array) => values.map((v) => Math.max(LOW / 1e3, Math.min(1e30, v)));
      plot.domain({y: [LOW, top(state)]});
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
            // Small rates are still falling at the last tree.
            text: `${result.best === MOST ? "least so far" : "least"} at ${result.best}`,
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
