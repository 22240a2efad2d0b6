import {layerSignal} from "../../ml/signal.js";
import {type ChainSetting, chain, width} from "./chain.js";
import {type Companions, companionsOf, draws} from "./companions.js";
import type {TrainingData} from "./data.json.js";

export interface BatchNormParams extends ChainSetting {
  readonly view: "start" | "training" | "inference";
  readonly example: readonly [number, number];
}

/** Layers 1 … depth, one way through them. */
export interface Way {
  readonly std: Float64Array;
  /** Histograms, one layer after another, `bins` shares each. */
  readonly shares: Float64Array;
}

/** Histograms of pre-activations over ±reach, and of gradients' sizes over decades. */
export const bins = 61;
export const reach = 5;
export const decades = [-18, 12] as const;
export const perDecade = 4;
export const decadeBins = perDecade * (decades[1] - decades[0]);

/** The units and examples that are shown one by one, of the layer `shownLayer`. */
export const shownUnits = 8;
export const shownLayer = 2;

export interface Result {
  readonly forward: Way;
  /** Of |∂L/∂a|. */
  readonly backward: Way;
  /** Mean and standard deviation of the last layer's units over the batch: of all of them. */
  readonly units: {readonly mean: Float64Array; readonly std: Float64Array};
  /** Layer 2, batch × width: what comes in, and what ReLU gets. */
  readonly before: Float64Array;
  readonly after: Float64Array;
  /** Where they are looked at. */
  readonly companions: Companions | null;
}

function forwardOf(layers: readonly Float64Array[]): Way {
  const std = new Float64Array(layers.length);
  const shares = new Float64Array(layers.length * bins);
  layers.forEach((values, l) => {
    std[l] = layerSignal(values, values.length, 1, reach).std;
    // What lies beyond is in no bin.
    for (const v of values) {
      const bin = Math.floor(((v + reach) / (2 * reach)) * bins);
      if (bin >= 0 && bin < bins) shares[l * bins + bin] += 1 / values.length;
    }
  });
  return {std, shares};
}

function backwardOf(layers: readonly Float64Array[]): Way {
  const std = new Float64Array(layers.length);
  const shares = new Float64Array(layers.length * decadeBins);
  layers.forEach((values, l) => {
    let squares = 0;
    for (const v of values) {
      squares += v * v;
      const bin = Math.floor(perDecade * (Math.log10(Math.abs(v)) - decades[0]));
      if (bin >= 0 && bin < decadeBins) shares[l * decadeBins + bin] += 1 / values.length;
    }
    // About 0, since the gradient's signs are even at the start.
    std[l] = Math.sqrt(squares / values.length);
  });
  return {std, shares};
}

function unitsOf(values: Float64Array, batch: number): Result["units"] {
  const mean = new Float64Array(width);
  const std = new Float64Array(width);
  for (let j = 0; j < width; ++j) {
    for (let i = 0; i < batch; ++i) mean[j] += values[i * width + j] / batch;
    let squares = 0;
    for (let i = 0; i < batch; ++i) squares += (values[i * width + j] - mean[j]) ** 2;
    std[j] = Math.sqrt(squares / batch);
  }
  return {mean, std};
}

/** A network at its start, and a trained one's answer to one example. Pure; cloneable. */
export function model(params: BatchNormParams, data: TrainingData): Result {
  const {norm, gain, depth, batch, gamma, beta, seed, example, view} = params;
  const {sums, normalized, gradients} = chain(norm, gain, depth, batch, gamma, beta, seed);
  return {
    forward: forwardOf(normalized),
    backward: backwardOf(gradients),
    units: unitsOf(normalized[depth - 1], batch),
    before: sums[shownLayer - 1],
    after: normalized[shownLayer - 1],
    companions: view === "inference" ? companionsOf(data, example[0], example[1], seed, draws) : null
  };
}
