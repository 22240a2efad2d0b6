import {metricKeys, metricValue} from "./metrics.js";
import type {Room} from "./params.js";

const share = (p: number): boolean => p >= 0 && p <= 1 + 1e-12;

/** What holds at every setting. */
export const invariants: Room["Figure"]["invariants"] = {
  "every cell is counted once": ({result: {n, scored}}) =>
    scored.labels.every(({tp, fp, fn, tn}) => tp + fp + fn + tn === n),
  "all measures but the coverage error lie between 0 and 1": ({result: {scored, ranked, L}}) =>
    metricKeys.every((key) => {
      const value = metricValue(key, scored, ranked);
      return key === "coverage" ? value >= 0 && value <= L : share(value);
    }),
  "who predicts nothing has a Hamming loss of the share of true cells": ({result: {n, L, truth, nothing}}) =>
    Math.abs(nothing.scored.hamming - truth.reduce((sum, t) => sum + t, 0) / (n * L)) < 1e-12,
  "who predicts nothing finds nothing": ({result: {truth, nothing}}) =>
    !truth.includes(1) || nothing.scored.micro.recall === 0,
  "with 0/0 as 1 the exact match is never above Jaccard": ({params: {zero}, result: {scored}}) =>
    zero === "0" || scored.exactMatch <= scored.samples.jaccard + 1e-12,
  "F1 is never below Jaccard": ({result: {scored}}) =>
    (["micro", "macro", "weighted", "samples"] as const).every(
      (average) => scored[average].f1 >= scored[average].jaccard - 1e-12
    )
};
