import type {Predict} from "../../ml/refit.js";
import {remember} from "../../ml/remember.js";
import {createAnswers} from "./cross.js";
import {type Labels, labelsOf} from "./labels.js";
import {type Learner, learn, learners} from "./learners.js";
import type {Room} from "./params.js";
import {type Scores, scoresOfWorlds} from "./scores.js";
import {type Shift, shiftOf} from "./shift.js";
import {ENDS, N, noiseOf, placesOf, truthOf, type World} from "./worlds.js";

export type Params = Room["Params"];

/** Places at which curves are drawn. */
export const GRID = Float64Array.from({length: 401}, (_, i) => ENDS[0] + (i / 400) * (ENDS[1] - ENDS[0]));

export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export type Curves = Readonly<Partial<Record<Learner, Float64Array>>>;

/** The curves at the place that is looked at. */
export interface Look {
  readonly x: number;
  readonly first: number;
  readonly second: number;
}

export interface Result {
  readonly points: Points;
  /** Points that the reader has moved to another height. */
  readonly moved: number;
  /** What the learners that are shown make of the points, at the places of GRID. */
  readonly curves: Curves;
  readonly truth: Float64Array;
  /** The largest distance of each learner from the points. */
  readonly residual: Readonly<Record<Learner, number>>;
  readonly look: Look;
  /** How far the first and the second learner are apart at the places of GRID. */
  readonly gap: Float64Array;
  /** The most that they are apart between the first and the last point, at half a range left and at half a range right. */
  readonly within: number;
  readonly beyond: readonly [left: number, right: number];
  /** Errors of all learners in all worlds; null while they are not shown. */
  readonly scores: Scores | null;
  /** Rules on labelings of the grid. */
  readonly labels: Labels;
  /** Convolution and dense layer; null while they are not shown. */
  readonly shift: Shift | null;
}

const byLearner = <T>(of: (name: Learner) => T): Record<Learner, T> =>
  Object.fromEntries(learners.map((name) => [name, of(name)])) as Record<Learner, T>;

const placed = remember(placesOf);

/** The heights of the points; `moved` overrides them. */
export function pointsOf(world: World, seed: number, noise: number, moved: Params["moved"]): Points {
  const x = placed(seed);
  const [truth, z] = [truthOf(world, seed), noiseOf(seed)];
  const y = x.map((v, i) => truth(v) + noise * z[i]);
  for (const [i, to] of moved) y[i] = to;
  return {x, y};
}

const points = remember(pointsOf);

const fitted = remember(
  ({x, y}: Points, length: number): Readonly<Record<Learner, Predict>> =>
    byLearner((name) => learn(name, x, y, length))
);

const onGrid = (f: Predict): Float64Array => {
  const values = new Float64Array(GRID.length);
  for (let i = 0; i < GRID.length; ++i) values[i] = f(GRID[i]);
  return values;
};

const answers = createAnswers();

const curvesOf = remember(({x, y}: Points, length: number, of: string): Curves => {
  const shown = of.split(" ") as Learner[];
  return Object.fromEntries(shown.map((name) => [name, answers(name, x, y, length, GRID)])) as Curves;
});
const truthOn = remember((world: World, seed: number) => onGrid(truthOf(world, seed)));

const residuals = remember((fits: Readonly<Record<Learner, Predict>>, {x, y}: Points) =>
  byLearner((name) => x.reduce((most, v, i) => Math.max(most, Math.abs(fits[name](v) - y[i])), 0))
);

const apart = remember((a: Float64Array, b: Float64Array) => a.map((v, i) => Math.abs(v - b[i])));

/** Places between the first and the last point at which the most is looked for. */
export const FINE = 400;

const within = remember((a: Predict, b: Predict, {x}: Points, fine: number): number => {
  let most = 0;
  for (let i = 0; i <= fine; ++i) {
    const at = x[0] + (i / fine) * (x[N - 1] - x[0]);
    most = Math.max(most, Math.abs(a(at) - b(at)));
  }
  return most;
});

/** Eight points of a world, what six learners make of them, all labelings of a small grid, and a shifted pattern. */
export function model(params: Params): Result {
  const {first, second, at, world, noise, length, seed, moved} = params;
  const sample = points(world, seed, noise, moved);
  const fits = fitted(sample, length);
  const shown = params.all ? learners : [...new Set([first, second])];
  const curves = curvesOf(sample, length, shown.join(" "));
  const [a, b] = [fits[first], fits[second]];
  const gapAt = (x: number) => Math.abs(a(x) - b(x));
  return {
    points: sample,
    moved: new Set(moved.map(([i]) => i)).size,
    curves,
    truth: truthOn(world, seed),
    residual: residuals(fits, sample),
    look: {x: at, first: a(at), second: b(at)},
    gap: apart(curves[first] as Float64Array, curves[second] as Float64Array),
    within: within(a, b, sample, FINE),
    beyond: [gapAt(ENDS[0]), gapAt(ENDS[1])],
    scores: params.view === "fits" && params.beside === "worlds" ? scoresOfWorlds(params) : null,
    labels: labelsOf(params.labels, params.seen, params.labeling),
    shift: params.view === "shift" ? shiftOf(params.places, params.shuffled, seed) : null
  };
}
