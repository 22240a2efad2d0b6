import type {Box, Stage} from "../../../figure/contract.js";
import type {Mode} from "../../../figure/stage.js";
import type {Declared, Here} from "../params.js";

export type Place = Stage<Declared>;
/** A part of the picture: built once, then kept up to date. */
export type Part = (state: Here) => void;

/** Where the parts stand, in the picture's units. The surface's box is 4 : 3, as the surfaces are: angles are true. */
export interface Layout {
  surface: Box;
  loss: Box;
  /** The table of lanes: its header's baseline, and the height of a row. */
  table: Box & {row: number};
  /** The terms of an update: the baseline of the heading, and the height of a row. */
  anatomy: Box & {row: number};
  /** The step sizes, below a short anatomy. */
  sizes: Box;
}

export const height: Readonly<Record<Mode, number>> = {wide: 438, narrow: 774};

export const layouts: Readonly<Record<Mode, Layout>> = {
  wide: {
    surface: {x: 32, y: 22, width: 332, height: 249},
    loss: {x: 32, y: 330, width: 332, height: 74},
    table: {x: 396, y: 12, width: 322, height: 136, row: 18.5},
    anatomy: {x: 396, y: 178, width: 322, height: 234, row: 26},
    sizes: {x: 430, y: 352, width: 264, height: 52}
  },
  narrow: {
    surface: {x: 34, y: 22, width: 316, height: 237},
    loss: {x: 34, y: 312, width: 316, height: 62},
    table: {x: 6, y: 426, width: 346, height: 117, row: 15.5},
    anatomy: {x: 6, y: 564, width: 346, height: 184, row: 18},
    sizes: {x: 38, y: 698, width: 286, height: 42}
  }
};

/** One decimal: a tenth of a unit cannot be seen. */
export const tenth = (v: number): number => Math.round(v * 10) / 10;
