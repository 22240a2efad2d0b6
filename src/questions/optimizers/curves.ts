import type {Hyperparameters} from "../../ml/optimizers.js";
import type {Surface} from "../../ml/surfaces.js";
import type {LaneKey} from "./lanes.js";
import {stepsOf} from "./settling.js";

/** Multiples of a rate: 24 to the decade, one decade down and one up, the rate itself in the middle. */
export const multiples: readonly number[] = Array.from({length: 49}, (_, k) => 10 ** (k / 24 - 1));
export const MIDDLE = 24;

/** How a rule fares at each of the multiples; not a number where it does not. */
export interface Curve {
  readonly settled: Float64Array;
  readonly reached: Float64Array;
}

export function curveOf(
  rule: LaneKey,
  surface: Surface,
  start: readonly [number, number],
  h: Hyperparameters,
  target: number
): Curve {
  const all = multiples.map((times) => stepsOf(rule, surface, start, {...h, rate: h.rate * times}, target));
  const finite = (v: number | undefined): number => (v !== undefined && Number.isFinite(v) ? v : Number.NaN);
  return {
    settled: Float64Array.from(all, (steps) => finite(steps?.settled)),
    reached: Float64Array.from(all, (steps) => finite(steps?.reached))
  };
}

/**
 * The multiples, side by side, at which the rule settles within twice the fewest steps of them all; null where it settles
 * at none. Of several stretches, the one about the fewest steps.
 */
export function tolerance({settled}: Curve): readonly [low: number, high: number] | null {
  let best = -1;
  settled.forEach((v, k) => {
    if (v >= 0 && !(v >= settled[best])) best = k;
  });
  if (best < 0) return null;
  const within = (k: number): boolean => settled[k] <= 2 * settled[best];
  let [low, high] = [best, best];
  while (within(low - 1)) --low;
  while (within(high + 1)) ++high;
  return [multiples[low], multiples[high]];
}
