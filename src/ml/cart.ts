import type {Random} from "./random.js";

/**
 * A binary tree as flat arrays, the root at 0: rows whose feature is at most the threshold go `low`, the others `high`.
 * Children stand behind their parents.
 */
export interface Cart {
  /** How many numbers each node predicts. */
  readonly outputs: number;
  /** Which feature is asked, −1 at a leaf. */
  readonly feature: Int32Array;
  readonly threshold: Float64Array;
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** The weighted mean of the targets, nodes × outputs. */
  readonly value: Float64Array;
  /** The weight of the training rows that come here. */
  readonly weight: Float64Array;
  /** How much the split lowers Σ w |y − mean|², 0 at a leaf. */
  readonly gain: Float64Array;
}

export interface CartOptions {
  /** Questions on the longest way down; without it the tree is full. */
  depth?: number;
  /** The least number of rows in a leaf, those of weight 0 not counted. From 1. */
  minLeaf?: number;
  /** How often each row counts, 0 included (a bootstrap sample); once each by default. */
  weight?: ArrayLike<number> | null;
  /** How many features, drawn anew at each split, are looked at (random forests); all by default. */
  tries?: number;
  /** Draws these features. */
  source?: Random;
  /** The rows in the order of each feature, if trees of other targets or weights share them. */
  orders?: readonly Int32Array[];
}

/** For each feature its rows in ascending order of the values. */
export function presort(columns: readonly Float64Array[]): Int32Array[] {
  return columns.map((values) =>
    Int32Array.from({length: values.length}, (_, i) => i).sort((i, j) => values[i] - values[j])
  );
}

/** Classes as targets: one output a class, 1 for the row's own. */
export function indicators(label: ArrayLike<number>, classes: number): Float64Array[] {
  return Array.from({length: classes}, (_, c) => Float64Array.from(label, (own) => Number(own === c)));
}

/** What a search is about: sums of the rows of one node. */
interface Node {
  rows: number;
  weight: number;
  sums: Float64Array;
}

/** A place between two neighboring values, and how much parting there lowers Σ w |y − mean|². */
export interface Split {
  threshold: number;
  gain: number;
}

/**
 * CART (Breiman, Friedman, Olshen & Stone 1984): each split is the one that lowers Σ w |y − mean|² most, with thresholds halfway
 * between neighboring values. With class indicators as the targets that sum is the Gini impurity times the weight,
 * so this is the classification tree too. As scikit-learn's `DecisionTreeRegressor` and `DecisionTreeClassifier(criterion="gini")`
 * with `max_depth`, `min_samples_leaf`, `max_features` and `sample_weight`; of equally good splits the first
 * feature's and the lowest threshold is taken, where scikit-learn takes one at random.
 *
 * @param columns a feature each, as long as there are rows
 * @param targets an output each, as long as there are rows
 */
export function growCart(
  columns: readonly Float64Array[],
  targets: readonly Float64Array[],
  options: CartOptions = {}
): Cart {
  const {depth = Number.POSITIVE_INFINITY, minLeaf = 1, weight = null, tries, source} = options;
  const K = targets.length;
  const n = targets[0]?.length ?? 0;
  const w = weight ? Float64Array.from(weight) : new Float64Array(n).fill(1);
  const orders = (options.orders ?? presort(columns)).map((order) => order.filter((i) => w[i] > 0));
  // Rounding leaves a gain where there is none: below this it is not taken for one.
  let scale = 0;
  for (const y of targets) for (let i = 0; i < n; ++i) scale += w[i] * y[i] * y[i];
  const none = 1e-12 * scale;

  const feature: number[] = [];
  const threshold: number[] = [];
  const low: number[] = [];
  const high: number[] = [];
  const value: number[] = [];
  const weights: number[] = [];
  const gains: number[] = [];

  const grow = (at: readonly Int32Array[], left: number): number => {
    const rows = at[0] ?? new Int32Array();
    const node = nodeOf(rows, targets, w);
    const k = feature.length;
    feature.push(-1);
    threshold.push(0);
    low.push(-1);
    high.push(-1);
    weights.push(node.weight);
    gains.push(0);
    for (let o = 0; o < K; ++o) value.push(node.weight > 0 ? node.sums[o] / node.weight : 0);
    if (left <= 0 || node.rows < 2 * minLeaf) return k;
    let best: Split = {threshold: 0, gain: none};
    let asked = -1;
    for (const f of featuresTried(columns, at, tries, source)) {
      const split = bestOf(columns[f], at[f], targets, w, node, minLeaf, best.gain * (1 + 1e-12));
      if (split) [best, asked] = [split, f];
    }
    if (asked < 0) return k;
    const values = columns[asked];
    feature[k] = asked;
    threshold[k] = best.threshold;
    gains[k] = best.gain;
    const part = (below: boolean) =>
      at.map((order) => order.filter((i) => values[i] <= best.threshold === below));
    low[k] = grow(part(true), left - 1);
    high[k] = grow(part(false), left - 1);
    return k;
  };
  grow(orders, depth);
  return {
    outputs: K,
    feature: Int32Array.from(feature),
    threshold: Float64Array.from(threshold),
    low: Int32Array.from(low),
    high: Int32Array.from(high),
    value: Float64Array.from(value),
    weight: Float64Array.from(weights),
    gain: Float64Array.from(gains)
  };
}

