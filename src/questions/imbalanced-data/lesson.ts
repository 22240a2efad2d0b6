import {fixed, percent} from "../../marks/format.js";
import {falsePositiveRate} from "../../ml/confusion.js";
import {apart, balanced, meanGap, segments, shareAt, turn} from "./compare.js";
import type {Room} from "./params.js";
import {shiftOf} from "./words.js";

const rare = 0.05;

export const scenes: readonly Room["Scene"][] = [
  {
    title: "99 % right, for nothing",
    params: {},
    panel: "cells",
    about: "always",
    control: "prevalence",
    marks: ["fn", "tp"],
    quantity: ({result}) => result.now.recall,
    text: "One case in a hundred is positive: the sliver at the right. Answering no to every case is right 99.0 % of the time, and so is a fitted logistic regression, to a tenth of a percent: it finds fewer than one positive in five. Drag the edge.",
    claim: ({result: {now, alwaysNo}}) =>
      alwaysNo.accuracy === 0.99 && Math.abs(now.accuracy - 0.99) < 0.001 && now.recall < 0.2
  },
  {
    title: "The same clouds, half and half",
    params: {prevalence: 0.5},
    panel: "cells",
    about: "always",
    control: "prevalence",
    marks: ["tp", "fn"],
    quantity: ({result}) => result.now.recall,
    text: "Neither class has changed, only how many there are of each. Now about 84 % of the cases are right, and about 84 % of the positives are found. When positives get rarer, accuracy rises while recall falls: accuracy tells more of the mixture than of the classifier.",
    claim: ({result: {now}}) => Math.abs(now.accuracy - 0.84) < 0.01 && Math.abs(now.recall - 0.84) < 0.03
  },
  {
    title: "Class weights move the boundary",
    params: {remedy: "weights"},
    panel: "map",
    shows: ["map"],
    about: "always",
    control: "remedy",
    marks: ["boundary", "untouched"],
    quantity: ({result}) => shiftOf(result),
    text: "Each positive now counts 99 times as much as a negative. The boundary moves by about ln 99 / 2 = 2.3, back between the clouds, and recall rises from under 0.2 to over 0.7. The ranking hardly changes: ROC-AUC moves by less than 0.015.",
    claim: ({result}) =>
      Math.abs(shiftOf(result) - Math.log(99) / 2) < 0.75 &&
      result.numbers.none.recall < 0.2 &&
      result.now.recall > 0.7 &&
      Math.abs(result.now.auc - result.numbers.none.auc) < 0.015
  },
  {
    title: "SMOTE’s points on their segments",
    params: {remedy: "smote", prevalence: rare, n: 500},
    panel: "map",
    shows: ["map"],
    about: "always",
    control: "remedy",
    marks: ["positives"],
    quantity: ({result}) => result.now.recall,
    text: "450 synthetic positives from 25 real ones: each lies on a segment from one of them to one of its five nearest. That is all that SMOTE adds. The boundary ends near that of class weights: recall differs by less than 0.04.",
    claim: ({result}) =>
      result.scatter.base.length === 450 &&
      segments(result) <= 125 &&
      Math.abs(result.now.recall - result.numbers.weights.recall) < 0.04
  },
  {
    title: "One operating point",
    params: {prevalence: rare, remedy: "threshold", threshold: rare},
    panel: "roc",
    shows: ["roc"],
    about: "always",
    control: "threshold",
    marks: ["threshold", "points"],
    quantity: ({result}) => result.numbers.threshold.recall,
    text: "Five positives in a hundred. Leave the model alone, and raise an alarm wherever p ≥ 0.05: recall and false-positive rate are those of class weights, oversampling and SMOTE to within 0.02. Undersampling threw most rows away and strays farther, by up to 0.06. Slide the threshold past all their points.",
    claim: ({result}) =>
      balanced.every((way) => apart(result, way, "threshold") < (way === "under" ? 0.06 : 0.02))
  },
  {
    title: "Good alarms, wrong probabilities",
    params: {prevalence: rare, remedy: "weights"},
    panel: "reliability",
    shows: ["reliability"],
    about: "always",
    control: "remedy",
    marks: ["reliability", "untouched"],
    quantity: ({result}) => result.now.brier,
    text: "The weighted model speaks as if half of all cases were positive: what it predicts is above what happens everywhere, and by far in the middle. Its Brier score is more than three times the untouched model’s, and worse than that of p = 0 for everybody. Resampling does the same.",
    claim: ({result: {numbers, alwaysNo, reliability}}) =>
      balanced.every(
        (way) => numbers[way].brier > 2.8 * numbers.none.brier && numbers[way].brier > alwaysNo.brier
      ) &&
      numbers.weights.brier > 3 * numbers.none.brier &&
      reliability.x.every((p, i) => reliability.y[i] < p)
  },
  {
    title: "Prior correction",
    params: {prevalence: rare, remedy: "weights", correct: true},
    panel: "reliability",
    shows: ["reliability"],
    about: "always",
    control: "correct",
    marks: ["reliability", "untouched"],
    quantity: ({result}) => meanGap(result, "weights"),
    text: "The weights multiplied the odds by 19. Divide them by 19 again and the probabilities are back: on average less than 0.01 from the untouched model’s, with the Brier score within 3 % of its. So is the old operating point: recall at 0.5 is the old one to within 0.08. Nothing was won but the threshold.",
    claim: ({result}) =>
      meanGap(result, "weights") < 0.01 &&
      Math.abs(result.now.brier / result.numbers.none.brier - 1) < 0.03 &&
      apart(result, "weights", "none") < 0.08
  },
  {
    title: "Where no line is right",
    params: {table: "groups", prevalence: rare, remedy: "weights"},
    panel: "map",
    shows: ["map"],
    about: "always",
    control: "table",
    marks: ["boundary", "untouched"],
    quantity: ({result}) => result.now.ap,
    text: "Positives of two kinds: a few far out, most of them close. A line can serve one kind or the other, and the weights help to decide which: they turn it by a few degrees, and average precision falls. Correcting for the prior no longer gives back the untouched model: its Brier score stays worse.",
    claim: ({result: {now, numbers, fits}}) =>
      now.ap < numbers.none.ap && turn(fits.weights, fits.none) > 2 && turn(fits.weights, fits.none) < 11
  }
];

