import type {Box} from "../../../figure/contract.js";
import type {Mode} from "../../../figure/stage.js";
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
    conditions: {x: 524, y: 46, width: 184, height: 126},
    training: {x: 524, y: 256, width: 184, height: 136}
  },
  narrow: {
    signal: {x: 44, y: 46, width: 274, height: 160},
    activations: {x: 44, y: 232, width: 274, height: 54},
    gradients: {x: 44, y: 312, width: 274, height: 54},
    conditions: {x: 44, y: 452, width: 122, height: 124},
    training: {x: 218, y: 452, width: 130, height: 124}
  }
};

/** The middle of layer l's column: curves and densities stand on the same columns. */
export const columnOf =
  ({x, width}: Box) =>
  (l: number): number =>
    x + ((l + 0.5) * width) / (depth + 1);

export const tenth = (value: number): number => Math.round(value * 10) / 10;
