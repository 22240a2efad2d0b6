import type {PlaneRows} from "./brute-knn.js";
import {type Cart, classAt, growCart, indicators} from "./cart.js";

/** A classification tree of two features: CART with the Gini impurity, at most `depth` questions on a way. */
export const growClassTree = ({u, v, label}: PlaneRows, classes: number, depth: number): Cart =>
  growCart([u, v], indicators(label, classes), {depth});

/** The class that the tree answers at (u, v). */
export function askTree(tree: Cart, u: number, v: number): number {
  const {feature, threshold, low, high} = tree;
  let node = 0;
  while (feature[node] >= 0) node = (feature[node] ? v : u) <= threshold[node] ? low[node] : high[node];
  return classAt(tree, node);
}
