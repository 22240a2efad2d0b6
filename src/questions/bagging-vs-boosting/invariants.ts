import type {Room} from "./params.js";

const within = (values: ArrayLike<number>): boolean => Array.from(values).every((v) => v >= 0 && v <= 1);
const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9;

/** What holds at every setting. */
export const invariants: Room["Figure"]["invariants"] = {
  "a bootstrap sample has as many draws as there are rows": ({result: {bag, sample}}) =>
    bag.heard.reduce((a, b) => a + b, 0) === sample.train.label.length,
  "boosting’s weights are 1 on average": ({result: {boost, sample}}) =>
    near(boost.heard.reduce((a, b) => a + b, 0) / sample.train.label.length, 1) &&
    boost.heard.every((w) => w >= 0),
  "the training error is under its exponential bound": ({result: {boost}}) =>
    boost.trained.every((v, t) => v <= boost.bound[t] + 1e-9),
  "no learner that is kept is worse than chance, unless it is turned round": ({settled, result: {boost}}) =>
    (settled.base === "random" && settled.worse === "turn") ||
    boost.errors.every((v, t) => v < 0.5 && boost.alphas[t] > 0),
  "a turned learner has a say below 0 exactly where it errs more often than not": ({result: {boost}}) =>
    boost.alphas.every((a, t) => a === 0 || a < 0 === boost.errors[t] > 0.5),
  "the bound never rises": ({result: {boost}}) =>
    boost.bound.every((v, t) => t === 0 || v <= boost.bound[t - 1] + 1e-12),
  "a learner without an error is the last one, and leaves none": ({result: {boost}}) =>
    boost.ended !== "perfect" || near(boost.trained[boost.kept - 1], 0),
  "errors are shares": ({result: {bag, boost}}) =>
    [bag.fresh, bag.trained, bag.oob, bag.share, boost.fresh, boost.trained, boost.share].every(within),
  "bagging has as many trees as are asked for, boosting no more": ({settled, result: {bag, boost}}) =>
    bag.kept === settled.rounds && boost.kept <= settled.rounds && boost.fresh.length === boost.kept
};
