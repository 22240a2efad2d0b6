import {type Expected, expectedSignal} from "../../ml/mean-field.js";
import {remember} from "../../ml/remember.js";
import {distinctness, layerSignal, propagate} from "../../ml/signal.js";
import {type BandSetting, bandOf, type Spread} from "./band.js";
import type {TrainingData} from "./data.json.js";
import {batch, type Draw, drawEnds, drawNetwork} from "./draw.js";
import {depth, type SchemeName, type Shape, schemes, widthsOf} from "./schemes.js";

export interface XavierParams extends BandSetting {
  readonly seed: number;
}

/** What follows from the setting alone, without drawing a weight: cheap enough for every frame. */
export interface Plan {
  /** Units in layers 0 … 30. */
  readonly widths: readonly number[];
  /** Var(w), n_in · Var(w) and n_out · Var(w) of layers 1 … 30, with the gain in it. */
  readonly variances: readonly number[];
  readonly fanIn: readonly number[];
  readonly fanOut: readonly number[];
  /** What theory expects; null where the weights are not random. */
  readonly expected: Expected | null;
}

/** One way through the layers: what the numbers of layers 0 … 30 look like, over all their units and examples. */
export interface Way {
  readonly mean: Float64Array;
  readonly std: Float64Array;
  /** The mean of the squares. */
  readonly second: Float64Array;
  /** Histograms, one layer after another, `bins` shares each. */
  readonly shares: Float64Array;
}

export interface XavierResult extends Plan {
  /** Activations, and gradients by them. */
  readonly forward: Way;
  readonly backward: Way;
  /** The shares of the last layer's second moment that differ from unit to unit, and from example to example. */
  readonly distinct: {readonly units: number; readonly examples: number};
  /** How other draws differ; null where there is nothing to draw. */
  readonly band: Spread | null;
}

export const bins = 31;
export const gradientReach = 3;
/** Half the range that the activations' histogram spans: what lies beyond is counted at its ends. */
export const reachOf = (activation: BandSetting["activation"]): number =>
  activation === "tanh" || activation === "sigmoid" ? 1.25 : 3;

/** A draw at gain 1. */
const drawn = remember((init: SchemeName, shape: Shape, width: number, seed: number): Draw => {
  const widths = widthsOf(shape, width);
  const {family, variance} = schemes[init];
  if (family !== "same") {
    const stds = Array.from({length: depth}, (_, l) => Math.sqrt(variance(widths[l], widths[l + 1])));
    return drawNetwork(family, widths, stds, seed);
  }
  const weights = Array.from({length: depth}, (_, l) =>
    new Float64Array(widths[l] * widths[l + 1]).fill(init === "zeros" ? 0 : 1 / widths[l])
  );
  return {weights, ...drawEnds(widths, seed)};
});

export const plan = remember(
  (
    init: SchemeName,
    activation: XavierParams["activation"],
    gain: number,
    shape: Shape,
    width: number
  ): Plan => {
    const n = widthsOf(shape, width);
    const variances = Array.from(
      {length: depth},
      (_, l) => gain ** 2 * schemes[init].variance(n[l], n[l + 1])
    );
    return {
      widths: n,
      variances,
      fanIn: variances.map((v, l) => n[l] * v),
      fanOut: variances.map((v, l) => n[l + 1] * v),
      expected: variances[0] > 0 ? expectedSignal(activation, n, variances) : null
    };
  }
);

function wayOf(layers: readonly Float64Array[], reach: number): Way {
  const signals = layers.map((values) => layerSignal(values, values.length, bins, reach));
  return {
    mean: Float64Array.from(signals, ({mean}) => mean),
    std: Float64Array.from(signals, ({std}) => std),
    second: Float64Array.from(signals, ({second}) => second),
    shares: Float64Array.from(signals.flatMap(({shares}) => shares))
  };
}

/** One random network, 16 random examples forward and a random gradient back; and how others would do. Pure; cloneable. */
export function model(params: XavierParams, data?: TrainingData): XavierResult {
  const {init, activation, gain, shape, width, seed} = params;
  const planned = plan(init, activation, gain, shape, width);
  const {weights, inputs, end} = drawn(init, shape, width, seed);
  const stack = {widths: planned.widths, activation};
  const {activations, gradients} = propagate(stack, weights, gain, inputs, end);
  return {
    ...planned,
    forward: wayOf(activations, reachOf(activation)),
    backward: wayOf(gradients, gradientReach),
    distinct: distinctness(activations[depth], batch, planned.widths[depth]),
    band: bandOf(params, data?.bands)
  };
}
