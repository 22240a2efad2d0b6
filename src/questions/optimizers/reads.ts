import {fixed} from "../../marks/format.js";
import type {Term} from "../../ml/optimizers.js";
import {type LaneKey, laneKeys} from "./lanes.js";
import type {Here} from "./params.js";
import {number, outcome, pair, rate, stepOf} from "./words.js";

type Read = (state: Here) => string;

/** A term of a lane's update under the playhead, both coordinates. */
const term =
  (key: LaneKey, of: Term): Read =>
  ({params: {t}, result: {race}}) => {
    const lane = race.lanes[key];
    return pair(lane.terms[stepOf(lane, t)]?.[of]);
  };

const terms: readonly [LaneKey, Term][] = [
  ["gd", "g"],
  ["gd", "delta"],
  ["momentum", "g"],
  ["momentum", "b"],
  ["momentum", "delta"],
  ["nesterov", "look"],
  ["nesterov", "delta"],
  ["adagrad", "g"],
  ["adagrad", "s"],
  ["adagrad", "size"],
  ["adagrad", "delta"],
  ["rmsprop", "g"],
  ["rmsprop", "v"],
  ["rmsprop", "size"],
  ["rmsprop", "delta"],
  ["adam", "g"],
  ["adam", "m"],
  ["adam", "mHat"],
  ["adam", "v"],
  ["adam", "vHat"],
  ["adam", "size"],
  ["adam", "delta"],
  ["adamw", "shrink"],
  ["adamw", "delta"]
];

const capital = (word: string): string => word[0].toUpperCase() + word.slice(1);

/** What the prose reads: `adamMHat` is m̂ of Adam's update, `adamRate` its η, `adamSettles` when it settles. */
export const reads: Readonly<Record<string, Read>> = {
  ...Object.fromEntries(terms.map(([key, of]) => [`${key}${capital(of)}`, term(key, of)])),
  ...Object.fromEntries(
    laneKeys.flatMap((key): [string, Read][] => [
      [`${key}Rate`, ({result}) => rate(result.race.lanes[key].hyper.rate)],
      [`${key}Settles`, ({result}) => outcome(result.race.lanes[key])]
    ])
  ),
  t: ({params}) => String(params.t),
  beta: ({params}) => fixed(params.beta),
  alpha: ({params}) => fixed(params.alpha, 3),
  beta2: ({params}) => fixed(params.beta2, 3),
  decay: ({params}) => fixed(params.decay),
  correction1: ({params: {beta, t, correct}}) => (correct ? number(1 - beta ** t) : "1 (off)"),
  correction2: ({params: {beta2, t, correct}}) => (correct ? number(1 - beta2 ** t) : "1 (off)")
};
