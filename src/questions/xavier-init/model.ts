import type {activations} from "../../ml/activations.js";
import {type Expected, expectedSignal} from "../../ml/mean-field.js";
import {normal, random} from "../../ml/random.js";
import {remember} from "../../ml/remember.js";
import {distinctness, type LayerSignal, layerSignal, propagate} from "../../ml/signal.js";
import type {TrainingData} from "./data.json.js";
import {depth, largeStd, type SchemeName, schemes, smallStd} from "./schemes.js";
import {type Shape, widthsOf} from "./shape.js";

export interface XavierParams {
  readonly init: SchemeName;
  readonly activation: keyof typeof activations;
  /** All weights are multiplied by it. */
  readonly gain: number;
  readonly shape: Shape;
  /** Units in the widest layer. */
  readonly width: number;
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

export interface XavierResult extends Plan {
  /** Activations of layers 0 … 30, over all units and examples. */
  readonly forward: readonly LayerSignal[];
  /** Gradients by the activations of layers 0 … 30. */
  readonly backward: readonly LayerSignal[];
  /** The shares of the last layer's second moment that differ from unit to unit, and from example to example. */
  readonly distinct: {readonly units: number; readonly examples: number};
  /** Half the range that the activations' histogram spans. */
  readonly reach: number;
}

/** Examples in the batch. */
export const batch = 64;
export const bins = 31;
export const gradientReach = 3;

const widths = remember(widthsOf);
/** W_1 … W_30 at gain 1. */
const weights = remember((init: SchemeName, shape: Shape, width: number, seed: number): Float64Array[] => {
  const n = widths(shape, width);
  const source = random(seed);
  return Array.from({length: depth}, (_, l) => {
    const draw = schemes[init].initializer(n[l], n[l + 1], source);
    return Float64Array.from({length: n[l] * n[l + 1]}, draw);
  });
});
/** Standard normal inputs and, from another stream, ∂L/∂a of the last layer. */
const ends = remember((shape: Shape, width: number, seed: number) => {
  const n = widths(shape, width);
  return [n[0], n[depth]].map((units, i) =>
    Float64Array.from({length: batch * units}, normal(random(seed, i + 1)))
  );
});

export const plan = remember(
  (
    init: SchemeName,
    activation: XavierParams["activation"],
    gain: number,
    shape: Shape,
    width: number
  ): Plan => {
    const n = widths(shape, width);
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

/** For comparison: what theory expects if all layers' weights have one standard deviation, 0.01 or 1. */
export const withOneStd = remember(
  (activation: XavierParams["activation"], shape: Shape, width: number): readonly [Expected, Expected] => {
    const n = widths(shape, width);
    const of = (std: number) => expectedSignal(activation, n, Array<number>(depth).fill(std ** 2));
    return [of(smallStd), of(largeStd)];
  }
);

/** Half the range that the activations' histogram spans: what lies beyond is counted at its ends. */
export const reachOf = (activation: XavierParams["activation"]): number =>
  activation === "tanh" || activation === "sigmoid" ? 1.25 : 3;

/** One random network, 64 random examples forward and a random gradient back. Pure; cloneable. */
export function model(params: XavierParams, _data?: TrainingData): XavierResult {
  const {init, activation, gain, shape, width, seed} = params;
  const planned = plan(init, activation, gain, shape, width);
  const n = planned.widths;
  const [X, r] = ends(shape, width, seed);
  const W = weights(init, shape, width, seed);
  const {activations, gradients} = propagate({widths: n, activation}, W, gain, X, r);
  const reach = reachOf(activation);
  return {
    ...planned,
    forward: activations.map((a) => layerSignal(a, a.length, bins, reach)),
    backward: gradients.map((g) => layerSignal(g, g.length, bins, gradientReach)),
    distinct: distinctness(activations[depth], batch, n[depth]),
    reach
  };
}
