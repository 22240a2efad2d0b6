import {fixed} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";
import {term} from "../words.js";
import {DEGREES} from "../world.js";

const xs = Float64Array.from({length: DEGREES + 1}, (_, i) => i);
const floor = xs.map(() => 0);

/** The terms at x₀ for every degree, one on top of the other; the degree to drag. */
export const stack: Room["Picture"] = {
  id: "stack",
  tab: "Degrees",
  title: ({params: {x}}) => `E(y − ŷ)² at x₀ = ${fixed(x, 3)}`,
  reads: ({params: {degree, y}, result: {degrees}}) => [degree, y, degrees],
  legend: () => [
    {label: "variance", className: "area-1", path: "M-6,-5h12v10h-12z", ref: "variance"},
    {label: "bias²", className: "area-0", path: "M-6,-5h12v10h-12z", ref: "bias2"},
    {label: "noise", className: "area-2", path: "M-6,-5h12v10h-12z", ref: "noise"}
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [0, DEGREES], label: "degree", ticks: [0, 2, 4, 6, 8, 10, 12]},
      y: {domain: [0, 1], label: "on a fresh label", ticks: 4, grid: true},
      left: 40
    });
    const noise = plot.area({className: "area-2", ref: "noise"});
    const bias = plot.area({className: "area-0", ref: "bias2"});
    const variance = plot.area({className: "area-1", ref: "variance"});
    const top = plot.line({className: "line", ref: "mse"});
    const training = plot.line({className: "line dashed", ref: "cross"});
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
      param: "degree",
      along: "x",
      at: ({params, result}) => [params.degree, sumOf(result.degrees[params.degree])],
      words: ({result}) => `expected squared error ${term(result.exact.mse)}`
    });
    return (state) => {
      const {degrees} = state.result;
      const low = Float64Array.from(degrees, (t) => t.noise);
      const middle = Float64Array.from(degrees, (t) => t.noise + t.bias2);
      const high = Float64Array.from(degrees, sumOf);
      plot.domain({y: [0, 1.12 * Math.max(0.01, ...high)]});
      noise(xs, floor, low);
      bias(xs, low, middle);
      variance(xs, middle, high);
      top(xs, high);
      if (state.params.y === "training")
        training(
          xs,
          degrees.map((t) => t.mse)
        );
      else training.clear();
      const taken = handle(state);
      plot.names(
        state.params.y === "training"
          ? [{text: "on the training label", className: "", ref: "cross", of: training}]
          : [],
        [taken]
      );
    };
  }
};

/** The expected squared error on a fresh label. */
const sumOf = ({noise, bias2, variance}: {noise: number; bias2: number; variance: number}): number =>
  noise + bias2 + variance;
