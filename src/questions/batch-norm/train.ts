import {activation} from "../../ml/activations.js";
import {dense} from "../../ml/dense.js";
import {scaled} from "../../ml/initializers.js";
import {logisticLoss} from "../../ml/losses.js";
import {backward, forward, initialize, type Layer, type Network, network, pass} from "../../ml/network.js";
import {type BatchNorm, batchNorm, layerNorm, type Mode} from "../../ml/norms.js";
import {random} from "../../ml/random.js";
import {batches, sgdStep} from "../../ml/sgd.js";
import {world} from "../../ml/worlds.js";

export type Norm = "none" | "batch" | "layer";

/** The simulated task: two half-moons, coordinates divided by 2. */
export const examples = 128;

// The last digit of a cosine may differ from one engine to another, and a deep network would grow it.
const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

export interface Task {
  readonly X: Float64Array;
  readonly y: Float64Array;
}

/** Part 0 is trained on; part 1 is drawn from the same world, to be judged on. */
export function task(part: 0 | 1 = 0, n = examples): Task {
  const {x, y, label} = world("moons", {flip: 0}).sample(n, random(5, part));
  const X = new Float64Array(2 * n);
  for (let i = 0; i < n; ++i) {
    X[2 * i] = rounded(x[i] / 2);
    X[2 * i + 1] = rounded(y[i] / 2);
  }
  return {X, y: Float64Array.from(label)};
}

/** 2 inputs, hidden layers of ReLU with or without a normalization before it, one logit. */
export function classifier(norm: Norm, gain: number, depth: number, width: number): Network {
  const layers: Layer[] = [];
  for (let l = 0; l < depth; ++l) {
    const inputs = l ? width : 2;
    layers.push(dense(inputs, width, scaled(gain / Math.sqrt(inputs))));
    if (norm !== "none") layers.push(norm === "batch" ? batchNorm(width) : layerNorm(width));
    layers.push(activation(width, "relu"));
  }
  return network(...layers, dense(width, 1, scaled(1 / Math.sqrt(width))));
}

export const isBatchNorm = (layer: Layer): layer is BatchNorm => layer.kind === "batch norm";

export function setMode(net: Network, mode: Mode): void {
  for (const layer of net.layers) if (isBatchNorm(layer)) layer.mode = mode;
}

/** Loss and share of wrong answers over a whole task, as at inference. */
export function evaluate(net: Network, theta: Float64Array, {X, y}: Task): {loss: number; error: number} {
  setMode(net, "inference");
  const n = y.length;
  const logits = forward(net, theta, X, pass(net, n));
  setMode(net, "training");
  let wrong = 0;
  for (let i = 0; i < n; ++i) if (logits[i] > 0 !== y[i] > 0 || Number.isNaN(logits[i])) ++wrong;
  const loss = logisticLoss(logits, y, n, 1);
  return {loss: Number.isFinite(loss) ? loss : Infinity, error: wrong / n};
}

export interface TrainOptions {
  readonly rate: number;
  readonly batch: number;
  readonly updates: number;
  /** The loss is looked at after so many updates each. */
  readonly every: number;
  readonly seed: number;
}

/** Plain SGD; the same first weights and the same batches for every rate and norm. Gives θ, and the losses on the way. */
export function train(
  net: Network,
  {rate, batch, updates, every, seed}: TrainOptions
): {theta: Float64Array; losses: number[]} {
  const whole = task();
  const theta = initialize(net, random(seed));
  const gradient = new Float64Array(net.parameters);
  const memory = pass(net, batch);
  const targets = new Float64Array(batch);
  const losses = [evaluate(net, theta, whole).loss];
  const order = batches(examples, batch, random(seed, 1));
  for (let u = 1; u <= updates; ++u) {
    const rows = order.next().value;
    rows.forEach((i, k) => {
      targets[k] = whole.y[i];
    });
    const logits = forward(net, theta, whole.X, memory, rows);
    logisticLoss(logits, targets, rows.length, 1, memory.deltas[net.layers.length]);
    backward(net, theta, memory, gradient);
    sgdStep(theta, gradient, rate);
    // Single precision swallows the last bits in which engines differ.
    for (let k = 0; k < theta.length; ++k) theta[k] = Math.fround(theta[k]);
    if (u % every !== 0) continue;
    losses.push(evaluate(net, theta, whole).loss);
    if (losses[losses.length - 1] === Infinity) break;
  }
  // From a number that is none, no update leads back.
  while (losses.length <= updates / every) losses.push(Infinity);
  return {theta, losses};
}
