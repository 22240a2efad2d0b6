import {fixed} from "../../../marks/format.js";
import type {Room} from "../params.js";
import {K, worlds} from "../worlds.js";

/** From the category with code 1 to each: how far by the codes, how far and how much by one-hot columns. */
export const claims: Room["Table"] = {
  id: "claims",
  tab: "From the first",
  title: ({params: {world}, result: {order}}) => `From ${worlds[world].names[order[0]]} to each`,
  share: 1.3,
  reads: ({params: {world}, result: {onehot, order}}) => [world, onehot, order],
  table: ({params: {world}, result: {onehot, order, codes}}) => ({
    head: ["distance:", "codes", "one-hot", "weight", "predicts"],
    rows: order.map((g) => ({
      name: worlds[world].names[g],
      cells: [
        {text: fixed(codes[g] - 1, 0), className: "cell-1"},
        {text: g === onehot.reference ? "0" : fixed(Math.SQRT2), className: "cell-0"},
        {text: g === onehot.reference ? "–" : fixed(onehot.weights[g])},
        {text: fixed(onehot.fitted[g])}
      ]
    })),
    foot: `Distances: all ${K} columns. Weights: the first dropped, intercept ${fixed(onehot.intercept)}; with it, ${onehot.columns} columns of rank ${onehot.rank}.`
  })
};
