import type {Goal, Prediction, Scene} from "../../figure/contract.js";
import {percent} from "../../marks/format.js";
import type {KnnResult} from "./model.js";
import type {Declared, Here} from "./params.js";
import type {KnnData} from "./points.js";

/** A point among its own kind, which scenes turn into an outlier. */
export const lone = 78;

const isWrong = ({result}: Here): boolean => {
  const at = result.points.index.indexOf(lone);
  return at >= 0 && result.points.wrong[at] === 1;
};

export const scenes: readonly Scene<Declared, KnnData, KnnResult>[] = [
  {
    title: "One neighbor",
    params: {},
    text: "Each point paints its own cell. No training point is wrong, and every noisy label has an island of its own.",
    claim: ({result}) =>
      result.train === 0 && result.cells !== null && (result.field?.regions ?? 0) >= 10 && result.test! > 0.25
  },
  {
    title: "Flip one label",
    params: {flipped: [[lone, 0]]},
    text: "One changed label, one new island: at k = 1 each example decides alone, and the training error stays 0.",
    claim: (here) => here.result.train === 0 && here.result.field?.regions === 15 && !isWrong(here)
  },
  {
    title: "Ask fifteen",
    params: {flipped: [[lone, 0]], k: 15},
    text: "Fifteen neighbors outvote the flipped label: the islands are gone, and the test error has fallen close to the Bayes error.",
    claim: (here) =>
      isWrong(here) && here.result.field?.regions === 2 && here.result.test! - here.result.bayes! < 0.02
  },
  {
    title: "Thirty samples, one neighbor",
    params: {view: "resample"},
    text: "Thirty fresh samples, 30 answers. Their spread is the variance; their mean is close to the truth, so bias² is near 0.",
    claim: ({result}) => result.spread.variance[0] > 20 * Math.abs(result.spread.bias2![0])
  },
  {
    title: "Thirty samples, fifteen neighbors",
    params: {view: "resample", k: 15},
    text: "The boundaries draw together: variance has fallen by more than a factor of eight, and bias² has only begun to rise.",
    claim: ({result}) =>
      result.spread.variance[14] < result.spread.variance[0] / 8 &&
      result.spread.bias2![14] > result.spread.bias2![0] &&
      result.spread.bias2![14] < 0.02
  },
  {
    title: "Everybody votes",
    params: {k: 150},
    text: "At k = n one class is the answer everywhere: no boundary, next to no variance, all bias.",
    claim: ({result}) =>
      result.field?.present === 1 &&
      result.field.boundary.points.length === 0 &&
      result.spread.bias2![149] > 20 * result.spread.variance[149]
  },
  {
    title: "A table where 0 fails",
    params: {table: "iris"},
    text: "Three flowers share one place and not one species, so even one neighbor errs on its own training data.",
    claim: ({result}) => result.train! > 0 && result.conflicts === 3
  }
];

/** k and values for a drawn curve, up to the last tick. */
const along = (values: ArrayLike<number>, last: number): [number, number][] =>
  Array.from({length: Math.min(last, values.length)}, (_, i) => [i + 1, values[i]]);

export const predictions: readonly Prediction<Declared, KnnData, KnnResult>[] = [
  {
    kind: "choice",
    ask: "One point deep among its own class gets the other class’s label. What happens to the training error at k\u00a0=\u00a01?",
    before: {},
    options: [
      "It rises: the point is now wrong",
      "It stays 0",
      "It rises: the point and its neighbors are now wrong"
    ],
    reveal: {flipped: [[lone, 0]]},
    answer: ({result}) => (result.train === 0 ? 1 : 0),
    because: ({result}) =>
      `The flipped point is its own nearest neighbor, so it is right about itself: training error ${percent(result.train ?? 0)}. What changed is the boundary round it.`
  },
  {
    kind: "draw",
    ask: "Two rings, 200 points, one label in ten flipped. Draw the test error against k.",
    x: {label: "neighbors k", ticks: [1, 3, 10, 30, 100, 200], log: true},
    y: {label: "test error", min: 0, max: 0.6, format: (v) => percent(v, 0)},
    reveal: {table: "rings", n: 200, k: 13},
    answer: ({result}) => along(result.curves.test, 200),
    because: ({result}) =>
      `It falls from ${percent(result.curves.test[0])} at k = 1 (variance) to ${percent(result.best?.test ?? 0)} at k = ${result.best?.k}, then rises to ${percent(result.curves.test.at(-1) ?? 0)} at k = n (bias). No k goes below the Bayes error, ${percent(result.bayes ?? 0)}.`
  }
];

export const goals: readonly Goal<Declared, KnnData, KnnResult>[] = [
  {
    ask: "Bring the test error to within 2 percentage points of the Bayes error.",
    done: ({result}) => result.bayes !== null && result.test !== null && result.test - result.bayes < 0.02,
    way: {k: 10}
  },
  {
    ask: "Make 1-NN err on its own training points.",
    done: ({result}) => result.k === 1 && (result.train ?? 0) > 0,
    way: {
      moved: [
        [3, 500, 500],
        [4, 500, 500]
      ]
    }
  },
  {
    ask: "Keep the training error at 0 and still come within 2 points of the Bayes error.",
    done: ({result}) =>
      result.train === 0 &&
      result.bayes !== null &&
      result.test !== null &&
      result.test - result.bayes < 0.02,
    way: {weights: "distance", k: 20, n: 300}
  }
];
