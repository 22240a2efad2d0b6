import {expectedSignal} from "../../ml/mean-field.js";
import {propagate, type Stack} from "../../ml/signal.js";
import {drawNetwork} from "./draw.js";
import {depth, type Family, type SchemeName, type Shape, schemes, widthsOf} from "./schemes.js";

/** Quantiles over draws, layer by layer: 5 %, the median, 95 %. */
export interface Quantiles {
  readonly low: ArrayLike<number>;
  readonly middle: ArrayLike<number>;
  readonly high: ArrayLike<number>;
}

/** How the sizes differ from one draw of the weights to another. */
export interface Spread {
  readonly draws: number;
  readonly forward: Quantiles;
  readonly backward: Quantiles;
  /** In how many draws the curve ends below what theory expects. */
  readonly below: {readonly forward: number; readonly backward: number};
}

/** What is computed before the page opens, by key. */
export type Saved = Readonly<Record<string, Spread>>;

export interface BandSetting {
  readonly init: SchemeName;
  readonly activation: Stack["activation"];
  readonly gain: number;
  readonly shape: Shape;
  readonly width: number;
}

/** How many draws there is time for: some tenths of a second, whatever the width. */
const TIME: Readonly<Record<number, readonly [drawn: number, orthogonal: number]>> = {
  16: [300, 100],
  32: [120, 48],
  64: [40, 20],
  128: [20, 12]
};
export const drawsOf = (family: Family, width: number): number =>
  (TIME[width] ?? TIME[128])[family === "orthogonal" ? 1 : 0];

/** f(c z) = c f(z) for c > 0: all sizes are multiplied by what the weights are multiplied by, in every draw alike. */
const scales = (activation: Stack["activation"]): boolean => activation === "linear" || activation === "relu";

export const keyOf = ({init, activation, gain, shape, width}: BandSetting): string =>
  [
    schemes[init].family,
    activation,
    shape,
    width,
    ...(scales(activation) ? [] : [shape === "constant" ? likeOf(init) : init, gain])
  ].join(" ");

/** Where fan-in and fan-out are the same n, one-sided variances are Xavier's, and so are their draws. */
const likeOf = (init: SchemeName): SchemeName => (init === "fanIn" || init === "fanOut" ? "xavier" : init);

/** The last ones computed. */
const kept = new Map<string, Spread>();
const most = 40;

/**
 * The band over draws at a setting; null where the weights are not drawn. Where the activation lets a factor through, one
 * set of draws serves all gains and all sizes of the weights.
 */
export function bandOf(setting: BandSetting, saved: Saved = {}): Spread | null {
  if (schemes[setting.init].family === "same") return null;
  const key = keyOf(setting);
  let spread = saved[key] ?? kept.get(key);
  if (!spread) {
    spread = drawSpread(setting);
    if (kept.size >= most) kept.delete(kept.keys().next().value ?? "");
    kept.set(key, spread);
  }
  return scales(setting.activation) ? multiplied(spread, factorsOf(setting)) : spread;
}

/** The draws themselves; for activations that let a factor through with weights of variance 1 / fan-in. */
export function drawSpread({init, activation, gain, shape, width}: BandSetting, draws?: number): Spread {
  const widths = widthsOf(shape, width);
  const {family, variance} = schemes[init] as (typeof schemes)[SchemeName];
  if (family === "same") throw new Error("weights that are all alike are not drawn");
  const own = family === "orthogonal";
  const stds = Array.from({length: depth}, (_, l) =>
    scales(activation) ? 1 / Math.sqrt(widths[l]) : gain * Math.sqrt(variance(widths[l], widths[l + 1]))
  );
  // Orthogonal matrices come at their own size, and take the gain by themselves.
  const factor = own && !scales(activation) ? gain : 1;
  const variances = own
    ? stds.map((_, l) => factor ** 2 * variance(widths[l], widths[l + 1]))
    : stds.map((std) => std ** 2);
  const n = draws ?? drawsOf(family, width);
  const stack = {widths, activation};
  const all = Array.from({length: n}, (_, k) => {
    const {weights, inputs, end} = drawNetwork(family, widths, stds, k + 1);
    const {activations, gradients} = propagate(stack, weights, factor, inputs, end);
    return {forward: activations.map(stdOf), backward: gradients.map(stdOf)};
  });
  const expected = expectedSignal(activation, widths, variances);
  return {
    draws: n,
    forward: quantiles(all.map(({forward}) => forward)),
    backward: quantiles(all.map(({backward}) => backward)),
    below: {
      forward: all.filter(({forward}) => forward[depth] < expected.std[depth]).length,
      backward: all.filter(({backward}) => backward[0] < expected.gradient[0]).length
    }
  };
}

/** What each layer's size is multiplied by, from that of the draws to that of the setting. */
function factorsOf({init, gain, shape, width}: BandSetting): {forward: number[]; backward: number[]} {
  const widths = widthsOf(shape, width);
  const {family, variance} = schemes[init];
  const own = family === "orthogonal";
  const steps = Array.from(
    {length: depth},
    (_, l) => gain * (own ? 1 : Math.sqrt(variance(widths[l], widths[l + 1]) * widths[l]))
  );
  const forward = [1];
  const backward = [1];
  for (const step of steps) forward.push(forward[forward.length - 1] * step);
  for (const step of [...steps].reverse()) backward.unshift(backward[0] * step);
  return {forward, backward};
}

function multiplied(spread: Spread, by: {forward: number[]; backward: number[]}): Spread {
  const times = ({low, middle, high}: Quantiles, factors: number[]): Quantiles => {
    const of = (values: ArrayLike<number>) => Float64Array.from(values, (v, l) => v * factors[l]);
    return {low: of(low), middle: of(middle), high: of(high)};
  };
  return {
    ...spread,
    forward: times(spread.forward, by.forward),
    backward: times(spread.backward, by.backward)
  };
}

function quantiles(draws: readonly number[][]): Quantiles {
  const sorted = draws[0].map((_, l) => Float64Array.from(draws, (sizes) => sizes[l]).sort());
  const at = (p: number) => Float64Array.from(sorted, (values) => between(values, p * (values.length - 1)));
  return {low: at(0.05), middle: at(0.5), high: at(0.95)};
}

/** The value at a rank that may lie between two. */
function between(sorted: Float64Array, rank: number): number {
  const below = Math.floor(rank);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
}

function stdOf(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; ++i) sum += values[i];
  const mean = sum / values.length;
  let squares = 0;
  for (let i = 0; i < values.length; ++i) squares += (values[i] - mean) ** 2;
  return Math.sqrt(squares / values.length);
}
