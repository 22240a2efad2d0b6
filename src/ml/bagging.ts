import type {Sorted} from "./knn-regression.js";
import type {Random} from "./random.js";
import type {Predict} from "./refit.js";
import {growTree, type Tree, treePredict} from "./tree.js";

/**
 * Bagged regression trees (Breiman 1996): each tree is grown on a bootstrap sample of the pairs, and their predictions
 * are averaged. A bootstrap sample is the pairs with counts, so they are sorted once for all trees.
 *
 * @param trees how many
 * @param leaves of each tree, at most
 */
export function bagTrees(
  sorted: Sorted,
  {trees, leaves, source}: {trees: number; leaves: number; source: Random}
): Tree[] {
  const n = sorted.x.length;
  return Array.from({length: trees}, () => {
    const times = new Uint16Array(n);
    for (let draw = 0; draw < n; ++draw) ++times[Math.floor(source() * n)];
    return growTree(sorted, leaves, times);
  });
}

/** The mean of the trees' predictions. */
export function baggedPredict(trees: readonly Tree[]): Predict {
  const each = trees.map(treePredict);
  return (x) => each.reduce((sum, predict) => sum + predict(x), 0) / each.length;
}
