import type {Box} from "../../../figure/contract.js";
import {tenth} from "../../../marks/format.js";
import type {Mode} from "../../../marks/stage.js";
import {FUNCTIONS, TRAIN} from "../params.js";
import {worlds} from "../simulate.js";

/** Functions of a simulated world. */
const SIMULATED = worlds.differ.length;

/** A row of the picture: its name's baseline from its top, and the middle of its votes. */
interface Rows {
  top: number;
  pitch: number;
  name: number;
  middle: number;
  /** The height of a vote. */
  tick: number;
}

export interface Layout {
  /** Where the 200 columns are, from left to right. */
  x: number;
  width: number;
  /** How wide a vote is. */
  dash: number;
  heads: number;
  functions: Rows;
  /** As many rows as a simulated world has, in the same room. */
  simulated: Rows;
  labels: Rows;
  /** Right ends of: votes, overlaps, conflicts, estimated, true; null where there is no room. */
  stats: readonly (number | null)[];
  /** Where what is said of a row of labels stands. */
  said: {x: number; anchor: "start" | "end"};
  handle: number;
  /** What the columns are, where the rows' head has no room for it. */
  note: {x: number; y: number} | null;
  message: Box;
  /** Letters a line of a message. */
  letters: number;
  chart: Box;
}

export const height: Readonly<Record<Mode, number>> = {wide: 428, narrow: 834};

export const layouts: Readonly<Record<Mode, Layout>> = {
  wide: {
    x: 120,
    width: 400,
    dash: 1.6,
    heads: 12,
    functions: {top: 20, pitch: 14, name: 10.5, middle: 7, tick: 5},
    simulated: {top: 20, pitch: 21, name: 14, middle: 10.5, tick: 7},
    labels: {top: 192, pitch: 19, name: 13, middle: 9, tick: 7},
    stats: [544, 591, 640, 681, 720],
    said: {x: 530, anchor: "start"},
    handle: 259,
    note: null,
    message: {x: 0, y: 290, width: 364, height: 136},
    letters: 56,
    chart: {x: 432, y: 304, width: 280, height: 88}
  },
  narrow: {
    x: 4,
    width: 350,
    dash: 1.3,
    heads: 12,
    functions: {top: 20, pitch: 27, name: 11, middle: 20, tick: 5},
    simulated: {top: 20, pitch: 40.5, name: 14, middle: 26, tick: 7},
    labels: {top: 352, pitch: 30, name: 10, middle: 22, tick: 7},
    stats: [204, null, 262, 312, 356],
    said: {x: 356, anchor: "end"},
    handle: 456,
    note: {x: 356, y: 482},
    message: {x: 4, y: 508, width: 352, height: 136},
    letters: 52,
    chart: {x: 40, y: 682, width: 308, height: 108}
  }
};

/** The middle of the column at a place from the left. */
export const columnX = ({x, width}: Layout, place: number): number =>
  tenth(x + ((place + 0.5) * width) / TRAIN);

/** The place of the column under a point. */
export const placeAt = ({x, width}: Layout, px: number): number =>
  Math.max(0, Math.min(TRAIN - 1, Math.floor(((px - x) / width) * TRAIN)));

/** The rows of functions of a source of votes, and the middles of their votes and of the three rows of labels. */
export function rowsOf(at: Layout, simulated: boolean): Rows & {middles: readonly number[]} {
  const rows = simulated ? at.simulated : at.functions;
  const count = simulated ? SIMULATED : FUNCTIONS;
  const {labels} = at;
  return {
    ...rows,
    middles: [
      ...Array.from({length: count}, (_, j) => rows.top + j * rows.pitch + rows.middle),
      ...[0, 1, 2].map((k) => labels.top + k * labels.pitch + labels.middle)
    ]
  };
}
