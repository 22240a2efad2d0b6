import {fixed, percent} from "../../marks/format.js";
import {params as declared, type Here} from "./params.js";
import {depth, schemes} from "./schemes.js";

const superscript = (n: number): string =>
  String(n).replace(/./g, (c) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(c)] ?? (c === "-" ? "⁻" : c));

/** A size of any order: 0.0213, 1.05, 830, 2.4·10⁻⁷, 0. */
export function size(value: number): string {
  if (value === 0) return "0";
  const power = Math.floor(Math.log10(Math.abs(value)));
  if (power >= 4 || power < -3) {
    const [digits, exponent] = value.toExponential(1).split("e");
    return `${digits.replace("-", "−")}·10${superscript(Number(exponent))}`;
  }
  return fixed(value, Math.max(0, 2 - Math.max(power, power < 0 ? power + 1 : power)));
}

/** A range of sizes as one: 1, or 0.40–1.6. */
function sizes(values: readonly number[]): string {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return high - low < 0.005 * high || high === low ? size(high) : `${size(low)} to ${size(high)}`;
}

export function describe({settled, result}: Here): string {
  const {init, activation, gain, width, shape} = settled;
  const {forward, backward, expected, fanIn, fanOut, variances} = result;
  const f = declared.activation.options[activation];
  const n = shape === "constant" ? `${width} units` : `${declared.shape.options[shape]}, n = ${width}`;
  const theory = (v: number | undefined) => (v === undefined ? "" : ` (theory ${size(v)})`);
  const fan =
    variances[0] > 0 ? ` Fan-in × Var(w) is ${sizes(fanIn)}, fan-out × Var(w) ${sizes(fanOut)}.` : "";
  return `${capital(schemes[init].name)} at gain ${fixed(gain)}, ${f}, ${depth} layers: ${n}. Activations end at std ${size(forward[depth].std)}${theory(expected?.std[depth])}, gradients at ${size(backward[0].std)}${theory(expected?.gradient[0])}.${fan}`;
}

const capital = (text: string): string => text[0].toUpperCase() + text.slice(1);
const share = (v: number): string => percent(v, 0);

export const reads = {
  fanIn: ({result}: Here) => sizes(result.fanIn),
  fanOut: ({result}: Here) => sizes(result.fanOut),
  forward: ({result}: Here) => size(result.forward[depth].std),
  backward: ({result}: Here) => size(result.backward[0].std),
  expectedForward: ({result}: Here) => (result.expected ? size(result.expected.std[depth]) : "–"),
  expectedBackward: ({result}: Here) => (result.expected ? size(result.expected.gradient[0]) : "–"),
  examples: ({result}: Here) => share(result.distinct.examples)
};

/** Layer by layer, what the figure shows; the loss curves stand on the page for all starts. */
export function table({result}: Here): Record<string, string | number>[] {
  const {widths, variances, fanIn, fanOut, forward, backward, expected} = result;
  return widths.map((units, l) => ({
    layer: l,
    units,
    weight_variance: l ? variances[l - 1] : "",
    fan_in_times_variance: l ? fanIn[l - 1] : "",
    fan_out_times_variance: l ? fanOut[l - 1] : "",
    activation_mean: forward[l].mean,
    activation_std: forward[l].std,
    activation_second_moment: forward[l].second,
    activation_std_theory: expected?.std[l] ?? "",
    gradient_std: backward[l].std,
    gradient_std_theory: expected?.gradient[l] ?? ""
  }));
}