export const predictions: readonly Room["Prediction"][] = [
  {
    kind: "number",
    ask: "One case in a hundred is positive. With balanced class weights the model finds more than 70 of 100 positives. Of 100 alarms, how many are real?",
    before: {},
    reveal: {remedy: "weights"},
    shows: ["numbers"],
    hides: ["precision", "f1", "row-weights", "row-over", "row-under", "row-smote"],
    min: 0,
    max: 100,
    step: 1,
    answer: ({result}) => 100 * result.now.precision,
    format: (v) => fixed(v, 0),
    because: ({result: {now}}) =>
      `There are 99 negatives for each positive. ${percent(falsePositiveRate(now.counts), 0)} of them raise a false alarm: ${fixed(now.counts.fp, 0)} in 10,000 cases, against ${fixed(now.counts.tp, 0)} positives found. Whether that is a bad trade depends on what a miss costs.`
  },
  {
    kind: "number",
    ask: "Five cases in a hundred are positive, and the model was fitted with balanced class weights. Of new cases that it gives p = 0.5, how many in a hundred are positive?",
    before: {prevalence: rare},
    reveal: {prevalence: rare, remedy: "weights"},
    shows: ["reliability"],
    hides: ["reliability", "row-weights", "brier", "balanced"],
    min: 0,
    max: 100,
    step: 0.1,
    format: (v) => fixed(v, 1),
    answer: ({result}) => 100 * shareAt(result, 0.5),
    because: ({result: {positives, negatives}}) =>
      `With both classes weighted to the same total, p = 0.5 says: as likely under either class. The weights multiplied the odds by ${fixed(negatives / positives, 0)}, so odds of 1 : 1 stand for 1 : ${fixed(negatives / positives, 0)}, about the prevalence itself. A model that is to be believed as a probability must be corrected, or calibrated.`
  }
];

export const goals: readonly Room["Goal"][] = [
  {
    ask: "At one in a hundred, with no weights and no resampling, find at least 80 % of the positives with at most 20 % false alarms among the negatives.",
    done: ({settled, result: {now, prevalence}}) =>
      settled.remedy === "threshold" &&
      prevalence <= 0.01 &&
      now.recall >= 0.8 &&
      falsePositiveRate(now.counts) <= 0.2,
    way: {remedy: "threshold", threshold: 0.01}
  },
  {
    ask: "At five in a hundred or fewer, fit with SMOTE and still have a Brier score within 5 % of the untouched model’s.",
    done: ({settled, result: {now, numbers, prevalence}}) =>
      settled.remedy === "smote" && prevalence <= 0.05 && now.brier <= 1.05 * numbers.none.brier,
    way: {prevalence: 0.05, remedy: "smote", correct: true}
  },
  {
    ask: "Find data on which class weights lower average precision by at least 0.02.",
    done: ({settled, result: {numbers}}) =>
      settled.table !== "own" && numbers.weights.ap <= numbers.none.ap - 0.02,
    way: {table: "groups", prevalence: 0.05}
  }
];
