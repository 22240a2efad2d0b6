import type {Box, Stage} from "../../../figure/contract.js";
import type {Mode} from "../../../figure/stage.js";
import {type Scale, scaleLinear} from "../../../marks/scale.js";
import {EXTENT} from "../experiments.js";
import type {Declared, Here} from "../params.js";

export type Place = Stage<Declared>;
export type Part = (state: Here) => void;

export interface Layout {
  densities: Box;
  /** Where H₀ is true, and where it is false. */
  stacks: readonly [Box, Box];
  cells: Box;
  power: Box;
}

export const height: Readonly<Record<Mode, number>> = {wide: 424, narrow: 756};

export const layouts: Readonly<Record<Mode, Layout>> = {
  wide: {
    densities: {x: 12, y: 50, width: 436, height: 136},
    stacks: [
      {x: 12, y: 210, width: 436, height: 74},
      {x: 12, y: 306, width: 436, height: 74}
    ],
    cells: {x: 470, y: 4, width: 248, height: 232},
    power: {x: 504, y: 276, width: 206, height: 104}
  },
  narrow: {
    densities: {x: 8, y: 50, width: 344, height: 120},
    stacks: [
      {x: 8, y: 192, width: 344, height: 60},
      {x: 8, y: 272, width: 344, height: 60}
    ],
    cells: {x: 8, y: 384, width: 344, height: 190},
    power: {x: 38, y: 624, width: 306, height: 90}
  }
};

/** Sample means along the three panels that share them. */
export const meansOf = (at: Box): Scale => scaleLinear(EXTENT, [at.x, at.x + at.width]);
