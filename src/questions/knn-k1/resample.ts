import {traceBoundary} from "../../ml/boundary.js";
import {neighborOrder, voteAlong} from "../../ml/neighbor-order.js";
import type {Metric, Weights} from "../../ml/neighbors.js";
import type {Polylines} from "../../ml/polylines.js";
import {type Random, random, shuffle} from "../../ml/random.js";
import type {LabeledPoints, World} from "../../ml/worlds.js";
import type {Places} from "./curves.js";
import {answersOn, type Grid, linesOf} from "./field.js";
import {classifier, type Fitted, fitKnn} from "./fitted.js";
import type {Extent} from "./points.js";

/** How many samples are drawn. */
export const samples = 30;

/** A large table is resampled by this many rows at a time. */
const mostRows = 300;

/** One of the samples: its points, fitted, and which rows of the table it has (none for a world). */
export interface Draw {
  fitted: Fitted;
  has: Uint8Array | null;
}

/**
 * Samples as different as the data allows: fresh ones from the world, or random two thirds of the rows of a table
 * (without repetition, since a repeated row would be its own nearest neighbor).
 */
export function drawsOf(points: LabeledPoints, world: World | null, seed: number, scaled: boolean): Draw[] {
  const n = points.label.length;
  return Array.from({length: samples}, (_, r) => {
    const source = random(seed, 100 + r);
    if (world) return {fitted: fitKnn(world.sample(n, source), scaled), has: null};
    const size = Math.max(1, Math.min(mostRows, Math.floor((2 * n) / 3)));
    const rows = rowsOf(n, size, source);
    const has = new Uint8Array(n);
    for (const i of rows) has[i] = 1;
    const part: LabeledPoints = {
      ...points,
      x: Float64Array.from(rows, (i) => points.x[i]),
      y: Float64Array.from(rows, (i) => points.y[i]),
      label: Int32Array.from(rows, (i) => points.label[i])
    };
    return {fitted: fitKnn(part, scaled), has};
  });
}

/** `size` of the rows 0 … n − 1, each at most once, at random. */
function rowsOf(n: number, size: number, source: Random): Int32Array {
  // Few of very many are seldom drawn twice.
  if (n > 20 * size) {
    const rows = new Set<number>();
    while (rows.size < size) rows.add(Math.floor(source() * n));
    return Int32Array.from(rows);
  }
  const all = Int32Array.from({length: n}, (_, i) => i);
  return shuffle(all, source).subarray(0, size);
}

/**
 * What varies from sample to sample, averaged over places, for k = 1, 2, 3 … The quantity is the vote shares p̂; squared
 * differences are summed over the classes, so that
 * E Σ (1{y = c} − p̂_c)² = noise + bias² + variance.
 */
export interface Spread {
  variance: Float64Array;
  /** Corrected for the finite number of samples; null where the true probabilities are not known. */
  bias2: Float64Array | null;
  noise: number | null;
  /** The chance that two samples answer differently at a place. */
  disagreement: Float64Array;
  /** Mean error on unseen points: for a world expected at the places, for a table counted on rows left out. */
  error: Float64Array;
  /** Points in each sample. */
  size: number;
  places: number;
}

/** Places at which the samples are compared; each costs 30 orderings of n points. */
const placesFor = (n: number): number => Math.max(60, Math.min(200, Math.floor(30_000 / n)));

