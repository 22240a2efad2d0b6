import type {Cart} from "./cart.js";
import type {Random} from "./random.js";

/** Rows of two features and of class 0 or 1. */
export interface PlaneTable {
  readonly u: Float64Array;
  readonly v: Float64Array;
  readonly label: Uint8Array;
}

export interface PlaneOptions {
  /** How often, or how strongly, each row counts; 0 leaves it out. */
  weight: ArrayLike<number>;
  depth: number;
  /** Draws the one feature that each split may ask; both are looked at without it. */
  source?: Random;
}

/** Room for a tree while it grows; its arrays are then cut to their lengths. */
class Growing {
  nodes = 0;
  readonly feature: Int32Array;
  readonly threshold: Float64Array;
  readonly low: Int32Array;
  readonly high: Int32Array;
  readonly value: Float64Array;
  readonly weight: Float64Array;
  readonly gain: Float64Array;

  constructor(most: number) {
    this.feature = new Int32Array(most);
    this.threshold = new Float64Array(most);
    this.low = new Int32Array(most);
    this.high = new Int32Array(most);
    this.value = new Float64Array(most);
    this.weight = new Float64Array(most);
    this.gain = new Float64Array(most);
  }

  leaf(weight: number, sum: number): number {
    const k = this.nodes++;
    this.feature[k] = -1;
    this.threshold[k] = 0;
    this.low[k] = -1;
    this.high[k] = -1;
    this.value[k] = weight > 0 ? sum / weight : 0;
    this.weight[k] = weight;
    this.gain[k] = 0;
    return k;
  }

  cart(): Cart {
    const {nodes} = this;
    return {
      outputs: 1,
      feature: this.feature.slice(0, nodes),
      threshold: this.threshold.slice(0, nodes),
      low: this.low.slice(0, nodes),
      high: this.high.slice(0, nodes),
      value: this.value.slice(0, nodes),
      weight: this.weight.slice(0, nodes),
      gain: this.gain.slice(0, nodes)
    };
  }
}

/**
 * The trees of `growCart` for two features and two classes, with the class as the one target, in a fraction of its time: an
 * ensemble of hundreds is grown while a reader moves a control. The rows are sorted once for all trees, and each node's rows are
 * one stretch of either order, parted in place.
 */
export class PlaneGrower {
  private readonly columns: readonly [Float64Array, Float64Array];
  private readonly label: Uint8Array;
  private readonly sorted: readonly [Int32Array, Int32Array];
  private readonly orders: readonly [Int32Array, Int32Array];
  private readonly aside: Int32Array;
  private readonly below: Uint8Array;
  /** The rows' weights, and these where the class is 1. */
  private readonly w: Float64Array;
  private readonly wy: Float64Array;
  private readonly room: Growing;
  private source: Random | undefined;
  private none = 0;
  /** The best split of the last stretch that was searched. */
  private asked = -1;
  private best = 0;
  private cut = 0;

  constructor({u, v, label}: PlaneTable) {
    const n = u.length;
    const sort = (values: Float64Array) =>
      Int32Array.from({length: n}, (_, i) => i).sort((i, j) => values[i] - values[j]);
    this.columns = [u, v];
    this.label = label;
    this.sorted = [sort(u), sort(v)];
    this.orders = [new Int32Array(n), new Int32Array(n)];
    this.aside = new Int32Array(n);
    this.below = new Uint8Array(n);
    this.w = new Float64Array(n);
    this.wy = new Float64Array(n);
    this.room = new Growing(Math.max(1, 2 * n));
  }

  grow({weight, depth, source}: PlaneOptions): Cart {
    const {w, wy, label, sorted, orders, room} = this;
    let scale = 0;
    for (let i = 0; i < w.length; ++i) {
      w[i] = weight[i];
      wy[i] = label[i] ? w[i] : 0;
      scale += wy[i];
    }
    let rows = 0;
    for (let f = 0; f < 2; ++f) {
      const [from, to] = [sorted[f], orders[f]];
      rows = 0;
      for (let q = 0; q < from.length; ++q) if (w[from[q]] > 0) to[rows++] = from[q];
    }
    // Rounding leaves a gain where there is none: below this it is not taken for one.
    this.none = 1e-12 * scale;
    this.source = source;
    room.nodes = 0;
    this.node(0, rows, depth);
    return room.cart();
  }

