import type {Box} from "../../../figure/contract.js";
import type {Mode} from "../../../marks/stage.js";

export interface Layout {
  /** Eleven to nine, as the simulated view is, so that their Gaussians are round. */
  plane: Box;
  losses: Box;
  lower: Box;
}

export const height: Readonly<Record<Mode, number>> = {wide: 414, narrow: 680};

export const layouts: Readonly<Record<Mode, Layout>> = {
  wide: {
    plane: {x: 34, y: 56, width: 396, height: 324},
    losses: {x: 482, y: 26, width: 230, height: 160},
    lower: {x: 482, y: 262, width: 230, height: 118}
  },
  narrow: {
    plane: {x: 34, y: 78, width: 318, height: 260},
    losses: {x: 34, y: 400, width: 318, height: 96},
    lower: {x: 34, y: 560, width: 318, height: 82}
  }
};

/** Which point is followed on the curves: the one last grabbed. It is no part of the setting. */
export interface Followed {
  i: number;
}
