import type {Cart} from "./cart.js";
import {planeClassAt} from "./plane-cart.js";

/** The centers of `side` × `side` equal cells of a rectangle, row by row from the top. */
export interface Lattice {
  readonly side: number;
  readonly u: readonly [low: number, high: number];
  readonly v: readonly [low: number, high: number];
}

/**
 * Adds `say` to the votes of every center at which the tree answers class 1. A tree's leaves are rectangles, so that whole rows of
 * centers are filled at once and no center is asked.
 *
 * @param depth the tree is cut below as many questions
 */
export function addVotes(
  tree: Cart,
  say: number,
  {side, u, v}: Lattice,
  votes: Float64Array,
  depth = Number.POSITIVE_INFINITY
): void {
  const {feature, threshold, low, high} = tree;
  const [du, dv] = [(u[1] - u[0]) / side, (v[1] - v[0]) / side];
  const clamp = (k: number, from: number, to: number) => Math.max(from, Math.min(to, k));
  const visit = (node: number, left: number, right: number, top: number, bottom: number, deeper: number) => {
    if (left >= right || top >= bottom) return;
    if (feature[node] < 0 || deeper <= 0) {
      if (!planeClassAt(tree, node)) return;
      for (let row = top; row < bottom; ++row)
        for (let k = row * side + left, end = row * side + right; k < end; ++k) votes[k] += say;
      return;
    }
    if (feature[node] === 0) {
      const cut = clamp(Math.floor((threshold[node] - u[0]) / du - 0.5) + 1, left, right);
      visit(low[node], left, cut, top, bottom, deeper - 1);
      visit(high[node], cut, right, top, bottom, deeper - 1);
    } else {
      const cut = clamp(Math.ceil((v[1] - threshold[node]) / dv - 0.5), top, bottom);
      visit(low[node], left, right, cut, bottom, deeper - 1);
      visit(high[node], left, right, top, cut, deeper - 1);
    }
  };
  visit(0, 0, side, 0, side, depth);
}

/** The place of a center. */
export function centerOf({side, u, v}: Lattice, index: number): readonly [u: number, v: number] {
  const [column, row] = [index % side, Math.floor(index / side)];
  return [u[0] + ((column + 0.5) * (u[1] - u[0])) / side, v[1] - ((row + 0.5) * (v[1] - v[0])) / side];
}
