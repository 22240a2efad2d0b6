import {rankOf} from "../../ml/permutations.js";
import {orders, type Room} from "./params.js";
import {K, worlds} from "./worlds.js";

const near = (a: number, b: number, scale = 1): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, scale);

/** What holds at every setting. */
export const invariants: Room["Figure"]["invariants"] = {
  "one-hot predicts each category's mean, whichever column is dropped": ({result: {onehot, sample, order}}) =>
    onehot.reference === order[0] && sample.means.every((m, g) => near(m, onehot.fitted[g])),
  "an intercept and all columns are one too many": ({result: {onehot}}) =>
    onehot.rank === K && onehot.columns === K + 1,
  "no model on the codes explains more than one-hot": ({result: {fit, all, onehot}}) =>
    [fit.r2, ...all].every((r2) => r2 >= -1e-12 && r2 <= onehot.r2 + 1e-12),
  "for a line the mean over all orders is one-hot's by k − 1": ({
    params: {learner},
    result: {mean, onehot}
  }) => learner === "tree" || near(mean, onehot.r2 / (K - 1)),
  "an order and its reverse tie, for a line": ({params: {learner}, result: {all}}) =>
    learner === "tree" || all.every((r2, i) => near(r2, all[rankOf([...orders[i]].reverse())])),
  "depth k − 1 makes up for every order": ({params: {learner, depth}, result: {all, onehot}}) =>
    learner === "line" || depth < K - 1 || all.every((r2) => near(r2, onehot.r2)),
  "what a fit misses is one-hot's R² less its own": ({result: {fit, onehot, sample}}) => {
    const missed = sample.means.reduce((s, m, g) => s + sample.counts[g] * (m - fit.fitted[g]) ** 2, 0);
    return near(fit.r2 + missed / sample.total, onehot.r2);
  },
  "sizes in equal steps leave a line nothing to miss in their order": ({
    params: {world, order},
    result: {errors}
  }) => world !== "sizes" || order !== 1 || errors.bias < 1e-12,
  "one-hot's error here is that of its means": ({params: {world}, result: {errors, sample}}) =>
    near(errors.onehotHere, sample.means.reduce((s, m, g) => s + (m - worlds[world].means[g]) ** 2, 0) / K)
};