function nodeOf(rows: Int32Array, targets: readonly Float64Array[], w: Float64Array): Node {
  const sums = new Float64Array(targets.length);
  let weight = 0;
  for (const i of rows) weight += w[i];
  targets.forEach((y, o) => {
    for (const i of rows) sums[o] += w[i] * y[i];
  });
  return {rows: rows.length, weight, sums};
}

/** All features, or as many as are to be tried, drawn without replacement from those that still differ. */
function* featuresTried(
  columns: readonly Float64Array[],
  at: readonly Int32Array[],
  tries = columns.length,
  source: Random = Math.random
): Generator<number> {
  const differ = columns.flatMap((values, f) => {
    const order = at[f];
    return values[order[0]] < values[order[order.length - 1]] ? [f] : [];
  });
  if (tries >= columns.length) {
    yield* differ;
    return;
  }
  for (let taken = 0; taken < tries && taken < differ.length; ++taken) {
    const j = taken + Math.floor(source() * (differ.length - taken));
    [differ[taken], differ[j]] = [differ[j], differ[taken]];
    yield differ[taken];
  }
}

/** The best split of a feature, if it gains more than `than`. */
function bestOf(
  values: Float64Array,
  order: Int32Array,
  targets: readonly Float64Array[],
  w: Float64Array,
  node: Node,
  minLeaf: number,
  than: number
): Split | null {
  let best: Split | null = null;
  for (const split of eachSplit(values, order, targets, w, node, minLeaf)) {
    if (split.gain > (best ? best.gain * (1 + 1e-12) : than)) best = {...split};
  }
  return best;
}

/**
 * Every split of the rows in `order` by one feature, in ascending order, with its gain. One record is used for all: copy what is
 * to be kept.
 */
export function* eachSplit(
  values: Float64Array,
  order: Int32Array,
  targets: readonly Float64Array[],
  w: Float64Array,
  node: Node = nodeOf(order, targets, w),
  minLeaf = 1
): Generator<Split> {
  const K = targets.length;
  const below = new Float64Array(K);
  let weight = 0;
  let base = 0;
  for (let o = 0; o < K; ++o) base += (node.sums[o] * node.sums[o]) / node.weight;
  const split: Split = {threshold: 0, gain: 0};
  for (let q = 0; q + 1 < order.length; ++q) {
    const i = order[q];
    weight += w[i];
    for (let o = 0; o < K; ++o) below[o] += w[i] * targets[o][i];
    if (q + 1 < minLeaf || order.length - q - 1 < minLeaf) continue;
    const [a, b] = [values[i], values[order[q + 1]]];
    if (!(b > a)) continue;
    let parts = 0;
    for (let o = 0; o < K; ++o) {
      const above = node.sums[o] - below[o];
      parts += (below[o] * below[o]) / weight + (above * above) / (node.weight - weight);
    }
    const middle = a + (b - a) / 2;
    split.threshold = middle < b ? middle : a;
    split.gain = parts - base;
    yield split;
  }
}

/** The leaf to which a place comes. */
export function leafAt({feature, threshold, low, high}: Cart, place: ArrayLike<number>): number {
  let node = 0;
  while (feature[node] >= 0) node = place[feature[node]] <= threshold[node] ? low[node] : high[node];
  return node;
}

/** The leaf to which each row of a table comes. */
export function leavesOf(tree: Cart, columns: readonly Float64Array[]): Int32Array {
  const {feature, threshold, low, high} = tree;
  return Int32Array.from({length: columns[0]?.length ?? 0}, (_, i) => {
    let node = 0;
    while (feature[node] >= 0) node = columns[feature[node]][i] <= threshold[node] ? low[node] : high[node];
    return node;
  });
}

/** The output of the largest mean at a node: with indicators the most frequent class, the first of several. */
export function classAt({value, outputs}: Cart, node: number): number {
  let best = 0;
  for (let o = 1; o < outputs; ++o) if (value[node * outputs + o] > value[node * outputs + best]) best = o;
  return best;
}
