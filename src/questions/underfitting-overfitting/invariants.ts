import {comparable} from "./model.js";
import type {Room} from "./params.js";
import {SIGMA} from "./world.js";

export const invariants: Room["Figure"]["invariants"] = {
  "without a remedy the training error never rises with the degree": ({result: {plain}}) =>
    plain.every(({train}, i) => i === 0 || train <= plain[i - 1].train * (1 + 1e-9) + 1e-12),
  "a remedy never leaves less of the training points than the plain fit": ({result: {plain, curve}}) =>
    curve.every(({train}, i) => train >= plain[i].train * (1 - 1e-9) - 1e-12),
  "with as many weights as places the plain fit passes through all points, if no two share one": ({
    result: {plain, sample}
  }) =>
    new Set(sample.u).size < sample.u.length ||
    plain.every(({train}, i) => i + 2 < sample.u.length || train < 1e-9),
  "the error on new points is the noise at least": ({result: {curve}}) =>
    curve.every(({fresh}) => fresh === null || fresh >= SIGMA ** 2),
  "the yardstick has the least validation error of the degrees that leave something of the points": ({
    result: {plain, best, sample}
  }) =>
    plain.slice(0, comparable(sample)).every(({held}) => held >= best.errors.held) &&
    best.degree <= comparable(sample),
  "the yardstick itself is about right": ({result: {plain, curve, best, fit, verdict}}) =>
    plain !== curve || fit.w.length - 1 !== best.degree || verdict === "about right",
  "all errors are numbers": ({result: {curve}}) =>
    curve.every(({train, held}) => Number.isFinite(train) && Number.isFinite(held))
};
