import type {Box, Stage} from "../../../figure/contract.js";
import type {Mode} from "../../../marks/stage.js";
import type {Declared, Here} from "../params.js";

export type Place = Stage<Declared>;
/** A part of the picture: built once, then kept up to date. */
export type Part = (state: Here) => void;

/** Where the parts stand, in the picture's units. The surface's box is 4 : 3, as the surfaces are: angles are true. */
export interface Layout {
  surface: Box;
  /** The loss curves; the playhead's handle stands on a track above them. */
  loss: Box;
  /** The table of lanes: its header's baseline, and the height of a row. */
  table: Box & {row: number};
  /** The terms of an update: the baseline of the heading, and the height of a row. */
  anatomy: Box & {row: number};
  /** The chart of steps, below the rows of the anatomy: its top depends on how many these are. */
  steps: {x: number; width: number; bottom: number};
}

export const height: Readonly<Record<Mode, number>> = {wide: 438, narrow: 802};

export const layouts: Readonly<Record<Mode, Layout>> = {
  wide: {
    surface: {x: 32, y: 22, width: 332, height: 249},
    loss: {x: 32, y: 336, width: 332, height: 68},
    table: {x: 396, y: 12, width: 322, height: 131, row: 17.5},
    anatomy: {x: 396, y: 168, width: 322, height: 174, row: 21},
    steps: {x: 432, width: 274, bottom: 404}
  },
  narrow: {
    surface: {x: 34, y: 22, width: 316, height: 237},
    loss: {x: 34, y: 325, width: 316, height: 56},
    table: {x: 6, y: 434, width: 346, height: 117, row: 15.5},
    anatomy: {x: 6, y: 572, width: 346, height: 138, row: 16.5},
    steps: {x: 44, width: 296, bottom: 769}
  }
};

/** From the heading's baseline to the first row of the anatomy, and from its last row to the chart below. */
const HEADING = 6;
const GAP = 27;
export const rowsTop = (mode: Mode): number => layouts[mode].anatomy.y + HEADING;

/** The box of the chart of steps, below so many rows. */
export function stepsBox(mode: Mode, rows: number): Box {
  const {anatomy, steps} = layouts[mode];
  const y = rowsTop(mode) + rows * anatomy.row + GAP;
  return {x: steps.x, y, width: steps.width, height: steps.bottom - y};
}
