import type {Hyperparameters} from "../../ml/optimizers.js";
import type {Surface} from "../../ml/surfaces.js";
import {type Track, track, walk} from "../../ml/walk.js";
import type {LaneKey} from "./lanes.js";
import {LOOK, STAY, STEPS} from "./trace.js";

/** How a walk fares by the gap to reach. */
export interface Outcome {
  /** The step from which on the gap stays within the target, LOOK at most, or null. */
  readonly settled: number | null;
  /** The first step within the target, LOOK at most, or null. */
  readonly reached: number | null;
  /** The first step after that which is outside again, or null. */
  readonly left: number | null;
  /** The largest gap from the settling step through STAY; null where it does not settle. */
  readonly after: number | null;
}

export function outcomeOf({gap}: Track, end: number, diverged: boolean, target: number): Outcome {
  const within = (t: number): boolean => gap[t] <= target;
  let last = end;
  while (last >= 0 && within(last)) --last;
  const settled = diverged || last >= LOOK || end < STAY ? null : last + 1;
  let reached: number | null = null;
  let left: number | null = null;
  for (let t = 0; t <= end && left === null; ++t) {
    if (reached === null && t <= LOOK && within(t)) reached = t;
    else if (reached !== null && !within(t)) left = t;
  }
  let after: number | null = null;
  if (settled !== null) for (let t = settled; t <= end; ++t) after = Math.max(after ?? 0, gap[t]);
  return {settled, reached, left, after};
}

/** A walk's settling step and the first one within the target; Infinity where there is none. */
export interface Steps {
  settled: number;
  reached: number;
  /** The largest gap over the last quarter of the picture's steps. */
  late: number;
}

export interface Rules {
  look: number;
  stay: number;
  /** A loss that climbs above this times the start's ends the walk, which has failed then. */
  climb: number;
}

const usualRules: Rules = {look: LOOK, stay: STAY, climb: Number.POSITIVE_INFINITY};
let scratch = track(STAY);

/** As `outcomeOf`, only these, and no further than it takes to know them: for many walks. Null where the walk failed. */
export function stepsOf(
  rule: LaneKey,
  surface: Surface,
  start: readonly [number, number],
  h: Hyperparameters,
  target: number,
  {look, stay, climb} = usualRules
): Steps | null {
  if (scratch.gap.length <= stay) scratch = track(stay);
  const ceiling = climb * (surface.value(...start) - surface.least);
  let outside = surface.value(...start) - surface.least > target ? 0 : -1;
  let reached = outside < 0 ? 0 : Number.POSITIVE_INFINITY;
  let climbed = false;
  let late = 0;
  const {diverged} = walk(rule, surface, start, h, stay, scratch, (t, gap) => {
    if (t <= STEPS && t > 0.75 * STEPS && gap > late) late = gap;
    if (gap <= target) {
      if (t < reached) reached = t;
      return true;
    }
    outside = t;
    climbed = gap > ceiling;
    return !climbed && t < look;
  });
  if (climbed) return null;
  const settled = diverged || outside >= look ? Number.POSITIVE_INFINITY : outside + 1;
  return {settled, reached, late: diverged ? Number.POSITIVE_INFINITY : late};
}
