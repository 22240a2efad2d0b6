import type {Box, Stage} from "../../../figure/contract.js";
import type {Mode} from "../../../marks/stage.js";
import type {Declared, Here} from "../params.js";

export type Place = Stage<Declared>;
/** A part of the picture: built once, then kept up to date. */
export type Part = (state: Here) => void;

/** Where the panels lie, in the picture's units; the ball's is square, so that its circle is round. */
export interface Layout {
  ball: Box;
  scalar: Box;
  paths: Box;
}

export const height: Readonly<Record<Mode, number>> = {wide: 436, narrow: 708};

export const layouts: Readonly<Record<Mode, Layout>> = {
  wide: {
    ball: {x: 30, y: 24, width: 374, height: 374},
    scalar: {x: 452, y: 38, width: 262, height: 138},
    paths: {x: 452, y: 272, width: 262, height: 126}
  },
  narrow: {
    ball: {x: 34, y: 24, width: 316, height: 316},
    scalar: {x: 34, y: 406, width: 316, height: 96},
    paths: {x: 34, y: 596, width: 316, height: 74}
  }
};
