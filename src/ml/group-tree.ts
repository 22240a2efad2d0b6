/** Groups of rows that no split can part: how many rows each has, and their mean of y. */
export interface Groups {
  counts: ArrayLike<number>;
  means: ArrayLike<number>;
}

/** How many of the members a split takes to its left: the first ones by code, or the one at a place alone. */
type Search = (groups: Groups, members: readonly number[]) => {gain: number; at: number};

const sumsOf = ({counts, means}: Groups, members: readonly number[]): [rows: number, sum: number] => {
  let [rows, sum] = [0, 0];
  for (const g of members) {
    rows += counts[g];
    sum += counts[g] * means[g];
  }
  return [rows, sum];
};

/** How much parting lowers Σ (y − mean)². */
const gainOf = (rows: number, sum: number, left: number, leftSum: number): number =>
  ((left * (rows - left)) / rows) * (leftSum / left - (sum - leftSum) / (rows - left)) ** 2;

/** Of gains that differ by rounding only, the first stays; what is 0 but for rounding is no gain. */
const better = (gain: number, than: number): boolean => gain > than * (1 + 1e-12) + 1e-12;

/** The best cut of a column of codes, between neighbors in the order. */
const bestCut: Search = (groups, members) => {
  const [rows, sum] = sumsOf(groups, members);
  const best = {gain: 0, at: 0};
  let [left, leftSum] = [0, 0];
  for (let i = 0; i < members.length - 1; ++i) {
    left += groups.counts[members[i]];
    leftSum += groups.counts[members[i]] * groups.means[members[i]];
    const gain = gainOf(rows, sum, left, leftSum);
    if (better(gain, best.gain)) [best.gain, best.at] = [gain, i];
  }
  return best;
};

/** The best cut of one-hot columns: one group against the rest. */
const bestSingle: Search = (groups, members) => {
  const [rows, sum] = sumsOf(groups, members);
  const best = {gain: 0, at: 0};
  if (members.length < 2) return best;
  members.forEach((g, i) => {
    const gain = gainOf(rows, sum, groups.counts[g], groups.counts[g] * groups.means[g]);
    if (better(gain, best.gain)) [best.gain, best.at] = [gain, i];
  });
  return best;
};

function grow(
  groups: Groups,
  members: readonly number[],
  depth: number,
  search: Search,
  out: Float64Array
): Float64Array {
  const {gain, at} = depth > 0 ? search(groups, members) : {gain: 0, at: 0};
  if (gain > 0) {
    const inLeft = (i: number): boolean => (search === bestCut ? i <= at : i === at);
    for (const side of [true, false]) {
      const part = members.filter((_, i) => inLeft(i) === side);
      grow(groups, part, depth - 1, search, out);
    }
    return out;
  }
  const [rows, sum] = sumsOf(groups, members);
  for (const g of members) out[g] = sum / rows;
  return out;
}

/**
 * CART for squared error on one column of codes, as scikit-learn's `DecisionTreeRegressor(max_depth)`: every split is the
 * one that lowers the sum of squares most. `order` names the groups by ascending code.
 *
 * @returns what the tree predicts for each group
 */
export const treeOnCodes = (groups: Groups, order: readonly number[], depth: number): Float64Array =>
  grow(groups, order, depth, bestCut, new Float64Array(order.length));

/** The same tree on one-hot columns, where a split can only part one group from the rest. */
export function treeOnOneHot(groups: Groups, depth: number): Float64Array {
  const all = Array.from({length: groups.means.length}, (_, g) => g);
  return grow(groups, all, depth, bestSingle, new Float64Array(all.length));
}
