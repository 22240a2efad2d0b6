import {valueAt} from "../../ml/gaussian-classes.js";
import type {Room} from "./params.js";

const near = (a: number, b: number, by = 1e-9): boolean => Math.abs(a - b) <= by * Math.max(1, Math.abs(b));

export const invariants: Room["Figure"]["invariants"] = {
  "errors are shares, and none is below that of Bayes’ rule": ({
    result: {
      plane: {errors, before}
    }
  }) =>
    [errors, ...(before ? [before] : [])].every(
      ({naive, logistic, bayes}) =>
        [naive, logistic].every((e) => e >= (bayes ?? 0) - 1e-12 && e <= 1) && (bayes ?? 0) < 0.5
    ),
  "naive Bayes with one variance for both classes has the weights (mean₁ − mean₀) / variance": ({
    params: {variances},
    result: {
      plane: {naive: f, belief, weights}
    }
  }) =>
    variances === "own"
      ? weights.naive === null
      : f.xx === 0 &&
        f.xy === 0 &&
        f.yy === 0 &&
        near(f.x, (belief[1].mean[0] - belief[0].mean[0]) / belief[0].cov[0]) &&
        near(f.y, (belief[1].mean[1] - belief[0].mean[1]) / belief[0].cov[2]),
  "logistic regression’s probabilities add up to the number of orange rows": ({
    result: {
      plane: {rows, logistic}
    }
  }) => {
    let [sum, ones] = [0, 0];
    for (let i = 0; i < rows.n; ++i) {
      sum += 1 / (1 + Math.exp(-valueAt(logistic, rows.X[2 * i], rows.X[2 * i + 1])));
      ones += rows.y[i];
    }
    return near(sum, ones, 1e-5);
  },
  "with a penalty there is always a fit": ({params: {lambda}, result: {plane}}) =>
    lambda === 0 || !plane.parted,
  "where the features are independent both come to the same weights, and only there": ({
    params: {rho},
    result: {
      plane: {limits}
    }
  }) => !limits || limits.naive.every((v, j) => near(v, limits.logistic[j])) === (rho === 0),
  "where all features tell the same, both come to the same boundary": ({
    params: {strengths},
    result: {
      plane: {limits}
    }
  }) =>
    !limits ||
    strengths === "unequal" ||
    near(limits.naive[0] * limits.logistic[1], limits.naive[1] * limits.logistic[0]),
  "who is better is counted in whole samples": ({data: {samples}, result: {learned}}) =>
    learned.better.flat().every((v) => Number.isInteger(v) && v >= 0 && v <= samples)
};
