import {fileURLToPath} from "node:url";
import {usual} from "../../ml/optimizers.js";
import {type CourseKey, courseKeys, courses} from "./courses.js";
import {type LaneKey, laneKeys, rules} from "./lanes.js";
import {run, STEPS, settled, TARGET} from "./trace.js";

/** The rate with which each optimizer does best on each course, from the course's own start. */
export interface Data {
  rates: Record<CourseKey, Record<LaneKey, number>>;
}

/** The rates tried: 24 to the decade from 10⁻⁴ to 10, in three digits. */
export const grid: readonly number[] = Array.from({length: 24 * 5 + 1}, (_, k) =>
  Number((10 ** (k / 24 - 4)).toPrecision(3))
);

/** The course's start and eight places about it, a twentieth of the picture's sides away. */
export function startsOf(course: CourseKey): readonly (readonly [number, number])[] {
  const {surface, start} = courses[course];
  const dx = (surface.x[1] - surface.x[0]) / 20;
  const dy = (surface.y[1] - surface.y[0]) / 20;
  return [-1, 0, 1].flatMap((i) => [-1, 0, 1].map((j) => [start[0] + i * dx, start[1] + j * dy] as const));
}

/** A rate is out if the loss climbs to more than this times the start's. */
const CLIMB = 10;

/**
 * How a rate does on a course, in the worst of its nine starts: the step from which the gap stays within the target,
 * Infinity if it does not, and the gap at the end. Null where the loss climbs too far, or as soon as it takes more
 * than `limit` steps.
 */
export function score(
  course: CourseKey,
  lane: LaneKey,
  rate: number,
  limit = Number.POSITIVE_INFINITY
): {steps: number; gap: number} | null {
  const {surface, start} = courses[course];
  const target = TARGET * (surface.value(...start) - surface.least);
  let [steps, gap] = [0, 0];
  for (const from of startsOf(course)) {
    const trace = run(rules[lane], surface, from, {...usual, rate});
    if (trace.diverged || trace.gap.some((g) => g > CLIMB * trace.gap[0])) return null;
    steps = Math.max(steps, settled(trace, target) ?? Number.POSITIVE_INFINITY);
    if (steps > limit) return null;
    gap = Math.max(gap, trace.gap[trace.end]);
  }
  return {steps, gap};
}

/**
 * The rate of the grid with the best score: settled in the fewest steps or, where none settles, with the smallest gap
 * at the end. Of equals, the smallest.
 */
export function bestRate(course: CourseKey, lane: LaneKey): number {
  let best = {rate: Number.NaN, steps: Number.POSITIVE_INFINITY, gap: Number.POSITIVE_INFINITY};
  for (const rate of grid) {
    const now = score(course, lane, rate, best.steps);
    if (now && (now.steps < best.steps || (now.steps > STEPS && now.gap < best.gap))) best = {rate, ...now};
  }
  return best.rate;
}

/** Searches all of it (about four seconds). */
export function compute(): Data {
  const of = <K extends string, V>(keys: readonly K[], value: (key: K) => V) =>
    Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, V>;
  return {rates: of(courseKeys, (course) => of(laneKeys, (lane) => bestRate(course, lane)))};
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(JSON.stringify(compute()));
