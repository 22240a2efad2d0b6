import {fitLine, lineWeights, nearestPlaces, nearestRows, predictLine} from "../../ml/linear-smoothers.js";
import {random, shuffle} from "../../ml/random.js";
import {kFold, purgedKFold, type Split, timeSeriesSplit} from "../../ml/time-splits.js";
import {type Learner, NEIGHBORS, type Scheme} from "./params.js";
import type {Rows} from "./world.js";

export interface Cut {
  readonly folds: number;
  readonly gap: number;
  /** Values in a target. */
  readonly width: number;
  /** Which shuffle. */
  readonly seed: number;
}

/** Of the shuffle: another stream than that of the series. */
const SHUFFLE = 1;

/** Training rows of the window that slides: as many as two test blocks. */
export const windowOf = (n: number, folds: number): number => 2 * Math.floor(n / (folds + 1));

/** The splits of n rows under a scheme. */
export function splitsOf(scheme: Scheme, n: number, {folds, gap, width, seed}: Cut): Split[] {
  switch (scheme) {
    case "shuffled":
      return kFold(
        n,
        folds,
        shuffle(
          Int32Array.from({length: n}, (_, i) => i),
          random(seed, SHUFFLE)
        )
      );
    case "blocked":
      return kFold(n, folds);
    case "purged":
      return purgedKFold(n, folds, width, gap);
    case "expanding":
      return timeSeriesSplit(n, folds, {gap});
    case "sliding":
      return timeSeriesSplit(n, folds, {gap, maxTrain: windowOf(n, folds)});
  }
}

/** The model is fitted once, on all training rows, and predicts the rows of the future. */
export const futureSplit = ({train, from, all}: Rows): Split => ({
  train: Int32Array.from({length: train}, (_, i) => i),
  test: Int32Array.from({length: all - from}, (_, i) => from + i)
});

/** Squared distances between the features of all rows, row by row. */
export interface Distances {
  readonly all: Float64Array;
  readonly rows: number;
}

/** Of each test row the nearest training rows, and how many they are, which is fewer only where there are fewer. */
export interface Nearest {
  readonly ids: Int32Array;
  readonly k: number;
}

const near = new Int32Array(NEIGHBORS);

export function nearestOf(learner: Learner, {train, test}: Split, distances: Distances | null): Nearest {
  const ids = new Int32Array(NEIGHBORS * test.length);
  const k = Math.min(NEIGHBORS, train.length);
  for (let t = 0; t < test.length; ++t) {
    if (learner === "near" && distances) nearestRows(distances.all, distances.rows, train, test[t], k, near);
    else nearestPlaces(train, test[t], k, near);
    ids.set(near, NEIGHBORS * t);
  }
  return {ids, k};
}

/** The mean of the nearest rows' targets. */
export function averaged({target}: Rows, {test}: Split, {ids, k}: Nearest): Float64Array {
  const said = new Float64Array(test.length);
  for (let t = 0; t < test.length; ++t) {
    let sum = 0;
    for (let j = 0; j < k; ++j) sum += target[ids[NEIGHBORS * t + j]];
    said[t] = sum / k;
  }
  return said;
}

/** The predictions for a split's test rows. */
export function predictions(
  rows: Rows,
  learner: Learner,
  split: Split,
  distances: Distances | null
): Float64Array {
  if (learner !== "lags") return averaged(rows, split, nearestOf(learner, split, distances));
  const line = fitLine(rows, split.train);
  const said = new Float64Array(split.test.length);
  for (let t = 0; t < said.length; ++t) said[t] = predictLine(line, rows, split.test[t]);
  return said;
}

/** Mean squared error of a split. */
export function errorOf({target}: Rows, {test}: Split, said: Float64Array): number {
  let sum = 0;
  for (let t = 0; t < test.length; ++t) sum += (target[test[t]] - said[t]) ** 2;
  return sum / test.length;
}

/** What the targets of a split's training rows count in the prediction for one row. */
export function weightsOf(
  rows: Rows,
  learner: Learner,
  {train}: Split,
  row: number,
  distances: Distances | null
): Float64Array {
  if (learner === "lags") return lineWeights(fitLine(rows, train), rows, train, row);
  const {ids, k} = nearestOf(learner, {train, test: Int32Array.of(row)}, distances);
  const weights = new Float64Array(train.length);
  for (let j = 0; j < k; ++j) weights[train.indexOf(ids[j])] = 1 / k;
  return weights;
}
