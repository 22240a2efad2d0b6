import {fileURLToPath} from "node:url";
import {usual} from "../../ml/optimizers.js";
import {type CourseKey, courseKeys, courses} from "./courses.js";
import {type ByLane, byLane, type LaneKey} from "./lanes.js";
import {stepsOf} from "./settling.js";
import {LOOK, STAY, TARGET} from "./trace.js";

/** The rate with which each optimizer does best on each course. */
export interface Data {
  rates: Readonly<Record<CourseKey, ByLane<number>>>;
}

/** The rates tried: 24 to the decade from 10⁻⁴ to 10, in three digits. */
export const grid: readonly number[] = Array.from({length: 24 * 5 + 1}, (_, k) =>
  Number((10 ** (k / 24 - 4)).toPrecision(3))
);

/** The course's start and eight places about it, a twentieth of the frame's sides away. */
export function startsOf(course: CourseKey): readonly (readonly [number, number])[] {
  const {surface, start} = courses[course];
  const dx = (surface.x[1] - surface.x[0]) / 20;
  const dy = (surface.y[1] - surface.y[0]) / 20;
  return [-1, 0, 1].flatMap((i) => [-1, 0, 1].map((j) => [start[0] + i * dx, start[1] + j * dy] as const));
}

/** A rate is out if the loss climbs to more than this times the start's. */
const CLIMB = 10;

/** The two numbers by which rates are compared, each the worst of nine starts. */
export type Score = readonly [settled: number, late: number];

/**
 * How a rate does on a course: the settling step, and the largest gap late in the picture. To be best it has to stay for twice as long as the figure checks, so that what is best does not hang on that. Null where the loss climbs
 * too far, or as soon as the score is no better than `best`.
 */
export function score(course: CourseKey, lane: LaneKey, rate: number, best?: Score): Score | null {
  const {surface, start} = courses[course];
  const target = TARGET * (surface.value(...start) - surface.least);
  let worst: Score = [0, 0];
  for (const from of startsOf(course)) {
    const steps = stepsOf(lane, surface, from, {...usual, rate}, target, {
      look: LOOK,
      stay: 2 * STAY,
      climb: CLIMB
    });
    if (!steps) return null;
    worst = [Math.max(worst[0], steps.settled), Math.max(worst[1], steps.late)];
    if (best && !better(worst, best)) return null;
  }
  return worst;
}

/** Settles sooner; or, where neither settles, is nearer late in the picture. */
export const better = (a: Score, b: Score): boolean =>
  a[0] < b[0] || (!Number.isFinite(a[0]) && !Number.isFinite(b[0]) && a[1] < b[1]);

/** The rate of the grid with the best score. Of equals, the smallest. */
export function bestRate(course: CourseKey, lane: LaneKey): number {
  let best: {rate: number; score: Score} | null = null;
  for (const rate of grid) {
    const now = score(course, lane, rate, best?.score);
    if (now) best = {rate, score: now};
  }
  return best?.rate ?? grid[0];
}

/** Searches all of it (a few seconds). */
export function compute(): Data {
  const rates = Object.fromEntries(
    courseKeys.map((course) => {
      const of = byLane((lane) => (lane === "adamw" ? 0 : bestRate(course, lane)));
      // Without decay the two are the same rule.
      return [course, {...of, adamw: of.adam}];
    })
  ) as Record<CourseKey, ByLane<number>>;
  return {rates};
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(JSON.stringify(compute()));
