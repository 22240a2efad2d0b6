import {curvature} from "../../ml/surfaces.js";
import type {CourseKey} from "./courses.js";
import type {LaneKey} from "./lanes.js";

/** The rules whose error along a direction of curvature h shrinks by a factor that h alone decides. */
export const linear = ["gd", "momentum", "nesterov"] as const;
export type LinearKey = (typeof linear)[number];
export const isLinear = (key: LaneKey): key is LinearKey => (linear as readonly LaneKey[]).includes(key);

/** The ravine's two directions, flat and steep. */
export const directions = [curvature.smallest, curvature.largest] as const;

/** Only a quadratic has directions that stay the same everywhere: the ravine has, as it lies and turned. */
export const hasModes = (course: CourseKey): boolean => course === "ravine" || course === "turned";

/** The size of the larger root of z² − sz + p. */
function rootOf(s: number, p: number): number {
  const d = s * s - 4 * p;
  // Complex roots come in a pair whose product is p.
  return d < 0 ? Math.sqrt(p) : (Math.abs(s) + Math.sqrt(d)) / 2;
}

/**
 * By which factor the error along a direction of curvature `h` shrinks in a step, in the long run: |1 − ηh| for GD, and
 * for momentum and Nesterov the larger root, in size, of their recursions.
 */
export function factorOf(key: LinearKey, h: number, rate: number, beta: number): number {
  if (key === "gd") return Math.abs(1 - rate * h);
  return key === "momentum"
    ? rootOf(1 + beta - rate * h, beta)
    : rootOf((1 + beta) * (1 - rate * h), beta * (1 - rate * h));
}

/** The distances from the minimum along the flat and the steep direction, step by step. */
export function errorsOf(
  course: CourseKey,
  {x, y}: {readonly x: Float64Array; readonly y: Float64Array}
): readonly [flat: Float64Array, steep: Float64Array] {
  if (course === "ravine") return [x.map(Math.abs), y.map(Math.abs)];
  const s = Math.SQRT1_2;
  return [x.map((v, t) => Math.abs(v + y[t]) * s), x.map((v, t) => Math.abs(y[t] - v) * s)];
}

/** The rate and the β with which momentum's larger factor is least for curvatures from ℓ to L (Polyak 1964). */
export function bestMomentum([l, L]: readonly [number, number] = directions): {rate: number; beta: number} {
  const [a, b] = [Math.sqrt(l), Math.sqrt(L)];
  return {rate: 4 / (a + b) ** 2, beta: ((b - a) / (b + a)) ** 2};
}
