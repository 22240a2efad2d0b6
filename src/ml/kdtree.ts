import {selectPairs} from "./select.js";

/**
 * A k-d tree over points in the plane (Bentley 1975) whose nodes count their points by class, so that the classes of
 * thousands of neighbors can be counted without looking at each one. Nodes stand in preorder: a node's left
 * child follows it. Points stand in the order of the leaves.
 */
export interface KdTree {
  readonly n: number;
  readonly classes: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly label: Int32Array;
  /** The caller's index of the point at each position. */
  readonly id: Int32Array;
  /** The position of each of the caller's points. */
  readonly position: Int32Array;
  readonly nodes: number;
  /** Right child of a node; 0 marks a leaf. Points in one place are never split: such a leaf has them in order of `id`. */
  readonly right: Int32Array;
  /** A node's points are at positions start … end − 1. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** x0, y0, x1, y1 of the tightest box around a node's points. */
  readonly box: Float64Array;
  /** Points of each class in a node: node × classes. */
  readonly count: Int32Array;
}

/** A leaf has at most so many points, unless they all stand in one place. */
export const leaf = 8;

/**
 * Builds the tree by splitting at the median of the longer side; n log n.
 *
 * @param x @param y finite coordinates, equal in length; duplicates are allowed
 * @param label integers 0 … classes − 1
 */
export function kdTree(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  label: ArrayLike<number>,
  classes: number
): KdTree {
  const n = x.length;
  // A leaf of a split node holds more than half of `leaf` points.
  const room = Math.max(1, 4 * Math.ceil(n / leaf) + 3);
  const id = Int32Array.from({length: n}, (_, i) => i);
  const right = new Int32Array(room);
  const start = new Int32Array(room);
  const end = new Int32Array(room);
  const box = new Float64Array(4 * room);
  const key = new Float64Array(n);
  let nodes = 0;

  const build = (s: number, e: number): number => {
    const node = nodes++;
    let x0 = Infinity;
    let y0 = Infinity;
    let x1 = -Infinity;
    let y1 = -Infinity;
    for (let i = s; i < e; ++i) {
      const px = x[id[i]];
      const py = y[id[i]];
      if (px < x0) x0 = px;
      if (px > x1) x1 = px;
      if (py < y0) y0 = py;
      if (py > y1) y1 = py;
    }
    box[4 * node] = x0;
    box[4 * node + 1] = y0;
    box[4 * node + 2] = x1;
    box[4 * node + 3] = y1;
    start[node] = s;
    end[node] = e;
    if (x0 === x1 && y0 === y1) id.subarray(s, e).sort();
    else if (e - s > leaf) {
      const by = x1 - x0 >= y1 - y0 ? x : y;
      for (let i = s; i < e; ++i) key[i] = by[id[i]];
      const half = (e - s) >> 1;
      selectPairs(key, id, s, e, half);
      build(s, s + half);
      right[node] = build(s + half, e);
    }
    return node;
  };
  build(0, n);

  const px = new Float64Array(n);
  const py = new Float64Array(n);
  const pl = new Int32Array(n);
  const position = new Int32Array(n);
  for (let i = 0; i < n; ++i) {
    const j = id[i];
    px[i] = x[j];
    py[i] = y[j];
    pl[i] = label[j];
    position[j] = i;
  }
  const count = new Int32Array(nodes * classes);
  for (let node = nodes - 1; node >= 0; --node) {
    const at = node * classes;
    if (right[node] === 0) for (let i = start[node]; i < end[node]; ++i) ++count[at + pl[i]];
    else {
      for (let c = 0; c < classes; ++c) {
        count[at + c] = count[(node + 1) * classes + c] + count[right[node] * classes + c];
      }
    }
  }
  return {n, classes, x: px, y: py, label: pl, id, position, nodes, right, start, end, box, count};
}