  /** Grows the node of the rows in a stretch of the orders. */
  private node(start: number, end: number, left: number): number {
    const {w, wy, label, room} = this;
    const first = this.orders[0];
    let [total, sum, ones] = [0, 0, 0];
    for (let q = start; q < end; ++q) {
      const i = first[q];
      total += w[i];
      sum += wy[i];
      ones += label[i];
    }
    const k = room.leaf(total, sum);
    if (left <= 0 || ones === 0 || ones === end - start) return k;
    this.asked = -1;
    this.best = this.none;
    const differs = (f: 0 | 1) =>
      this.columns[f][this.orders[f][start]] < this.columns[f][this.orders[f][end - 1]];
    const [across, up] = [differs(0), differs(1)];
    const drawn = this.source && across && up ? (this.source() < 0.5 ? 0 : 1) : -1;
    if (across && drawn !== 1) this.search(0, start, end, total, sum);
    if (up && drawn !== 0) this.search(1, start, end, total, sum);
    const {asked, cut} = this;
    if (asked < 0) return k;
    const order = this.orders[asked];
    const values = this.columns[asked];
    const [a, b] = [values[order[cut - 1]], values[order[cut]]];
    const middle = a + (b - a) / 2;
    room.feature[k] = asked;
    room.threshold[k] = middle < b ? middle : a;
    room.gain[k] = this.best;
    this.part(order, this.orders[1 - asked], start, end, cut);
    room.low[k] = this.node(start, cut, left - 1);
    room.high[k] = this.node(cut, end, left - 1);
    return k;
  }

  /** Every split of a stretch by one feature; the best is kept if it gains more than the best so far. */
  private search(f: 0 | 1, start: number, end: number, total: number, sum: number): void {
    const {w, wy} = this;
    const values = this.columns[f];
    const order = this.orders[f];
    const base = (sum * sum) / total;
    let {best, asked, cut} = this;
    let [weight, ones] = [0, 0];
    let value = values[order[start]];
    for (let q = start + 1; q < end; ++q) {
      const i = order[q - 1];
      weight += w[i];
      ones += wy[i];
      const next = values[order[q]];
      if (next > value) {
        const rest = total - weight;
        const above = sum - ones;
        const gain = (ones * ones * rest + above * above * weight) / (weight * rest) - base;
        if (gain > best * (1 + 1e-12)) {
          best = gain;
          asked = f;
          cut = q;
        }
        value = next;
      }
    }
    this.best = best;
    this.asked = asked;
    this.cut = cut;
  }

  /** The rows below the cut of one order first in the other one too, each part in its order. */
  private part(by: Int32Array, order: Int32Array, start: number, end: number, cut: number): void {
    const {below, aside} = this;
    for (let q = start; q < end; ++q) below[by[q]] = q < cut ? 1 : 0;
    let [to, kept] = [start, 0];
    for (let q = start; q < end; ++q) {
      const i = order[q];
      if (below[i]) order[to++] = i;
      else aside[kept++] = i;
    }
    for (let q = 0; q < kept; ++q) order[to + q] = aside[q];
  }
}

/** A tree of one question, whose answers are given: class `low` up to the threshold and the other one beyond it. */
export function stump(feature: 0 | 1, threshold: number, low: 0 | 1): Cart {
  const tree = new Growing(3);
  tree.leaf(1, 0.5);
  tree.low[0] = tree.leaf(0, 0);
  tree.high[0] = tree.leaf(0, 0);
  tree.feature[0] = feature;
  tree.threshold[0] = threshold;
  tree.value[1] = low;
  tree.value[2] = 1 - low;
  return tree.cart();
}

/** The class at a node of a tree of one output: 1 where more than half of the weight is. */
export const planeClassAt = ({value}: Cart, node: number): 0 | 1 => (value[node] > 0.5 ? 1 : 0);

/** The class that a tree answers at each row. */
export function planeAnswers(tree: Cart, {u, v}: Omit<PlaneTable, "label">): Uint8Array {
  const {feature, threshold, low, high, value} = tree;
  const answers = new Uint8Array(u.length);
  for (let i = 0; i < answers.length; ++i) {
    let node = 0;
    while (feature[node] >= 0)
      node = (feature[node] ? v[i] : u[i]) <= threshold[node] ? low[node] : high[node];
    answers[i] = value[node] > 0.5 ? 1 : 0;
  }
  return answers;
}