export function spreadOf(
  draws: readonly Draw[],
  points: LabeledPoints,
  metric: Metric,
  weights: Weights,
  world: World | null,
  fresh: Places | null
): Spread {
  const size = draws[0].fitted.label.length;
  const C = points.classes.length;
  const count = Math.min(placesFor(size), fresh ? fresh.x.length : points.label.length);
  const key = new Float64Array(size);
  const id = new Int32Array(size);
  const votes = new Float64Array(C);
  const sum = new Float64Array(size * C);
  const square = new Float64Array(size * C);
  const wins = new Int32Array(size * C);
  const variance = new Float64Array(size);
  const bias2 = new Float64Array(size);
  const disagreement = new Float64Array(size);
  const error = new Float64Array(size);
  let noise = 0;
  let used = 0;
  const excess = world ? world.bayesError() : 0;

  // Rows of a table at even distances, so that a table sorted by class is covered.
  const stride = fresh ? 1 : points.label.length / count;
  for (let m = 0; m < count; ++m) {
    const row = Math.floor(m * stride);
    const p = fresh?.p.subarray(row * C, (row + 1) * C) ?? null;
    const x = fresh ? fresh.x[row] : points.x[row];
    const y = fresh ? fresh.y[row] : points.y[row];
    sum.fill(0);
    square.fill(0);
    wins.fill(0);
    let seen = 0;
    for (const {fitted, has} of draws) {
      if (has?.[row]) continue;
      ++seen;
      const {sx, sy} = fitted;
      const px = (x - sx.center) / sx.scale;
      const py = (y - sy.center) / sy.scale;
      neighborOrder(fitted.x, fitted.y, px, py, metric, key, id);
      voteAlong(key, id, size, fitted.label, metric, weights, votes, (k, winner, v, total) => {
        const at = (k - 1) * C;
        ++wins[at + winner];
        for (let c = 0; c < C; ++c) {
          const share = v[c] / total;
          sum[at + c] += share;
          square[at + c] += share * share;
        }
      });
    }
    // Two samples at least, or nothing can be said about how they differ.
    if (seen < 2) continue;
    ++used;
    const best = p ? Math.max(...p) : 0;
    if (p) for (let c = 0; c < C; ++c) noise += p[c] * (1 - p[c]);
    for (let k = 0; k < size; ++k) {
      let same = 0;
      for (let c = 0; c < C; ++c) {
        const at = k * C + c;
        const mean = sum[at] / seen;
        const s2 = Math.max(0, (square[at] - seen * mean * mean) / (seen - 1));
        variance[k] += s2;
        if (p) bias2[k] += (mean - p[c]) ** 2 - s2 / seen;
        same += wins[at] * (wins[at] - 1);
        const share = wins[at] / seen;
        error[k] += p ? share * (best - p[c]) : c === points.label[row] ? 0 : share;
      }
      disagreement[k] += 1 - same / (seen * (seen - 1));
    }
  }
  const over = Math.max(1, used);
  for (const a of [variance, bias2, disagreement, error]) for (let k = 0; k < size; ++k) a[k] /= over;
  for (let k = 0; k < size; ++k) error[k] += excess;
  return {
    variance,
    bias2: fresh ? bias2 : null,
    noise: fresh ? noise / over : null,
    disagreement,
    error,
    size,
    places: used
  };
}

export interface Boundaries {
  /** Each sample's boundary, in units of the view: see `linesOf`. */
  lines: Polylines[];
  /** In each cell the class that most samples answer, and their share: 1 where all agree. */
  grid: Grid;
}

export function boundariesOf(
  draws: readonly Draw[],
  extent: Extent,
  k: number,
  metric: Metric,
  weights: Weights,
  columns = 40,
  rows = 30
): Boundaries {
  const classes = draws[0].fitted.classes;
  const wins = new Uint8Array(columns * rows * classes);
  const lines = draws.map(({fitted}) => {
    const {classify} = classifier(fitted, k, metric, weights);
    const {label, at} = answersOn(extent, columns, rows, classify, (cell, c) => ++wins[cell * classes + c]);
    return linesOf(traceBoundary(label, columns + 2, rows + 2, at, classify, 3), extent);
  });
  const grid: Grid = {
    columns,
    rows,
    label: new Uint8Array(columns * rows),
    share: new Float32Array(columns * rows)
  };
  for (let cell = 0; cell < columns * rows; ++cell) {
    const votes = wins.subarray(cell * classes, (cell + 1) * classes);
    let best = 0;
    for (let c = 1; c < classes; ++c) if (votes[c] > votes[best]) best = c;
    grid.label[cell] = best;
    grid.share[cell] = votes[best] / draws.length;
  }
  return {lines, grid};
}
