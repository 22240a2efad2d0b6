import {activation, type activations} from "../../ml/activations.js";
import {dense} from "../../ml/dense.js";
import {logisticLoss} from "../../ml/losses.js";
import {backward, forward, initialize, type Layer, type Network, network, pass} from "../../ml/network.js";
import {random} from "../../ml/random.js";
import {batches, sgdStep} from "../../ml/sgd.js";
import {world} from "../../ml/worlds.js";
import {depth, type SchemeName, schemes} from "./schemes.js";

/** The simulated task: two half-moons, without label noise, coordinates divided by 2. */
export const examples = 128;
export const trainWidth = 16;
export const batchSize = 8;
export const updates = 240;
/** The training loss is looked at after so many updates each. */
export const every = 10;
/** Learning rates tried for each start; the one with the lowest loss at the end is shown. */
export const rates = [0.1, 0.03, 0.01] as const;

// The last digit of a cosine may differ from one engine to another, and a deep network would grow it.
const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

export function task(): {X: Float64Array; y: Float64Array} {
  const {x, y, label} = world("moons", {flip: 0}).sample(examples, random(5));
  const X = new Float64Array(2 * examples);
  for (let i = 0; i < examples; ++i) {
    X[2 * i] = rounded(x[i] / 2);
    X[2 * i + 1] = rounded(y[i] / 2);
  }
  return {X, y: Float64Array.from(label)};
}

/** 2 inputs, 30 layers of 16 units, one logit. */
export function classifier(name: keyof typeof activations, scheme: SchemeName): Network {
  const {initializer} = schemes[scheme];
  const layers: Layer[] = [];
  for (let l = 0; l < depth; ++l)
    layers.push(dense(l ? trainWidth : 2, trainWidth, initializer), activation(trainWidth, name));
  return network(...layers, dense(trainWidth, 1, initializer));
}

export interface Run {
  readonly rate: number;
  /** Training loss after 0, 10, 20 … 240 updates; Infinity once it is no number. */
  readonly losses: number[];
}

/** Plain SGD at one learning rate; the same first weights and the same batches at every rate. */
export function train(net: Network, rate: number, seed = 1): Run {
  const {X, y} = task();
  const theta = initialize(net, random(seed));
  const gradient = new Float64Array(net.parameters);
  const memory = pass(net, batchSize);
  const whole = pass(net, examples);
  const last = net.layers.length;
  const losses: number[] = [];
  const look = () => {
    const loss = logisticLoss(forward(net, theta, X, whole), y, examples, 1);
    losses.push(Number.isFinite(loss) ? loss : Infinity);
  };
  look();
  const order = batches(examples, batchSize, random(seed, 1));
  for (let u = 1; u <= updates; ++u) {
    const rows = order.next().value;
    const outputs = forward(net, theta, X, memory, rows);
    const targets = Float64Array.from(rows, (i) => y[i]);
    logisticLoss(outputs, targets, batchSize, 1, memory.deltas[last]);
    backward(net, theta, memory, gradient);
    sgdStep(theta, gradient, rate);
    // Single precision swallows the last bits in which engines differ.
    for (let k = 0; k < theta.length; ++k) theta[k] = Math.fround(theta[k]);
    if (u % every !== 0) continue;
    look();
    if (losses[losses.length - 1] === Infinity) break;
  }
  // From a number that is none, no update leads back.
  while (losses.length <= updates / every) losses.push(Infinity);
  return {rate, losses};
}

/** The run with the lowest loss at its end, of those at all rates; of equals the one with the larger rate. */
export function best(net: Network, seed = 1): Run {
  return rates
    .map((rate) => train(net, rate, seed))
    .reduce((a, b) => (b.losses[b.losses.length - 1] < a.losses[a.losses.length - 1] ? b : a));
}
