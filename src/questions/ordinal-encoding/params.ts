import type {RoomOf} from "../../figure/contract.js";
import {choice, range, seed, toggle} from "../../figure/params.js";
import {permutations} from "../../ml/permutations.js";
import type {Result} from "./model.js";
import {K} from "./worlds.js";

/** Every order in which the five categories can get the codes 1 to 5: `orders[i][j]` gets code j + 1. */
export const orders = permutations(K);

export const params = {
  order: range({
    label: "Order of the codes",
    primary: true,
    min: 1,
    max: orders.length,
    step: 1,
    value: 1,
    format: (v) => `${v} of ${orders.length}`,
    sets: {coding: "codes"}
  }),
  learner: choice({
    label: "Model",
    primary: true,
    options: {line: "a line", tree: "a tree"},
    value: "line"
  }),
  depth: range({label: "Depth of the tree", min: 1, max: 4, step: 1, value: 1, sets: {learner: "tree"}}),
  coding: choice({
    label: "The model sees",
    options: {codes: "the codes 1 to 5", target: "each category’s mean of y"},
    value: "codes",
    help: "The mean of the training rows: target encoding."
  }),
  onehot: toggle({label: "Show the one-hot fit", value: true}),
  world: choice({
    label: "Categories",
    options: {
      cities: "cities: no order",
      uneven: "sizes: uneven steps",
      sizes: "sizes: equal steps"
    },
    value: "cities",
    sets: {order: 1}
  }),
  n: range({
    label: "Rows per category n",
    min: 2,
    max: 80,
    step: 1,
    scale: "log",
    value: 12
  }),
  way: choice({
    label: "Mean for target encoding over",
    options: {plain: "all rows", leaveOneOut: "all rows but its own", folds: "the other four folds"},
    value: "plain",
    help: "In the panel “Leak”: 40 categories of three rows each, and y is noise."
  }),
  seed: seed({label: "New sample", value: 70})
};

/** The room's types: `Room["State"]`, `Room["Picture"]`, `Room["Scene"]` and so on. Without a loader, data is null. */
export type Room = RoomOf<typeof params, null, Result>;
