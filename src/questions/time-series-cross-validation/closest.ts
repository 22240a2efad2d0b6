import type {Split} from "../../ml/time-splits.js";
import type {Nearest} from "./evaluate.js";
import {NEIGHBORS} from "./params.js";
import type {Rows} from "./world.js";

/** So many of the nearest rows are kept of each; where a split leaves too few of them, all its rows are asked. */
const KEPT = 12;

const squares = new Float64Array(KEPT);

/** The nearest of some rows by their features, the nearest first, from `at` on in `ids`; how many were found. */
function search(
  {features, width: p}: Rows,
  row: number,
  among: Int32Array,
  most: number,
  ids: Int32Array,
  at: number
): number {
  let found = 0;
  let worst = Number.POSITIVE_INFINITY;
  for (let r = 0; r < among.length; ++r) {
    const j = among[r];
    let d = 0;
    for (let k = 0; k < p; ++k) {
      const off = features[row * p + k] - features[j * p + k];
      d += off * off;
    }
    if (!(d < worst) || j === row) continue;
    let place = found < most ? found++ : most - 1;
    for (; place > 0 && squares[place - 1] > d; --place) {
      squares[place] = squares[place - 1];
      ids[at + place] = ids[at + place - 1];
    }
    squares[place] = d;
    ids[at + place] = j;
    if (found === most) worst = squares[most - 1];
  }
  return found;
}

/** Of each row the nearest training rows, the nearest first. */
export interface Closest {
  readonly rows: Rows;
  readonly ids: Int32Array;
}

export function closestOf(rows: Rows): Closest {
  const among = Int32Array.from({length: rows.train}, (_, i) => i);
  const ids = new Int32Array(rows.all * KEPT);
  for (let i = 0; i < rows.all; ++i) search(rows, i, among, KEPT, ids, i * KEPT);
  return {rows, ids};
}

/** As `nearestOf` says of the last values' distances, in fewer steps where many splits of one series ask. */
export function nearestAmong({rows, ids}: Closest, {train, test}: Split, trained: Uint8Array): Nearest {
  const near = new Int32Array(NEIGHBORS * test.length);
  for (let t = 0; t < test.length; ++t) {
    const from = test[t] * KEPT;
    let found = 0;
    for (let c = 0; c < KEPT && found < NEIGHBORS; ++c)
      if (trained[ids[from + c]]) near[NEIGHBORS * t + found++] = ids[from + c];
    if (found < NEIGHBORS) search(rows, test[t], train, NEIGHBORS, near, NEIGHBORS * t);
  }
  return {ids: near, k: NEIGHBORS};
}
