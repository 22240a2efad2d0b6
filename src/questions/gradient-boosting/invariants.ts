import {MOST, type Room} from "./params.js";
import {nextSquare} from "./words.js";

const rises = (values: Float64Array): boolean =>
  values.some((v, m) => m > 0 && v > values[m - 1] * (1 + 1e-9) + 1e-12);

export const invariants: Room["Figure"]["invariants"] = {
  "under squared loss the next tree lowers the training error by η(2 − η) times its mean square": ({
    params: {loss, subsample, stages, rate},
    result
  }) => {
    if (loss !== "squared" || subsample < 1 || stages === MOST) return true;
    const {train} = result;
    const drop = rate * (2 - rate) * nextSquare(result);
    return Math.abs(train[stages] - train[stages + 1] - drop) < 1e-6 * (1 + train[stages]);
  },
  "under squared loss on all rows the training error never rises while η is below 2": ({
    params: {loss, subsample, rate},
    result: {train}
  }) => loss !== "squared" || subsample < 1 || rate > 2 || !rises(train),
  "the absolute loss never rises while η is at most 1": ({
    params: {loss, subsample, rate},
    result: {losses}
  }) => loss !== "absolute" || subsample < 1 || rate > 1 || !rises(losses),
  "the error on new points is the noise at least": ({result: {test, forestTest}}) =>
    test.every((v) => v >= 1) && forestTest.every((v, m) => m === 0 || v >= 1),
  "the trees that are kept are all there are, or two halves of them": ({
    params: {stages},
    result: {parts}
  }) => (stages < 2 ? parts === null : parts !== null),
  "no stage is better than the best": ({result: {test, best}}) => test.every((v) => v >= test[best]),
  "all errors are numbers": ({result: {train, test}}) => [...train, ...test].every(Number.isFinite)
};
