import {sigmoid} from "../../ml/activations.js";
import {forward, type Network, pass} from "../../ml/network.js";
import {random} from "../../ml/random.js";
import {remember} from "../../ml/remember.js";
import {drawing} from "../../ml/sgd.js";
import type {TrainingData} from "./data.json.js";
import {small, starts} from "./runs.js";
import {classifier, examples, isBatchNorm, setMode, task} from "./train.js";

/** Batch sizes at which the followed example is looked at. */
export const batchSizes = [2, 4, 8, 16, 32, 64] as const;
/** Draws of companions for each. */
export const draws = 100;

export interface Companions {
  /** P(class 1) of the followed example with running averages: the same in any company. */
  readonly alone: number;
  /** With the batch's own mean and variance: for each batch size, one a draw of companions. */
  readonly among: readonly Float64Array[];
}

const trained = remember((saved: TrainingData["net"]): Network => {
  const net = classifier("batch", starts.he, small.depth, small.width);
  net.layers.filter(isBatchNorm).forEach((layer, l) => {
    const at = 2 * small.width * l;
    layer.runningMean.set(saved.running.slice(at, at + small.width));
    layer.runningVariance.set(saved.running.slice(at + small.width, at + 2 * small.width));
  });
  return net;
});
const toArray = remember((values: readonly number[]) => Float64Array.from(values));
const points = remember((_: 0) => task());

/** The trained network's answer to one example: by itself, and in batches with random companions from the training examples. */
export const companionsOf = remember(
  (data: TrainingData, x: number, y: number, seed: number, times: number): Companions => {
    const net = trained(data.net);
    const theta = toArray(data.net.theta);
    const {X} = points(0);
    const most = batchSizes[batchSizes.length - 1];
    const memory = pass(net, most);
    setMode(net, "inference");
    const alone = sigmoid(forward(net, theta, Float64Array.of(x, y), memory)[0]);
    setMode(net, "training");
    // Passes in training mode move the running averages: they are put back.
    const kept = net.layers
      .filter(isBatchNorm)
      .map((l) => [l.runningMean.slice(), l.runningVariance.slice()]);
    const among = batchSizes.map((B) => {
      const draw = drawing(examples, B - 1, false, random(seed, B));
      const batch = new Float64Array(2 * B);
      batch.set([x, y]);
      return Float64Array.from({length: times}, () => {
        draw().forEach((row, k) => {
          batch[2 * k + 2] = X[2 * row];
          batch[2 * k + 3] = X[2 * row + 1];
        });
        return sigmoid(forward(net, theta, batch, memory)[0]);
      });
    });
    net.layers.filter(isBatchNorm).forEach((layer, l) => {
      layer.runningMean.set(kept[l][0]);
      layer.runningVariance.set(kept[l][1]);
    });
    return {alone, among};
  }
);

/** The share of companies in which the answer is the other class. */
export const flips = ({alone, among}: Companions, size: number): number => {
  const of = among[size];
  return of.filter((p) => p > 0.5 !== alone > 0.5).length / of.length;
};

export const spread = ({among}: Companions, size: number): number => {
  const of = among[size];
  const mean = of.reduce((a, b) => a + b, 0) / of.length;
  return Math.sqrt(of.reduce((a, b) => a + (b - mean) ** 2, 0) / of.length);
};
