import {BruteNeighbors, type PlaneRows} from "../../ml/brute-knn.js";
import type {Cart} from "../../ml/cart.js";
import {askTree, growClassTree} from "../../ml/class-tree.js";
import {askScores, indicatorRidge} from "../../ml/indicator-ridge.js";
import type {Rows} from "./points.js";
import {type Scale, scaled, scalePlace} from "./scale.js";

export const learners = ["knn", "tree", "ls", "ridge"] as const;
export type Learner = (typeof learners)[number];

/** Questions on each way down a tree. */
export const depth = 3;

export interface Settings {
  readonly classes: number;
  readonly k: number;
  readonly lambda: number;
}

/** A classifier of raw rows, which scales what it is asked as it scaled what it was fitted on. */
export interface Fitted {
  readonly scale: Scale;
  readonly rows: PlaneRows;
  classify(x: number, y: number): number;
}

export function fitted(learner: Learner, scale: Scale, train: Rows, settings: Settings): Fitted {
  const [u, v] = scaled(scale, train);
  const rows = {u, v, label: train.label};
  const ask = asked(learner, rows, settings);
  const place = new Float64Array(2);
  return {
    scale,
    rows,
    classify: (x, y) => {
      scalePlace(scale, x, y, place);
      return ask(place[0], place[1]);
    }
  };
}

function asked(learner: Learner, rows: PlaneRows, {classes, k, lambda}: Settings) {
  if (learner === "knn") {
    const near = new BruteNeighbors(rows, k, classes);
    return (u: number, v: number) => near.classify(u, v);
  }
  if (learner === "tree") {
    const tree = rounded(growClassTree(rows, classes, depth), rows);
    return (u: number, v: number) => askTree(tree, u, v);
  }
  const scores = indicatorRidge(rows, classes, learner === "ridge" ? lambda : 0);
  return (u: number, v: number) => askScores(scores, u, v);
}

/**
 * The tree with thresholds raised by what scaling may round off. In a table of whole numbers rows lie exactly halfway
 * between two training values; without this the last bit of the scale would decide on which side they fall.
 */
function rounded(tree: Cart, {u, v}: PlaneRows): Cart {
  const slack = [u, v].map(
    (values) => 8 * Number.EPSILON * values.reduce((m, x) => Math.max(m, Math.abs(x)), 0)
  );
  return {...tree, threshold: tree.threshold.map((t, node) => t + (slack[tree.feature[node]] ?? 0))};
}

/** What it answers to each row. */
export const answersTo = ({classify}: Fitted, {x, y}: Rows): Uint8Array =>
  Uint8Array.from(x, (v, i) => classify(v, y[i]));

/** The share of rows that is answered right. */
export function accuracyOf(answers: Uint8Array, {label}: Rows): number {
  let right = 0;
  for (let i = 0; i < label.length; ++i) if (answers[i] === label[i]) ++right;
  return right / label.length;
}

/** In how many rows two lists of answers differ, but for row `skip`. */
export function differing(a: Uint8Array, b: Uint8Array, skip = -1): number {
  let count = 0;
  for (let i = 0; i < a.length; ++i) if (i !== skip && a[i] !== b[i]) ++count;
  return count;
}
