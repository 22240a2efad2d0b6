import {residual} from "../../ml/pca.js";
import {remember} from "../../ml/remember.js";
import {cutsOf} from "./cut.js";
import type {Data, Room} from "./params.js";
import {type Plane, planeOf, shareOf} from "./plane.js";
import {
  componentsOf,
  nearestShare,
  randomOf,
  randomScoresOf,
  scoresOf,
  shuffledOf,
  type Table,
  tableOf
} from "./table.js";
import {type Walk, walkOf} from "./walk.js";
import {isFlat, KEPT} from "./worlds.js";

export type Params = Room["Params"];

/** What m directions keep, and what they lose. */
export interface Kept {
  /** Share of the total variance. */
  share: number;
  /** Mean over rows of ‖z − ẑ‖², from the rows themselves. */
  error: number;
  /** 1-NN by these coordinates, leaving one out; null without classes that come again. */
  nearest: number | null;
}

export interface Result {
  table: Table;
  plane: Plane;
  /** Variances along the components, and their sum, computed from the table. */
  values: Float64Array;
  total: number;
  vectors: readonly Float64Array[];
  m: number;
  /** The variances from the (m + 1)th on, added up. */
  dropped: number;
  byPca: Kept;
  /** Where the directions are random. */
  byRandom: Kept | null;
  /** 1-NN by all features. */
  nearest: number | null;
  /** The chosen row, as it is and rebuilt, in the table's own units; its own ‖z − ẑ‖². */
  row: number;
  original: Float64Array;
  rebuilt: Float64Array;
  rowError: number;
  shuffled: Float64Array | null;
  walk: Walk | null;
  /** Accuracy of the best cut along each axis from 0° to 180°, where there are two classes. */
  cuts: Float64Array | null;
}

const sum = (values: Float64Array, from = 0, to = values.length): number =>
  values.subarray(from, to).reduce((a, b) => a + b, 0);

/** The squared length of what is left of row i, averaged over rows. */
function errorOf(
  {Z, n, p}: Table,
  scores: Float64Array,
  directions: readonly Float64Array[],
  m: number
): number {
  const r = directions.length;
  const rest = new Float64Array(p);
  let error = 0;
  for (let i = 0; i < n; ++i) {
    for (let j = 0; j < p; ++j) rest[j] = Z[i * p + j];
    for (let c = 0; c < m; ++c) {
      const along = scores[i * r + c];
      const v = directions[c];
      for (let j = 0; j < p; ++j) rest[j] -= along * v[j];
    }
    for (let j = 0; j < p; ++j) error += rest[j] * rest[j];
  }
  return error / n;
}

const keptOf = (
  table: Table,
  scores: Float64Array,
  directions: readonly Float64Array[],
  m: number,
  total: number
): Kept => {
  const lost = errorOf(table, scores, directions, m);
  const share = shareOf(total - lost, total);
  return {
    // Where all is kept nothing is lost, but for rounding.
    error: share === 1 ? 0 : lost,
    share,
    nearest: table.label ? nearestShare(scores, directions.length, m, table.label) : null
  };
};
const byPcaOf = remember(keptOf, KEPT);
const byRandomOf = remember(keptOf, KEPT);
const allOf = remember(({Z, p, label}: Table) => (label ? nearestShare(Z, p, p, label) : null), KEPT);

/** A table, its principal components, what m of them or of random directions keep, and the plane that is drawn. */
export function model(
  {world, seed, unit, standardize, m: asked, method, shuffled, row: picked}: Params,
  own: Data
): Result {
  const table = tableOf(world, seed, unit, standardize, own);
  const {n, p, Z, mean, scale} = table;
  const pcs = componentsOf(table);
  const scores = scoresOf(table, pcs);
  const r = pcs.vectors.length;
  // With two features one is kept: all else would be the table itself.
  const m = isFlat(world) ? 1 : Math.min(asked, r);
  const random = method === "random" ? randomOf(p, r, seed) : null;
  const row = Math.min(picked, n) - 1;
  const left = residual(Z, p, row, random ?? pcs.vectors, m);
  const lost = sum(pcs.values, m);
  const plane = planeOf(table, pcs, scores);
  return {
    table,
    plane,
    values: pcs.values,
    total: pcs.total,
    vectors: pcs.vectors,
    m,
    dropped: shareOf(lost, pcs.total) === 0 ? 0 : lost,
    byPca: byPcaOf(table, scores, pcs.vectors, m, pcs.total),
    byRandom: random && byRandomOf(table, randomScoresOf(table, random), random, m, pcs.total),
    nearest: allOf(table),
    row,
    original: table.X.subarray(row * p, (row + 1) * p),
    rebuilt: left.map((rest, j) => mean[j] + scale[j] * (Z[row * p + j] - rest)),
    rowError: left.reduce((a, b) => a + b * b, 0),
    shuffled: shuffled && !isFlat(world) ? shuffledOf(table, seed) : null,
    walk: world === "walks" ? walkOf(scores, n, r) : null,
    cuts: cutsOf(plane, table.label, table.classes.length)
  };
}
