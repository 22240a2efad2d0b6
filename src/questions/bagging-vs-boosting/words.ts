import {amount, count, fixed, percent, plural} from "../../marks/format.js";
import type {Parts} from "./data.json.js";
import type {LaneResult} from "./model.js";
import {depthText, type Room} from "./params.js";
import type {Sample} from "./sample.js";
import {depths, FULL, noises, stations} from "./settings.js";

type State = Room["State"];

export const short = (name: string, most: number): string =>
  name.length > most ? `${name.slice(0, most - 1)}…` : name;

/** A share in whole percent; errors of simulated data are counted on a lattice, and no finer digit would stay. */
export const share = (v: number): string => percent(v, 0);

export const newPoints = ({known}: Sample): string => (known ? "new points" : "test rows");

/** The error of the vote; of no learner there is none. */
export const errorNow = ({fresh, kept}: LaneResult): number => (kept ? fresh[kept - 1] : Number.NaN);

export function heardText(which: "bag" | "boost", heard: number): string {
  if (which === "boost") return `weight ${amount(heard, 2)} times the mean`;
  return heard ? `drawn ${heard === 1 ? "once" : `${heard} times`}` : "not drawn";
}

/** What a lane's trees are called. */
function kindOf({settled}: State, which: "bag" | "boost", many: boolean): string {
  const s = many ? "s" : "";
  if (which === "boost" && settled.base === "random") return `random stump${s}`;
  const depth = settled[which];
  if (depth === 1) return `stump${s}`;
  return depth === FULL ? `full tree${s}` : `tree${s}, depth ${depthText(depth)}`;
}

export const countOf = (state: State, which: "bag" | "boost"): string => {
  const {kept} = state.result[which];
  return `${count(kept)} ${kindOf(state, which, kept !== 1)}`;
};

export function laneTitle(state: State, which: "bag" | "boost"): string {
  const name = which === "boost" ? "AdaBoost" : state.settled.forest ? "Random forest" : "Bagging";
  return `${name}, ${countOf(state, which)}`;
}

/** Of both lanes, the parts of the error over many samples, at the depths and the noise that are set. */
export function partsAt({params, data}: Pick<State, "params" | "data">): {bag: Parts; boost: Parts} {
  const e = noises.indexOf(params.noise as 0);
  const d = (depth: number) => depths.indexOf(depth as 1);
  return {bag: data.many.bag[e][d(params.bag)], boost: data.many.boost[e][d(params.boost)]};
}

/** The station that is next to T from below. */
export const stationOf = (rounds: number): number => stations.filter((t) => t <= rounds).length - 1;

/** What the picture says now. */
export function describe(state: State): string {
  const {result, settled} = state;
  const {bag, boost, sample} = result;
  const on = newPoints(sample);
  const ended =
    boost.ended === "perfect"
      ? " Boosting has ended: its last learner has no error."
      : boost.ended === "chance"
        ? " Boosting has ended: the next learner is no better than chance."
        : "";
  const boosted = boost.kept
    ? `${share(errorNow(boost))} wrong on ${on}, ${share(boost.trained[boost.kept - 1])} on training rows`
    : "nothing to vote with";
  return [
    `${count(sample.train.label.length)} rows${sample.flipped ? `, ${share(settled.noise)} of labels flipped` : ""}.`,
    `${laneTitle(state, "bag")}: ${share(errorNow(bag))} wrong on ${on}, ${share(bag.trained[bag.kept - 1])} on training rows, ${share(bag.oob[bag.kept - 1])} out of bag.`,
    `${laneTitle(state, "boost")}: ${boosted}.${ended}`
  ].join(" ");
}

const last = (values: Float64Array): number => values[values.length - 1] ?? Number.NaN;
const two = (v: number): string => (v === 0 ? "0" : amount(v));

const partRead =
  (lane: "bag" | "boost", part: keyof Parts, where: "one" | "now") =>
  (state: State): string =>
    two(partsAt(state)[lane][part][where === "one" ? 0 : stationOf(state.params.rounds)]);

export const reads: Room["Figure"]["reads"] = {
  learners: ({settled}) => plural(settled.rounds, "learner"),
  rows: ({result}) => count(result.sample.train.label.length),
  left: ({result}) => count(result.bag.heard.filter((h) => h === 0).length),
  bagFresh: ({result}) => share(errorNow(result.bag)),
  boostFresh: ({result}) => share(errorNow(result.boost)),
  oob: ({result}) => share(last(result.bag.oob)),
  trained: ({result}) => share(last(result.boost.trained)),
  bound: ({result}) => two(last(result.boost.bound)),
  epsilon: ({result}) => fixed(last(result.boost.errors), 3),
  alpha: ({result}) => (result.boost.kept ? fixed(last(result.boost.alphas) / 2) : "–"),
  boostShare: ({result}) => share(last(result.boost.share)),
  bagBiasOne: partRead("bag", "bias2", "one"),
  bagBias: partRead("bag", "bias2", "now"),
  bagVarianceOne: partRead("bag", "variance", "one"),
  bagVariance: partRead("bag", "variance", "now"),
  boostBiasOne: partRead("boost", "bias2", "one"),
  boostBias: partRead("boost", "bias2", "now"),
  boostVarianceOne: partRead("boost", "variance", "one"),
  boostVariance: partRead("boost", "variance", "now"),
  station: ({params}) => plural(stations[stationOf(params.rounds)], "learner")
};

/** What was counted after each learner. */
export function table({result: {bag, boost}}: State): Record<string, string | number>[] {
  const digits = (v: number | undefined) =>
    v === undefined || !Number.isFinite(v) ? "" : Number(v.toPrecision(6));
  return Array.from(bag.fresh, (_, t) => ({
    learners: t + 1,
    bagging_new: digits(bag.fresh[t]),
    bagging_training: digits(bag.trained[t]),
    bagging_out_of_bag: digits(bag.oob[t]),
    boosting_new: digits(boost.fresh[t]),
    boosting_training: digits(boost.trained[t]),
    boosting_weighted_error: digits(boost.errors[t]),
    boosting_say: digits(boost.alphas[t]),
    boosting_bound: digits(boost.bound[t])
  }));
}
