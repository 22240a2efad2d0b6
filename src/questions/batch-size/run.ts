import {logisticLoss} from "../../ml/losses.js";
import {backward, forward, initialize, type Pass, pass} from "../../ml/network.js";
import {random} from "../../ml/random.js";
import {batches, sgdStep} from "../../ml/sgd.js";
import {net, type Sample, testSize, trainSize} from "./task.js";

const last = net.layers.length;

/** The mean loss over the rows of a batch; leaves its gradient by θ in `gradient`. */
export function lossAndGradient(
  theta: Float64Array,
  {X, y}: Sample,
  rows: ArrayLike<number>,
  memory: Pass,
  gradient: Float64Array
): number {
  const outputs = forward(net, theta, X, memory, rows);
  const targets = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; ++i) targets[i] = y[rows[i]];
  const loss = logisticLoss(outputs, targets, rows.length, 1, memory.deltas[last]);
  backward(net, theta, memory, gradient);
  return loss;
}

/** The mean loss over a whole sample. */
export const sampleLoss = (theta: Float64Array, sample: Sample, memory: Pass): number =>
  score(theta, sample, memory).loss;

/** The mean loss over a whole sample, and the share of it on the wrong side of the boundary. */
export function score(theta: Float64Array, {X, y}: Sample, memory: Pass): {loss: number; error: number} {
  const logits = forward(net, theta, X, memory);
  let wrong = 0;
  for (let i = 0; i < y.length; ++i) if (logits[i] > 0 !== y[i] > 0) ++wrong;
  return {loss: logisticLoss(logits, y, y.length, 1), error: wrong / y.length};
}

/** A run lasts 40 epochs or 700 updates, whichever is more: small batches need the one, large ones the other. */
export function budget(B: number): number {
  return Math.max((40 * trainSize) / B, 700);
}

/** The updates after which a run with batch size B is looked at: three in each doubling, to the end. */
export function checkpoints(B: number): number[] {
  const end = budget(B);
  const marks = new Set<number>();
  for (let k = 0; 2 ** (k / 3) < end; ++k) marks.add(Math.round(2 ** (k / 3)));
  return [...marks.add(end)];
}

export interface Run {
  /** Loss over all training examples at each of `checkpoints(B)` that the run got to. */
  readonly train: number[];
  /** Loss over the test examples at the same moments, and the share of them that is misclassified. */
  readonly test: number[];
  readonly error: number[];
}

// Weights are kept in single precision, as training commonly does. That is also what makes a run the same everywhere:
// engines differ in the last bit of tanh and exp, a long noisy run would grow that into another run, and rounding to
// 24 bits after every update swallows it.
function round(theta: Float64Array): void {
  for (let k = 0; k < theta.length; ++k) theta[k] = Math.fround(theta[k]);
}

/** Plain SGD at a constant rate, one update a call. Runs of one seed start from the same weights. */
export interface Training {
  readonly theta: Float64Array;
  update(): void;
}

export function training(B: number, rate: number, seed: number, train: Sample): Training {
  const theta = initialize(net, random(seed, 0));
  round(theta);
  const gradient = new Float64Array(net.parameters);
  const memory = pass(net, B);
  const source = batches(trainSize, B, random(seed, 1));
  return {
    theta,
    update: () => {
      lossAndGradient(theta, train, source.next().value, memory, gradient);
      sgdStep(theta, gradient, rate);
      round(theta);
    }
  };
}

/**
 * Trains the network to the end of its budget and looks at it at each checkpoint.
 *
 * @param stop looked at after every checkpoint with the updates made, the training loss and θ; true ends the run
 */
export function run(
  B: number,
  rate: number,
  seed: number,
  train: Sample,
  test: Sample | null,
  stop?: (updates: number, loss: number, theta: Float64Array) => boolean
): Run {
  const {theta, update} = training(B, rate, seed, train);
  const all = pass(net, Math.max(trainSize, testSize));
  const marks = checkpoints(B);
  const result: Run = {train: [], test: [], error: []};
  for (let updates = 1; result.train.length < marks.length; ++updates) {
    update();
    if (updates < marks[result.train.length]) continue;
    const loss = sampleLoss(theta, train, all);
    result.train.push(loss);
    if (test) {
      const tested = score(theta, test, all);
      result.test.push(tested.loss);
      result.error.push(tested.error);
    }
    if (stop?.(updates, loss, theta)) break;
  }
  return result;
}
