import {type Hyperparameters, usual} from "../../ml/optimizers.js";
import {remember} from "../../ml/remember.js";
import {track, walk} from "../../ml/walk.js";
import {type CourseKey, courses} from "./courses.js";
import {cropOf} from "./crop.js";
import {type Curve, curveOf} from "./curves.js";
import type {Data} from "./data.json.js";
import {type ByLane, byLane, type LaneKey, laneKeys} from "./lanes.js";
import {type Crop, levelsOf} from "./levels.js";
import type {Room} from "./params.js";
import {type Outcome, outcomeOf} from "./settling.js";
import {STAY, STEPS, TARGET} from "./trace.js";

export type Params = Room["Params"];

/** The rates that PyTorch's optimizers have if none is given. */
export const library: ByLane<number> = {
  gd: 0.001,
  momentum: 0.001,
  nesterov: 0.001,
  adagrad: 0.01,
  rmsprop: 0.01,
  adam: 0.001,
  adamw: 0.001
};

export interface Lane extends Outcome {
  readonly key: LaneKey;
  readonly hyper: Hyperparameters;
  /** The weights after each step and the gap to the least loss there, 0 … end. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly gap: Float64Array;
  /** The last step of the picture: STEPS, or where it left all scale. */
  readonly end: number;
  /** The step that would have left all scale, or null. */
  readonly gone: number | null;
  /** The first step with at most half of the gap at the start, or null. */
  readonly half: number | null;
}

/** All that a setting has but for the step shown. Arrays of numbers and plain records: it comes from a worker. */
export interface Result {
  readonly course: CourseKey;
  readonly start: readonly [number, number];
  /** The gap at the course's own start, and the one to reach: a thousandth of it. */
  readonly own: number;
  readonly target: number;
  readonly lanes: ByLane<Lane>;
  /** The part of the plane where the lanes that are drawn walk, and the loss's level lines in it. */
  readonly crop: Crop;
  readonly levels: readonly Float32Array[];
  /** Settling steps against multiples of the learning rates, of the rules that are drawn. */
  readonly curves: Readonly<Partial<Record<LaneKey, Curve>>>;
}

const between = (v: number, [min, max]: readonly [number, number]): number => Math.max(min, Math.min(max, v));

/** Where the runs start: the course's own start, moved, within its frame. */
export function startAt(key: CourseKey, [dx, dy]: readonly [number, number]): [number, number] {
  const {surface, start} = courses[key];
  return [
    between(start[0] + dx * (surface.x[1] - surface.x[0]), surface.x),
    between(start[1] + dy * (surface.y[1] - surface.y[0]), surface.y)
  ];
}

export const gapAtStart = (key: CourseKey): number => {
  const {surface, start} = courses[key];
  return surface.value(...start) - surface.least;
};

/** The rules' settings, apart from the multiple of the rates. */
const hyperOf = remember(
  (
    rates: ByLane<number>,
    beta: number,
    alpha: number,
    beta2: number,
    decay: number,
    correct: boolean
  ): ByLane<Hyperparameters> =>
    byLane((key) => ({...usual, rate: rates[key], beta, alpha, beta2, decay, correct}))
);

const room = track(STAY);

function laneOf(
  key: LaneKey,
  course: CourseKey,
  start: readonly [number, number],
  hyper: Hyperparameters
): Lane {
  const {surface} = courses[course];
  const {end, diverged} = walk(key, surface, start, hyper, STAY, room);
  const last = Math.min(end, STEPS);
  const [x, y, gap] = [room.x, room.y, room.gap].map((all) => all.slice(0, last + 1));
  const half = gap.findIndex((v) => v <= 0.5 * gap[0]);
  return {
    key,
    hyper,
    x,
    y,
    gap,
    end: last,
    gone: diverged ? end + 1 : null,
    half: half < 0 ? null : half,
    ...outcomeOf(room, end, diverged, TARGET * gapAtStart(course))
  };
}

const lanesOf = remember(
  (course: CourseKey, hypers: ByLane<Hyperparameters>, scale: number, sx: number, sy: number): ByLane<Lane> =>
    byLane((key) => {
      const h = hypers[key];
      return laneOf(key, course, [sx, sy], {...h, rate: h.rate * scale});
    })
);

/** From the course's own start: what the crop goes by, so that it stands still while the start is dragged. */
const ownLanes = remember(
  (course: CourseKey, hypers: ByLane<Hyperparameters>, scale: number): ByLane<Lane> =>
    byLane((key) =>
      laneOf(key, course, courses[course].start, {...hypers[key], rate: hypers[key].rate * scale})
    )
);

const curvesOf = remember(
  (
    course: CourseKey,
    hypers: ByLane<Hyperparameters>,
    drawn: string,
    sx: number,
    sy: number
  ): Result["curves"] => {
    const target = TARGET * gapAtStart(course);
    return Object.fromEntries(
      keysOf(drawn).map((key) => [key, curveOf(key, courses[course].surface, [sx, sy], hypers[key], target)])
    );
  }
);

const asked: readonly LaneKey[] = ["momentum", "adagrad", "rmsprop", "adam"];

/** The lanes that a setting draws. Without decay AdamW is Adam, and one of the two is enough. */
export function drawnKeys({
  lanes,
  chosen,
  decay
}: Pick<Params, "lanes" | "chosen" | "decay">): readonly LaneKey[] {
  const kept = lanes === "all" ? laneKeys : lanes === "four" ? asked : (["gd"] as const);
  // One lane alone has nothing to be compared with.
  const second = lanes === "two" && chosen === "gd" ? "momentum" : chosen;
  const twin = chosen === "adamw" ? "adam" : "adamw";
  return laneKeys.filter(
    (key) => (kept.includes(key) || key === chosen || key === second) && !(decay === 0 && key === twin)
  );
}

const keysOf = (drawn: string): readonly LaneKey[] =>
  laneKeys.filter((key) => drawn.split(" ").includes(key));

const cropAt = remember(
  (course: CourseKey, lanes: ByLane<Lane>, drawn: string, sx: number, sy: number): Crop =>
    cropOf(
      courses[course].surface,
      keysOf(drawn).map((key) => lanes[key]),
      [sx, sy]
    )
);

const levelsIn = remember((course: CourseKey, x0: number, x1: number, y0: number, y1: number) =>
  levelsOf(courses[course].surface, {x: [x0, x1], y: [y0, y1]})
);

export function model(params: Params, data: Data): Result {
  const {surface: course, rates, scale, beta, alpha, beta2, decay, correct} = params;
  const table = rates === "library" ? library : data.rates[rates === "here" ? course : "ravine"];
  const start = startAt(course, params.start);
  const hypers = hyperOf(table, beta, alpha, beta2, decay, correct);
  const own = gapAtStart(course);
  const drawn = drawnKeys(params).join(" ");
  const crop = cropAt(course, ownLanes(course, hypers, scale), drawn, ...start);
  return {
    course,
    start,
    own,
    target: TARGET * own,
    lanes: lanesOf(course, hypers, scale, ...start),
    crop,
    levels: levelsIn(course, ...crop.x, ...crop.y),
    curves: curvesOf(course, hypers, drawn, ...start)
  };
}
