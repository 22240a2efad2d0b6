import type {Box} from "../../../figure/contract.js";
import type {Mode} from "../../../marks/stage.js";
import {depth} from "../schemes.js";

/** Where the panels stand: their plotting areas, with axes and names outside. */
export interface Layout {
  /** Standard deviations by layer. */
  signal: Box;
  /** Densities of activations and of gradients, below and on the same layers. */
  activations: Box;
  gradients: Box;
  /** n · Var(w) of each layer. */
  conditions: Box;
  /** Loss curves. */
  training: Box;
}

export const height: Readonly<Record<Mode, number>> = {wide: 428, narrow: 612};

export const layouts: Readonly<Record<Mode, Layout>> = {
  wide: {
    signal: {x: 44, y: 46, width: 392, height: 170},
    activations: {x: 44, y: 242, width: 392, height: 62},
    gradients: {x: 44, y: 330, width: 392, height: 62},
    conditions: {x: 524, y: 46, width: 186, height: 142},
    training: {x: 524, y: 250, width: 186, height: 142}
  },
  narrow: {
    signal: {x: 44, y: 46, width: 262, height: 160},
    activations: {x: 44, y: 232, width: 262, height: 54},
    gradients: {x: 44, y: 312, width: 262, height: 54},
    conditions: {x: 36, y: 452, width: 140, height: 124},
    training: {x: 220, y: 452, width: 130, height: 124}
  }
};

/** The middle of layer l's column: curves and densities stand on the same columns. */
export const columnOf =
  ({x, width}: Box) =>
  (l: number): number =>
    x + ((l + 0.5) * width) / (depth + 1);
