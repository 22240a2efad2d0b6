import type {Room} from "./params.js";
import {pushing, sum} from "./words.js";

const close = (a: number, b: number, size: number): boolean => Math.abs(a - b) <= 1e-8 * Math.max(1, size);

/** What holds at every setting. */
export const invariants: Room["Figure"]["invariants"] = {
  "both fits are certified: no objective is farther from its minimum than 10⁻⁸ of it": ({
    result: {svm, logistic}
  }) => Math.abs(svm.gap) < 1e-8 && logistic.gap < 1e-8,
  "leaving out what does not push never moves the SVM": ({result: {shifted}}) =>
    shifted === null || shifted.svm < 1e-8,
  "forces lie between 0 and 1": ({result: {svm, logistic}}) =>
    [...svm.force, ...logistic.force].every((f) => f >= 0 && f <= 1),
  "all points push the logistic boundary": ({result: {logistic}}) =>
    pushing(logistic.force) === logistic.force.length,
  "the forces of the two classes balance": ({result}) =>
    [result.svm, result.logistic].every(({force}) =>
      close(sum(force, result, 0), sum(force, result, 1), result.kept.length)
    ),
  "what is beyond the margin does not push the SVM, what is inside pushes with 1": ({result: {svm}}) =>
    svm.margin.every((m, k) => (m > 1 + 1e-6 ? svm.force[k] === 0 : m > 1 - 1e-6 || svm.force[k] === 1)),
  "cross-entropy with y in {0, 1} is the logistic loss": ({result: {followed: f}}) =>
    Math.abs(f.crossEntropy - f.logistic.loss) <= 1e-9 * f.logistic.loss
};
