import type {KdTree} from "../../ml/kdtree.js";
import type {Places} from "../../ml/lattice.js";
import {neighborOrder, voteAlong} from "../../ml/neighbor-order.js";
import {type Metric, Neighbors, type Weights} from "../../ml/neighbors.js";
import {random} from "../../ml/random.js";
import {remember} from "../../ml/remember.js";
import type {World} from "../../ml/worlds.js";
import type {Fitted} from "./fitted.js";

/** Error rates against k, for k = 1, 2, 3 … */
export interface Curves {
  /** On the training points, each its own neighbor. */
  train: Float64Array;
  /** On points not seen: see `how`. One shorter than `train` where a point is left out. */
  test: Float64Array;
  /**
   * "expected": the expectation over places and labels, from the world's own probabilities at `places` places.
   * "left out": each row predicted from all the others (leave-one-out), on `places` of the rows.
   */
  how: "expected" | "left out";
  places: number;
}

/** Tables above this many rows are measured on some of their rows, and up to this k. */
export const large = 1000;
const rowsMeasured = 250;

/**
 * How far apart the places are at which test errors are taken, in the world's units. The same places for every sample
 * and every n; with them an error is right to about half a percentage point (tests/questions/knn-k1.test.ts).
 */
export const testStep = 0.2;

/** Both curves, from one ordering of the training points per place. */
export function curvesOf(
  fitted: Fitted,
  metric: Metric,
  weights: Weights,
  world: World | null,
  places: Places | null
): Curves {
  const {x, y, label, classes, sx, sy} = fitted;
  const n = label.length;
  if (n > large) return sampled(fitted, metric, weights);
  const key = new Float64Array(n);
  const id = new Int32Array(n);
  const votes = new Float64Array(classes);
  const train = new Float64Array(n);
  const leaveOut = !(world && places);
  const test = new Float64Array(leaveOut ? n - 1 : n);

  for (let i = 0; i < n; ++i) {
    let m = neighborOrder(x, y, x[i], y[i], metric, key, id);
    voteAlong(key, id, m, label, metric, weights, votes, (k, winner) => {
      if (winner !== label[i]) train[k - 1] += 1 / n;
    });
    if (!leaveOut) continue;
    m = without(key, id, m, i);
    voteAlong(key, id, m, label, metric, weights, votes, (k, winner) => {
      if (winner !== label[i]) test[k - 1] += 1 / n;
    });
  }
  if (leaveOut) return {train, test, how: "left out", places: n};

  // The Bayes error plus what is lost on top of it at each place: less noisy than counting wrong labels, and never
  // below the Bayes error.
  const m = places.x.length;
  test.fill(world.bayesError());
  for (let i = 0; i < m; ++i) {
    const p = places.p.subarray(i * classes, (i + 1) * classes);
    const best = Math.max(...p);
    const px = (places.x[i] - sx.center) / sx.scale;
    const py = (places.y[i] - sy.center) / sy.scale;
    neighborOrder(x, y, px, py, metric, key, id);
    voteAlong(key, id, n, label, metric, weights, votes, (k, winner) => {
      test[k - 1] += places.weight[i] * (best - p[winner]);
    });
  }
  return {train, test, how: "expected", places: m};
}

/** Takes point i out of an order; returns how many are left. */
function without(key: Float64Array, id: Int32Array, m: number, i: number): number {
  let at = 0;
  // Behind very many points in its very place it may not be in the list at all: then the last is one too many.
  while (id[at] !== i && at < m - 1) ++at;
  key.copyWithin(at, at + 1, m);
  id.copyWithin(at, at + 1, m);
  return m - 1;
}

/** The nearest neighbors of some rows of a large table: what both kinds of votes need. */
interface Near {
  row: Int32Array;
  /** How many neighbors of each row are kept; row r's stand at r × (large + 1). */
  size: Int32Array;
  keys: Float64Array;
  ids: Int32Array;
}

const nearOf = remember((tree: KdTree, x: Float64Array, y: Float64Array, metric: Metric): Near => {
  const rows = Math.min(rowsMeasured, tree.n);
  const source = random(tree.n, 3);
  const row = Int32Array.from({length: rows}, () => Math.floor(source() * tree.n));
  const size = new Int32Array(rows);
  const keys = new Float64Array(rows * (large + 1));
  const ids = new Int32Array(rows * (large + 1));
  const neighbors = new Neighbors(tree, {k: large + 1, metric, weights: "uniform"});
  for (let r = 0; r < rows; ++r) {
    size[r] = neighbors.nearest(x[row[r]], y[row[r]]);
    keys.set(neighbors.keys.subarray(0, size[r]), r * (large + 1));
    ids.set(neighbors.ids.subarray(0, size[r]), r * (large + 1));
  }
  return {row, size, keys, ids};
});

/** The same on some rows of a large table, up to k = `large`. */
function sampled({x, y, label, classes, tree}: Fitted, metric: Metric, weights: Weights): Curves {
  const train = new Float64Array(large);
  const test = new Float64Array(large);
  const votes = new Float64Array(classes);
  const near = nearOf(tree, x, y, metric);
  const rows = near.row.length;
  near.row.forEach((i, r) => {
    const from = r * (large + 1);
    const keys = near.keys.slice(from, from + near.size[r]);
    const ids = near.ids.slice(from, from + near.size[r]);
    const count = (errors: Float64Array, m: number) =>
      voteAlong(keys, ids, Math.min(m, large), label, metric, weights, votes, (k, winner) => {
        if (winner !== label[i]) errors[k - 1] += 1 / rows;
      });
    count(train, keys.length);
    count(test, without(keys, ids, keys.length, i));
  });
  return {train, test, how: "left out", places: rows};
}
