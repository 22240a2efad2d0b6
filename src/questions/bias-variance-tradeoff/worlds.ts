import type {Random} from "../../ml/random.js";
import type {Population} from "../../ml/refit.js";

export type WorldName = "wave" | "step" | "line";
export const worldNames: readonly WorldName[] = ["wave", "step", "line"];

/** The true functions on [0, 1]. */
export const functions: Readonly<Record<WorldName, (x: number) => number>> = {
  wave: (x) => Math.sin(2 * Math.PI * x * x),
  step: (x) => (x < 0.5 ? -0.8 : 0.8),
  line: (x) => 2 * x - 1
};

export const sizes = [30, 60, 120] as const;
export const sigmas = [0.1, 0.3, 0.6] as const;

/** The part of its interval in which each place is drawn. */
const middle = 0.8;

/**
 * One uniform draw in the middle four fifths of each of n equal intervals of [0, 1]: places differ from set to set, every set
 * covers the ends, and no two places come closer than 0.2/n. Where two could come as close as they like, the expected
 * variance of a fit through both labels would be infinite.
 */
export function spread(n: number, source: Random): Float64Array {
  return Float64Array.from({length: n}, (_, i) => (i + 0.5 + middle * (source() - 0.5)) / n);
}

export const population = (name: WorldName, sigma: number): Population => ({
  f: functions[name],
  places: spread,
  sigma
});
