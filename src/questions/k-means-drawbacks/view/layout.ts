import type {Box} from "../../../figure/contract.js";
import {type Scale, scaleLinear} from "../../../marks/scale.js";
import type {Mode} from "../../../marks/stage.js";
import type {Extent} from "../worlds.js";

export interface Layout {
  /** Four to three, as the simulated worlds are, so that a circle of theirs is round. */
  plane: Box;
  curve: Box;
  /** Random starts, and those of k-means++, on one axis. */
  strips: readonly [Box, Box];
}

export const height: Readonly<Record<Mode, number>> = {wide: 392, narrow: 668};

export const layouts: Readonly<Record<Mode, Layout>> = {
  wide: {
    plane: {x: 30, y: 30, width: 428, height: 321},
    curve: {x: 508, y: 30, width: 204, height: 98},
    strips: [
      {x: 508, y: 204, width: 204, height: 56},
      {x: 508, y: 295, width: 204, height: 56}
    ]
  },
  narrow: {
    plane: {x: 30, y: 46, width: 320, height: 240},
    curve: {x: 48, y: 356, width: 302, height: 70},
    strips: [
      {x: 48, y: 500, width: 302, height: 50},
      {x: 48, y: 578, width: 302, height: 50}
    ]
  }
};

/** From the points' units to the picture's. */
export const scalesOf = (at: Box, [x0, x1, y0, y1]: Extent): {x: Scale; y: Scale} => ({
  x: scaleLinear([x0, x1], [at.x, at.x + at.width]),
  y: scaleLinear([y0, y1], [at.y + at.height, at.y])
});
