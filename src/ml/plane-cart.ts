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

/** What a tree is grown into, before its arrays are cut to their lengths. */
class Grown {
  readonly feature: number[] = [];
  readonly threshold: number[] = [];
  readonly low: number[] = [];
  readonly high: number[] = [];
  readonly value: number[] = [];
  readonly weight: number[] = [];
  readonly gain: number[] = [];

  leaf(weight: number, sum: number): number {
    this.threshold.push(0);
    this.low.push(-1);
    this.high.push(-1);
    this.value.push(weight > 0 ? sum / weight : 0);
    this.weight.push(weight);
    this.gain.push(0);
    return this.feature.push(-1) - 1;
  }

  cart(): Cart {
    return {
      outputs: 1,
      feature: Int32Array.from(this.feature),
      threshold: Float64Array.from(this.threshold),
      low: Int32Array.from(this.low),
      high: Int32Array.from(this.high),
      value: Float64Array.from(this.value),
      weight: Float64Array.from(this.weight),
      gain: Float64Array.from(this.gain)
    };
  }
}

/**
 * The trees of `growCart` for two features and two classes, with the class as the one target, in a tenth of its time: an ensemble
 * of hundreds is grown while a reader moves a control. The rows are sorted once for all trees, and each node's rows are one
 * stretch of either order, parted in place.
 *
 * @returns what grows one tree of the table
 */
export function createPlaneGrower({u, v, label}: PlaneTable): (options: PlaneOptions) => Cart {
  const n = u.length;
  const columns = [u, v];
  const sorted = columns.map((values) =>
    Int32Array.from({length: n}, (_, i) => i).sort((i, j) => values[i] - values[j])
  );
  const orders = [new Int32Array(n), new Int32Array(n)];
  const aside = new Int32Array(n);
  const below = new Uint8Array(n);
  const w = new Float64Array(n);

  return ({weight, depth, source}) => {
    const tree = new Grown();
    let rows = 0;
    let scale = 0;
    for (let i = 0; i < n; ++i) w[i] = weight[i];
    for (const i of sorted[0]) {
      if (w[i] > 0) orders[0][rows++] = i;
      scale += w[i] * label[i];
    }
    rows = 0;
    for (const i of sorted[1]) if (w[i] > 0) orders[1][rows++] = i;
    // Rounding leaves a gain where there is none: below this it is not taken for one.
    const none = 1e-12 * scale;

    const grow = (start: number, end: number, left: number): number => {
      let total = 0;
      let sum = 0;
      let ones = 0;
      const first = orders[0];
      for (let q = start; q < end; ++q) {
        const i = first[q];
        total += w[i];
        if (label[i]) {
          sum += w[i];
          ++ones;
        }
      }
      const k = tree.leaf(total, sum);
      if (left <= 0 || ones === 0 || ones === end - start) return k;
      let best = none;
      let asked = -1;
      let cut = 0;
      const base = (sum * sum) / total;
      const differs = (f: number) => columns[f][orders[f][start]] < columns[f][orders[f][end - 1]];
      const both = [0, 1].filter(differs);
      const tried = source && both.length ? [both[Math.floor(source() * both.length)]] : both;
      for (const f of tried) {
        const order = orders[f];
        const values = columns[f];
        let weightBelow = 0;
        let sumBelow = 0;
        let value = values[order[start]];
        for (let q = start; q + 1 < end; ++q) {
          const i = order[q];
          weightBelow += w[i];
          if (label[i]) sumBelow += w[i];
          const next = values[order[q + 1]];
          if (next > value) {
            const above = sum - sumBelow;
            const gain = (sumBelow * sumBelow) / weightBelow + (above * above) / (total - weightBelow) - base;
            if (gain > best * (1 + 1e-12)) {
              best = gain;
              asked = f;
              cut = q + 1;
            }
            value = next;
          }
        }
      }
      if (asked < 0) return k;
      const order = orders[asked];
      const values = columns[asked];
      const [a, b] = [values[order[cut - 1]], values[order[cut]]];
      const middle = a + (b - a) / 2;
      tree.feature[k] = asked;
      tree.threshold[k] = middle < b ? middle : a;
      tree.gain[k] = best;
      for (let q = start; q < end; ++q) below[order[q]] = q < cut ? 1 : 0;
      part(orders[1 - asked], start, end);
      tree.low[k] = grow(start, cut, left - 1);
      tree.high[k] = grow(cut, end, left - 1);
      return k;
    };
    /** The rows below the threshold first, each part in its order. */
    const part = (order: Int32Array, start: number, end: number): void => {
      let to = start;
      let kept = 0;
      for (let q = start; q < end; ++q) {
        const i = order[q];
        if (below[i]) order[to++] = i;
        else aside[kept++] = i;
      }
      for (let q = 0; q < kept; ++q) order[to + q] = aside[q];
    };
    grow(0, rows, depth);
    return tree.cart();
  };
}

/** A tree of one question, whose answers are given: class `low` up to the threshold and the other one beyond it. */
export function stump(feature: 0 | 1, threshold: number, low: 0 | 1): Cart {
  const tree = new Grown();
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
