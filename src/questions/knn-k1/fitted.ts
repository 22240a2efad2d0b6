import {type KdTree, kdTree} from "../../ml/kdtree.js";
import {type Metric, Neighbors, type Weights} from "../../ml/neighbors.js";
import {rescale, type Scaling, standardize} from "../../ml/scaling.js";
import type {LabeledPoints} from "../../ml/worlds.js";

/** Points in the coordinates in which distances are taken, and their tree. */
export interface Fitted {
  x: Float64Array;
  y: Float64Array;
  label: Int32Array;
  classes: number;
  sx: Scaling;
  sy: Scaling;
  tree: KdTree;
}

const same: Scaling = {center: 0, scale: 1};

/** Fits k-NN: nothing but the scaling, which is learned from these points alone, and the index. */
export function fitKnn(points: LabeledPoints, scaled: boolean): Fitted {
  const classes = points.classes.length;
  const sx = scaled ? standardize(points.x) : same;
  const sy = scaled ? standardize(points.y) : same;
  const x = scaled ? rescale(points.x, sx) : points.x;
  const y = scaled ? rescale(points.y, sy) : points.y;
  return {x, y, label: points.label, classes, sx, sy, tree: kdTree(x, y, points.label, classes)};
}

/** The classifier in the points' own units. */
export function classifier({tree, sx, sy}: Fitted, k: number, metric: Metric, weights: Weights) {
  const neighbors = new Neighbors(tree, {k, metric, weights});
  return {
    neighbors,
    classify: (x: number, y: number): number =>
      neighbors.classify((x - sx.center) / sx.scale, (y - sy.center) / sy.scale)
  };
}
