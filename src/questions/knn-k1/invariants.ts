import type {Room} from "./params.js";

/** What holds at every setting. */
export const invariants: Room["Figure"]["invariants"] = {
  "no more neighbors vote than there are points": ({result: {k, k2, n}}) =>
    k >= 1 && k <= n && k2 >= 1 && k2 <= n,
  "errors lie between 0 and 1": ({result: {curves}}) =>
    [...curves.train, ...curves.test].every((v) => v >= 0 && v <= 1 + 1e-9),
  "with one region there is one class": ({result: {field}}) =>
    !field?.exact || field.regions >= field.present,
  "every winner has a vote": ({result: {field}}) =>
    field === null || field.share.every((v) => v > 0 && v <= 1),
  "variance is no less than 0": ({result: {spread}}) => spread.variance.every((v) => v >= 0)
};
