import type {Goal, Prediction, Scene} from "../../figure/contract.js";
import {fixed, percent} from "../../marks/format.js";
import {precisionOf} from "./binormal.js";
import {model, type Result} from "./model.js";
import type {Data} from "./own.js";
import type {Declared} from "./params.js";
import type {Here} from "./view/types.js";

/** The same setting but for `patch`: what a claim compares with. */
const other = ({settled, data}: Here, patch: Partial<Here["settled"]>): Result =>
  model({...settled, ...patch}, data);

const sameLine = (a: Float64Array, b: Float64Array): boolean =>
  a.length === b.length && a.every((v, i) => v === b[i]);

export const scenes: readonly Scene<Declared, Data, Result>[] = [
  {
    title: "One threshold, four cells",
    params: {},
    text: "Cases right of the line are called positive. It cuts both classes: four cells. Recall, FPR and precision are shares of a row or column.",
    claim: ({result: {counts: c, precision, recall, fpr}}) =>
      [c.tp, c.fp, c.fn, c.tn].every((v) => v > 0) &&
      precision === c.tp / (c.tp + c.fp) &&
      recall === c.tp / (c.tp + c.fn) &&
      fpr === c.fp / (c.fp + c.tn)
  },
  {
    title: "A stricter threshold",
    params: {threshold: 2},
    text: "False alarms vanish faster than finds: precision up, recall down. Both points slide left along curves that stay.",
    claim: (state) => {
      const before = other(state, {threshold: 1});
      const {result: r} = state;
      return (
        r.precision > before.precision &&
        r.recall < before.recall &&
        r.fpr < before.fpr &&
        r.averagePrecision === before.averagePrecision
      );
    }
  },
  {
    title: "One positive in twenty",
    params: {prevalence: 0.05},
    text: "Same classifier and threshold, fewer positives. ROC does not move at all; precision falls to less than a quarter of what it was.",
    claim: (state) => {
      const before = other(state, {prevalence: 0.5});
      const {roc, precision, auc} = state.result;
      return (
        sameLine(roc.x, before.roc.x) &&
        sameLine(roc.y, before.roc.y) &&
        auc === before.auc &&
        precision < before.precision / 4
      );
    }
  },
  {
    title: "AUC is a share of pairs",
    params: {pairs: 400},
    text: "Draw one positive and one negative, again and again: how often the positive scores higher tends to the area under the ROC curve.",
    claim: ({result: {auc, aucPairs, pairs}, settled}) =>
      Math.abs(auc - aucPairs) < 1e-12 &&
      Math.abs(pairs.share - auc) < 2 * Math.sqrt((auc * (1 - auc)) / settled.pairs)
  },
  {
    title: "A score that knows nothing",
    params: {separation: 0, prevalence: 0.1},
    text: "Both classes have one distribution: the population's ROC is the diagonal, its precision the prevalence at every threshold.",
    claim: ({result: {auc, aucError, population, prevalence}}) =>
      population !== null &&
      population.auc === 0.5 &&
      population.pr.y.every((v) => Math.abs(v - prevalence) < 1e-9) &&
      Math.abs(auc - 0.5) < 2 * aucError
  },
  {
    title: "AUC ½ is not nothing",
    params: {separation: 0, spread: 2.5, threshold: 2.5},
    text: "Equal means, wide positives: they win about half of all pairs, yet nearly everything above this threshold is positive.",
    claim: ({result: {auc, aucError, population, precision, recall}}) =>
      population?.auc === 0.5 && Math.abs(auc - 0.5) < 2 * aucError && precision > 0.9 && recall > 0.1
  },
  {
    title: "Four positives",
    params: {cases: "drawn", prevalence: 0.01, seed: 5},
    text: "Cases drawn anew, one in a hundred positive. The population's ROC (thin) is unchanged; this sample's, in four steps, misses it widely.",
    claim: (state) => {
      const {positives, auc, population} = state.result;
      const before = other(state, {prevalence: 0.5}).population;
      return (
        positives === 4 &&
        population !== null &&
        before !== null &&
        sameLine(population.roc.y, before.roc.y) &&
        Math.abs(auc - population.auc) > 0.1
      );
    }
  }
];

const ticks = [0.01, 0.03, 0.1, 0.3, 0.9];

export const predictions: readonly Prediction<Declared, Data, Result>[] = [
  {
    kind: "draw",
    ask: "The threshold stays where it is. Draw the precision as the share of positives goes from 1 % to 90 %.",
    before: {},
    reveal: {prevalence: 0.05},
    x: {label: "prevalence π", ticks, log: true},
    y: {label: "precision", min: 0, max: 1, format: (v) => fixed(v)},
    answer: ({result: r}) =>
      Array.from({length: 41}, (_, i) => {
        const prevalence = ticks[0] * (ticks[ticks.length - 1] / ticks[0]) ** (i / 40);
        return [prevalence, precisionOf(r.recall, r.fpr, prevalence)] as const;
      }),
    because: ({result: r}) =>
      `Recall ${fixed(r.recall, 3)} and false-positive rate ${fixed(r.fpr, 3)} are shares within a class and stay. Precision mixes the classes: at ${percent(r.prevalence)} positives, ${fixed(r.counts.tp, 1)} finds stand against ${fixed(r.counts.fp, 1)} false alarms, precision ${fixed(r.precision, 3)}.`
  },
  {
    kind: "number",
    ask: "One case in ten is positive and the score is pure noise. What is the average precision, the area under the precision–recall curve, in the population?",
    reveal: {separation: 0, prevalence: 0.1},
    min: 0,
    max: 1,
    step: 0.01,
    format: (v) => fixed(v),
    answer: ({result: r}) => r.population?.averagePrecision ?? Number.NaN,
    because: ({result: r}) =>
      `Whatever it calls positive is a random lot, a share π of it positive: precision is the prevalence at every threshold. The base line of ROC's area is ½; this one is π. The sample shown has ${fixed(r.averagePrecision, 3)}.`
  }
];

export const goals: readonly Goal<Declared, Data, Result>[] = [
  {
    ask: "One positive in twenty: reach precision 0.9 with recall 0.5 or more.",
    done: ({result: r}) => r.prevalence <= 0.0501 && r.precision >= 0.9 && r.recall >= 0.5,
    way: {prevalence: 0.05, separation: 3.5, threshold: 2.25}
  },
  {
    ask: "At a prevalence of 10 %, find the threshold at which precision equals recall, to within 0.02. Then compare FP with FN.",
    done: ({result: r}) => Math.abs(r.prevalence - 0.1) < 0.0051 && Math.abs(r.precision - r.recall) <= 0.02,
    way: {prevalence: 0.1, threshold: 1.5}
  },
  {
    ask: "Bring AUC to within 0.05 of ½ and find a threshold with precision 0.9 and recall 0.1 or more, half of the cases positive.",
    done: ({result: r}) =>
      Math.abs(r.auc - 0.5) <= 0.05 && r.prevalence === 0.5 && r.precision >= 0.9 && r.recall >= 0.1,
    way: {separation: 0, spread: 2.5, threshold: 2.5}
  }
];
