import {remember} from "../../ml/remember.js";
import {createAnswers} from "./cross.js";
import {type Learner, learners} from "./learners.js";
import type {Params} from "./model.js";
import {ENDS, noiseOf, placesOf, truthOf, type World, worlds} from "./worlds.js";

export type Scores = Readonly<Record<World, Readonly<Record<Learner, number>>>>;

/** Places at which errors are taken: midpoints of equal parts. */
export const PLACES = 400;

/** Errors this small are rounding's: the learner contains the world's function. */
export const EXACT = 1e-9;

/** Within this a prediction is counted as right. */
export const NEAR = 0.1;

/** Places inside, 0 to 1, or outside, half a range on each side. */
function placesFor(where: Params["where"], n: number): Float64Array {
  if (where === "inside") return Float64Array.from({length: n}, (_, i) => (i + 0.5) / n);
  const half = n / 2;
  return Float64Array.from({length: n}, (_, i) =>
    i < half ? ENDS[0] * (1 - (i + 0.5) / half) : 1 + (ENDS[1] - 1) * ((i - half + 0.5) / half)
  );
}

const answers = createAnswers();
const drawn = remember(placesOf);
const askedAt = remember(placesFor);

type Setting = Pick<Params, "noise" | "length" | "where" | "measure"> & {seed: number};

/**
 * Errors of all learners in one world: the root of the mean squared difference from the world's function, or the share of
 * places at which they are within NEAR of it.
 *
 * @param n places; even
 */
export function scoresIn(
  world: World,
  {seed, noise, length, where, measure}: Setting,
  moved: Params["moved"],
  n = PLACES
): Record<Learner, number> {
  const x = drawn(seed);
  const [truth, z] = [truthOf(world, seed), noiseOf(seed)];
  const y = x.map((v, i) => truth(v) + noise * z[i]);
  for (const [i, to] of moved) y[i] = to;
  const places = askedAt(where, n);
  const truths = places.map(truth);
  return Object.fromEntries(
    learners.map((name) => {
      const values = answers(name, x, y, length, places);
      let [squares, near] = [0, 0];
      for (let i = 0; i < n; ++i) {
        const off = values[i] - truths[i];
        squares += off * off;
        if (Math.abs(off) <= NEAR) ++near;
      }
      return [name, measure === "rmse" ? Math.sqrt(squares / n) : near / n];
    })
  ) as Record<Learner, number>;
}

const still: Params["moved"] = [];

const keep = (world: World) =>
  remember(
    (
      seed: number,
      noise: number,
      length: number,
      where: Params["where"],
      measure: Params["measure"],
      moved: Params["moved"]
    ) => scoresIn(world, {seed, noise, length, where, measure}, moved)
  );

/** Each world remembers its own: a point that is moved moves one column. */
const kept = new Map(worlds.map((world) => [world, keep(world)]));

/** Of all worlds; moved points belong to the one that is shown. */
export const scoresOfWorlds = (p: Setting & Pick<Params, "world" | "moved">): Scores =>
  Object.fromEntries(
    worlds.map((name) => [
      name,
      kept.get(name)?.(p.seed, p.noise, p.length, p.where, p.measure, name === p.world ? p.moved : still)
    ])
  ) as Scores;

/** The best by the measure: several where all are exact, or equally often near. */
export function bestOf(scores: Readonly<Record<Learner, number>>, measure: Params["measure"]): Learner[] {
  if (measure === "near") {
    const most = Math.max(...learners.map((name) => scores[name]));
    return learners.filter((name) => scores[name] === most);
  }
  const least = Math.max(EXACT, Math.min(...learners.map((name) => scores[name])));
  return learners.filter((name) => scores[name] <= least);
}
