import {type Hyperparameters, usual} from "../../ml/optimizers.js";
import {remember} from "../../ml/remember.js";
import type {Surface} from "../../ml/surfaces.js";
import {type CourseKey, courses} from "./courses.js";
import type {Data} from "./data.json.js";
import {type LaneKey, laneKeys, rules} from "./lanes.js";
import {first, run, settled, TARGET, type Trace} from "./trace.js";

export interface Params {
  readonly surface: CourseKey;
  readonly t: number;
  readonly chosen: LaneKey;
  readonly rates: "here" | "library" | "ravine";
  readonly scale: number;
  readonly beta: number;
  readonly alpha: number;
  readonly beta2: number;
  readonly decay: number;
  readonly correct: boolean;
  readonly lanes: "all" | "four" | "two";
  readonly start: readonly [number, number];
}

/** The rates that PyTorch's optimizers have if none is given. */
export const library: Readonly<Record<LaneKey, number>> = {
  gd: 0.001,
  momentum: 0.001,
  nesterov: 0.001,
  adagrad: 0.01,
  rmsprop: 0.01,
  adam: 0.001,
  adamw: 0.001
};

export interface Lane extends Trace {
  readonly key: LaneKey;
  readonly hyper: Hyperparameters;
  /** The step from which on the gap stays within the target, or null. */
  readonly settled: number | null;
  /** The first step with at most half of the gap at the start, or null. */
  readonly half: number | null;
}

/** All runs of one setting: what does not depend on the step shown. */
export interface Race {
  readonly course: CourseKey;
  readonly surface: Surface;
  readonly start: readonly [number, number];
  /** The gap to reach: a thousandth of the gap at the course's own start. */
  readonly target: number;
  /** The gap at the course's own start. */
  readonly own: number;
  readonly lanes: Readonly<Record<LaneKey, Lane>>;
}

export interface Result {
  readonly race: Race;
  readonly chosen: Lane;
  /** The lanes that the reader asked for, in order. */
  readonly shown: readonly Lane[];
  /** Those to draw: without decay AdamW is Adam, and one of the two is enough. */
  readonly drawn: readonly Lane[];
}

const between = (v: number, [min, max]: readonly [number, number]): number => Math.max(min, Math.min(max, v));

/** Where the runs start: the course's own start, moved, within the picture. */
export function startAt(key: CourseKey, dx: number, dy: number): [number, number] {
  const {surface, start} = courses[key];
  return [
    between(start[0] + dx * (surface.x[1] - surface.x[0]), surface.x),
    between(start[1] + dy * (surface.y[1] - surface.y[0]), surface.y)
  ];
}

const raceOf = remember(
  (
    rates: Readonly<Record<LaneKey, number>>,
    course: CourseKey,
    dx: number,
    dy: number,
    scale: number,
    beta: number,
    alpha: number,
    beta2: number,
    decay: number,
    correct: boolean
  ): Race => {
    const {surface, start: own} = courses[course];
    const start = startAt(course, dx, dy);
    const gap = surface.value(...own) - surface.least;
    const half = 0.5 * (surface.value(...start) - surface.least);
    const lane = (key: LaneKey): Lane => {
      const hyper = {...usual, rate: rates[key] * scale, beta, alpha, beta2, decay, correct};
      const trace = run(rules[key], surface, start, hyper);
      return {...trace, key, hyper, settled: settled(trace, TARGET * gap), half: first(trace, half)};
    };
    const lanes = Object.fromEntries(laneKeys.map((key) => [key, lane(key)])) as Record<LaneKey, Lane>;
    return {course, surface, start, target: TARGET * gap, own: gap, lanes};
  }
);

const asked: readonly LaneKey[] = ["momentum", "adagrad", "rmsprop", "adam"];

/** Which lanes a setting draws. */
export function shownKeys({lanes, chosen}: Pick<Params, "lanes" | "chosen">): readonly LaneKey[] {
  if (lanes === "all") return laneKeys;
  const kept = lanes === "four" ? asked : ["gd"];
  return laneKeys.filter((key) => kept.includes(key) || key === chosen);
}

const resultOf = remember((race: Race, chosen: LaneKey, lanes: Params["lanes"]): Result => {
  const shown = shownKeys({lanes, chosen}).map((key) => race.lanes[key]);
  const twice = chosen === "adamw" ? "adam" : "adamw";
  const both = race.lanes.adamw.hyper.decay === 0 && shown.includes(race.lanes.adam);
  return {
    race,
    chosen: race.lanes[chosen],
    shown,
    drawn: both ? shown.filter(({key}) => key !== twice) : shown
  };
});

export function model(params: Params, data: Data): Result {
  const {surface, rates, start, scale, beta, alpha, beta2, decay, correct} = params;
  const table = rates === "library" ? library : data.rates[rates === "here" ? surface : "ravine"];
  const race = raceOf(table, surface, start[0], start[1], scale, beta, alpha, beta2, decay, correct);
  return resultOf(race, params.chosen, params.lanes);
}
