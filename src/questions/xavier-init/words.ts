import {fixed, percent, scientific} from "../../marks/format.js";
import {params as declared, type Room} from "./params.js";
import {depth, schemes} from "./schemes.js";

type Here = Room["State"];

/** A size of any order, to two digits: 0.021, 1.1, 830, 2.4·10⁻⁷, 0. */
export const size = (value: number): string => scientific(value);

/** A range of sizes as one: 1.0, or 0.40 to 1.6. */
function sizes(values: readonly number[]): string {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return size(low) === size(high) ? size(high) : `${size(low)} to ${size(high)}`;
}

const capital = (text: string): string => text[0].toUpperCase() + text.slice(1);

/** "0.72 to 1.3 in nine of ten draws" */
const spread = ({result: {band}}: Here, way: "forward" | "backward"): string => {
  if (!band) return "the same in every draw";
  const l = way === "forward" ? depth : 0;
  return sizes([band[way].low[l], band[way].high[l]]);
};

const ofDraws = ({result: {band}}: Here, way: "forward" | "backward"): string =>
  band ? `${band.below[way]} of ${band.draws}` : "no";

export function describe(here: Here): string {
  const {init, activation, gain, width, shape} = here.settled;
  const {forward, backward, expected, fanIn, fanOut, variances, band} = here.result;
  const f = declared.activation.options[activation];
  const n = shape === "constant" ? `${width} units` : `${declared.shape.options[shape]}, n = ${width}`;
  const theory = (v: number | undefined, way: "forward" | "backward") =>
    v === undefined || !band
      ? ""
      : ` (theory ${size(v)}, 90\u00a0%${way === "forward" ? ` of ${band.draws} draws` : ""} ${spread(here, way)})`;
  const fan =
    variances[0] > 0 ? ` Fan-in × Var(w) is ${sizes(fanIn)}, fan-out × Var(w) ${sizes(fanOut)}.` : "";
  return `${capital(schemes[init].name)} at gain ${fixed(gain)}, ${f}, ${depth} layers: ${n}. Activations end at std ${size(forward.std[depth])}${theory(expected?.std[depth], "forward")}, gradients at ${size(backward.std[0])}${theory(expected?.gradient[0], "backward")}.${fan}`;
}

export const reads: Room["Figure"]["reads"] = {
  fanIn: ({result}) => sizes(result.fanIn),
  fanOut: ({result}) => sizes(result.fanOut),
  forward: ({result}) => size(result.forward.std[depth]),
  backward: ({result}) => size(result.backward.std[0]),
  expectedForward: ({result}) => (result.expected ? size(result.expected.std[depth]) : "–"),
  expectedBackward: ({result}) => (result.expected ? size(result.expected.gradient[0]) : "–"),
  spreadForward: (here) => spread(here, "forward"),
  spreadBackward: (here) => spread(here, "backward"),
  below: (here) => ofDraws(here, "forward"),
  // Σ 1/n over the layers that chance enters: 1 … depth.
  depthOverWidth: ({result: {widths}}) => fixed(inverseWidths(widths)),
  examples: ({result}) => percent(result.distinct.examples, 0)
};

export const inverseWidths = (widths: readonly number[]): number =>
  widths.slice(1).reduce((sum, n) => sum + 1 / n, 0);

/** Layer by layer, what the figure shows; the loss curves stand on the page for all starts. */
export const table: Room["Figure"]["table"] = ({
  result: {widths, variances, fanIn, fanOut, forward, backward, expected, band}
}) =>
  widths.map((units, l) => ({
    layer: l,
    units,
    weight_variance: l ? variances[l - 1] : "",
    fan_in_times_variance: l ? fanIn[l - 1] : "",
    fan_out_times_variance: l ? fanOut[l - 1] : "",
    activation_mean: forward.mean[l],
    activation_std: forward.std[l],
    activation_second_moment: forward.second[l],
    activation_std_theory: expected?.std[l] ?? "",
    activation_std_5_percent: band?.forward.low[l] ?? "",
    activation_std_median: band?.forward.middle[l] ?? "",
    activation_std_95_percent: band?.forward.high[l] ?? "",
    gradient_std: backward.std[l],
    gradient_std_theory: expected?.gradient[l] ?? "",
    gradient_std_5_percent: band?.backward.low[l] ?? "",
    gradient_std_median: band?.backward.middle[l] ?? "",
    gradient_std_95_percent: band?.backward.high[l] ?? ""
  }));
