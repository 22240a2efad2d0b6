import type {Metric, Weights} from "./neighbors.js";
import {sortPairs} from "./select.js";

/**
 * All training points by their distance from one place: from this one order follow the predictions for every k.
 * `key` holds the distance (L1) or its square (L2), `id` the points' indices; ties go to the lower index.
 *
 * @param skip index of a point to leave out, or −1
 * @returns how many pairs are filled in: n, or n − 1
 */
export function neighborOrder(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  px: number,
  py: number,
  metric: Metric,
  key: Float64Array,
  id: Int32Array,
  skip = -1
): number {
  const n = x.length;
  const l1 = metric === "l1";
  let m = 0;
  for (let i = 0; i < n; ++i) {
    if (i === skip) continue;
    const dx = Math.abs(x[i] - px);
    const dy = Math.abs(y[i] - py);
    key[m] = l1 ? dx + dy : dx * dx + dy * dy;
    id[m++] = i;
  }
  sortPairs(key, id, 0, m);
  return m;
}

/**
 * Calls `each(k, winner, votes, total)` for k = 1 … m along an order: the class that wins among the k first, and the
 * votes so far. The rules are those of `Neighbors`.
 */
export function voteAlong(
  key: Float64Array,
  id: Int32Array,
  m: number,
  label: ArrayLike<number>,
  metric: Metric,
  weights: Weights,
  votes: Float64Array,
  each: (k: number, winner: number, votes: Float64Array, total: number) => void
): void {
  votes.fill(0);
  let winner = 0;
  let total = 0;
  const zeros = m > 0 && key[0] === 0;
  for (let i = 0; i < m; ++i) {
    let w = 1;
    if (weights === "distance" && (!zeros || key[i] > 0)) {
      // Beside neighbors at distance 0 the others count nothing.
      w = zeros ? 0 : 1 / (metric === "l1" ? key[i] : Math.sqrt(key[i]));
    }
    const c = label[id[i]];
    votes[c] += w;
    total += w;
    if (votes[c] > votes[winner] || (votes[c] === votes[winner] && c < winner)) winner = c;
    each(i + 1, winner, votes, total);
  }
}
