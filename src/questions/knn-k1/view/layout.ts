import type {Box} from "../../../figure/contract.js";
import type {Mode} from "../../../marks/stage.js";

export interface Layout {
  /** Four to three, as the simulated worlds are, so that a circle of theirs is round. */
  field: Box;
  errors: Box;
  spread: Box;
}

export const height: Readonly<Record<Mode, number>> = {wide: 404, narrow: 654};

export const layouts: Readonly<Record<Mode, Layout>> = {
  wide: {
    field: {x: 32, y: 42, width: 432, height: 324},
    errors: {x: 516, y: 42, width: 196, height: 130},
    spread: {x: 516, y: 236, width: 196, height: 130}
  },
  narrow: {
    field: {x: 32, y: 60, width: 320, height: 240},
    errors: {x: 36, y: 364, width: 312, height: 92},
    spread: {x: 36, y: 520, width: 312, height: 92}
  }
};

/** Whether two lists hold the same numbers: a worker's answers are new objects each time, even where nothing changed. */
export function same(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; ++i) if (a[i] !== b[i]) return false;
  return true;
}
