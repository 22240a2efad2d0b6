import {remedies} from "./model.js";
import type {Room} from "./params.js";

/** What holds at every setting. */
export const invariants: Room["Figure"]["invariants"] = {
  "the four cells hold all cases": ({result: {numbers, cases}}) =>
    remedies.every((name) => {
      const {tp, fp, fn, tn} = numbers[name].counts;
      return Math.abs(tp + fp + fn + tn - cases) < 1e-6 && Math.min(tp, fp, fn, tn) >= 0;
    }),
  "every fit is at its minimum": ({result: {fits}}) =>
    Object.values(fits).every(({residual}) => residual < 1e-8),
  "moving the threshold leaves ranking and probabilities alone": ({
    result: {
      numbers: {none, threshold}
    }
  }) => none.auc === threshold.auc && none.ap === threshold.ap && none.brier === threshold.brier,
  "synthetic rows are as many as positives were missing": ({result: {scatter, positives, negatives}}) =>
    scatter.base.length === Math.max(0, negatives - positives),
  "each synthetic row lies on a segment between two positives": ({result: {scatter, positives}}) =>
    scatter.gap.every((t) => t >= 0 && t < 1) &&
    scatter.base.every(
      (a, i) => a < positives && scatter.neighbor[i] < positives && scatter.neighbor[i] !== a
    ),
  "undersampling keeps as many negatives as there are positives": ({
    result: {scatter, positives, negatives}
  }) => scatter.kept.length === Math.min(positives, negatives),
  "oversampling counts the positives as often as there are negatives": ({
    result: {scatter, positives, negatives}
  }) => scatter.copies.reduce((a, b) => a + b, 0) === Math.max(positives, negatives),
  "always no is right as often as cases are negative": ({result: {alwaysNo, prevalence}}) =>
    Math.abs(alwaysNo.accuracy - (1 - prevalence)) < 1e-12
};
