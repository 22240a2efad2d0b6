import type {Box, Stage} from "../../../figure/contract.js";
import type {Mode} from "../../../marks/stage.js";
import type {Data, Declared, Here} from "../params.js";
import {EXAMPLES, LABELS} from "../sample.js";

export type Place = Stage<Declared>;
export type Part = (state: Here) => void;
export type {Data};

export interface Layout {
  /** Examples across, labels down. */
  grid: Box;
  /** Where a label's name stands: left of its row, or above it. */
  names: {x: number; dy: number};
  strips: Box;
  stripNames: {x: number; dy: number} | null;
  legend: {x: number; y: number; gap: number};
  labels: Box;
  whole: Box;
}

export const height: Readonly<Record<Mode, number>> = {wide: 424, narrow: 812};

export const layouts: Readonly<Record<Mode, Layout>> = {
  wide: {
    grid: {x: 66, y: 20, width: 432, height: 150},
    names: {x: 0, dy: 4},
    strips: {x: 528, y: 20, width: 184, height: 150},
    stripNames: null,
    legend: {x: 66, y: 214, gap: 16},
    labels: {x: 0, y: 244, width: 336, height: 176},
    whole: {x: 376, y: 244, width: 340, height: 176}
  },
  narrow: {
    grid: {x: 4, y: 30, width: 352, height: 190},
    names: {x: 4, dy: -13},
    strips: {x: 10, y: 296, width: 340, height: 150},
    stripNames: {x: 4, dy: -9},
    legend: {x: 4, y: 262, gap: 12},
    labels: {x: 4, y: 496, width: 346, height: 176},
    whole: {x: 4, y: 690, width: 346, height: 120}
  }
};

export const cell = (grid: Box) => ({width: grid.width / EXAMPLES, height: grid.height / LABELS});
