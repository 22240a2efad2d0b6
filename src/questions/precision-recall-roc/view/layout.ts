import type {Box} from "../../../figure/contract.js";
import type {Mode} from "../../../marks/stage.js";

/** Where the panels lie, in the picture's units. */
export interface Layout {
  scores: Box;
  confusion: Box;
  roc: Box;
  pr: Box;
  pairs: Box;
}

export const height: Readonly<Record<Mode, number>> = {wide: 438, narrow: 650};

export const layouts: Readonly<Record<Mode, Layout>> = {
  wide: {
    scores: {x: 14, y: 24, width: 440, height: 148},
    confusion: {x: 474, y: 10, width: 242, height: 162},
    roc: {x: 44, y: 252, width: 152, height: 152},
    pr: {x: 262, y: 252, width: 152, height: 152},
    pairs: {x: 474, y: 252, width: 242, height: 152}
  },
  narrow: {
    scores: {x: 10, y: 22, width: 340, height: 130},
    confusion: {x: 10, y: 192, width: 340, height: 126},
    roc: {x: 38, y: 364, width: 120, height: 120},
    pr: {x: 206, y: 364, width: 120, height: 120},
    pairs: {x: 10, y: 566, width: 340, height: 82}
  }
};
