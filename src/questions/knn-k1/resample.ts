import {traceBoundary} from "../../ml/boundary.js";
import type {Metric, Weights} from "../../ml/neighbors.js";
import type {Polylines} from "../../ml/polylines.js";
import {type Random, random, shuffle} from "../../ml/random.js";
import type {LabeledPoints, World} from "../../ml/worlds.js";
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

export interface Boundaries {
  /** Neighbors that vote: the reader's k, at most as many as a sample has. */
  k: number;
  /** Each sample's boundary, in units of the view: see `linesOf`. */
  lines: Polylines[];
  /** In each cell the class that most samples answer, and their share: 1 where all agree. */
  grid: Grid;
}

export function boundariesOf(
  draws: readonly Draw[],
  extent: Extent,
  wanted: number,
  metric: Metric,
  weights: Weights,
  columns = 40,
  rows = 30
): Boundaries {
  const {classes, label: first} = draws[0].fitted;
  const k = Math.min(wanted, first.length);
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
  return {k, lines, grid};
}
