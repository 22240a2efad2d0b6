import type {Box} from "../../../figure/contract.js";
import type {Mode} from "../../../marks/stage.js";

export interface Layout {
  /** The fits over x. */
  fits: Box;
  /** The predictions at one x, on the fits' own vertical scale. */
  strip: Box;
  /** bias², variance and noise, stacked over complexity. */
  stack: Box;
  /** The bias²–variance plane. */
  plane: Box;
}

export const height: Readonly<Record<Mode, number>> = {wide: 436, narrow: 694};

export const layouts: Readonly<Record<Mode, Layout>> = {
  wide: {
    fits: {x: 26, y: 46, width: 270, height: 196},
    strip: {x: 306, y: 46, width: 66, height: 196},
    stack: {x: 40, y: 310, width: 332, height: 88},
    plane: {x: 434, y: 46, width: 278, height: 352}
  },
  narrow: {
    fits: {x: 26, y: 46, width: 252, height: 176},
    strip: {x: 286, y: 46, width: 66, height: 176},
    stack: {x: 40, y: 290, width: 312, height: 84},
    plane: {x: 48, y: 460, width: 304, height: 196}
  }
};
