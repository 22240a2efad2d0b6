import {fixed, percent} from "../../marks/format.js";
import {precisionOf} from "./binormal.js";
import {model, type Result} from "./model.js";
import {type Room, rate} from "./params.js";
import {shareError} from "./words.js";

type Here = Room["State"];

/** The same setting but for `patch`: what a claim compares with. */
const other = ({settled, data}: Here, patch: Partial<Here["settled"]>): Result =>
  model({...settled, ...patch}, data);

const sameLine = (a: Float64Array, b: Float64Array): boolean =>
  a.length === b.length && a.every((v, i) => v === b[i]);

export const scenes: readonly Room["Scene"][] = [
  {
    title: "One threshold, four cells",
    params: {},
    panel: "scores",
    shows: ["outcomes"],
    about: "always",
    marks: ["tp", "fp", "fn", "tn"],
    control: "threshold",
    quantity: ({result}) => result.precision,
    text: "Cases right of the line are called positive. It cuts both classes: four cells. Recall and FPR are shares of a row, precision is a share of a column.",
    claim: ({result: {counts: c, precision, recall, fpr}}) =>
      [c.tp, c.fp, c.fn, c.tn].every((v) => v > 0) &&
      precision === c.tp / (c.tp + c.fp) &&
      recall === c.tp / (c.tp + c.fn) &&
      fpr === c.fp / (c.fp + c.tn)
  },
  {
    title: "A stricter threshold",
    params: {threshold: 2},
    panel: "pr",
    shows: ["roc", "pr"],
    about: "always",
    marks: ["roc", "pr"],
    control: "threshold",
    quantity: ({result}) => result.recall,
    text: "From 1 to 2 false alarms vanish faster than finds: precision up, recall down. Both points slide left along curves that stay.",
    claim: (state) => {
      const before = other(state, {threshold: 1});
      const {result: r} = state;
      return (
        r.fpr / before.fpr < r.recall / before.recall &&
        r.precision > before.precision &&
        r.recall < before.recall &&
        sameLine(r.roc.x, before.roc.x) &&
        sameLine(r.roc.y, before.roc.y) &&
        r.averagePrecision === before.averagePrecision
      );
    }
  },
  {
    title: "One positive in twenty",
    params: {prevalence: 0.05},
    panel: "pr",
    shows: ["roc", "pr"],
    about: "always",
    marks: ["pr"],
    control: "prevalence",
    quantity: ({result}) => result.precision,
    note: {
      panel: "pr",
      text: "at one in two",
      at: (state) => [state.result.recall, other(state, {prevalence: 0.5}).precision]
    },
    text: "Same classifier and threshold, fewer positives. ROC does not move at all; precision falls to less than a third of what it was.",
    claim: (state) => {
      const before = other(state, {prevalence: 0.5});
      const {roc, precision, auc} = state.result;
      return (
        sameLine(roc.x, before.roc.x) &&
        sameLine(roc.y, before.roc.y) &&
        auc === before.auc &&
        precision < before.precision / 3
      );
    }
  },
  {
    title: "AUC is a share of pairs",
    params: {pairs: 400},
    panel: "pairs",
    shows: ["roc", "pairs"],
    about: "always",
    marks: ["auc"],
    control: "pairs",
    quantity: ({result: {auc}}) => auc,
    text: "Draw one positive and one negative, again and again: how often the positive scores higher tends to the area under the ROC curve.",
    claim: ({result, settled: {pairs}}) =>
      Math.abs(result.auc - result.aucPairs) < 1e-12 &&
      Math.abs(result.pairs.share - result.auc) < 3 * shareError(result, pairs)
  },
  {
    title: "A score that knows nothing",
    params: {separation: 0, prevalence: 0.1},
    panel: "pr",
    shows: ["roc", "pr"],
    about: "always",
    marks: ["chance"],
    control: "separation",
    quantity: ({result: {auc}}) => auc,
    text: "Both classes have one distribution: the population's ROC is the diagonal, its precision the prevalence at every threshold. The sample's curves wander about them.",
    claim: ({result: {auc, aucError, population, prevalence}}) =>
      population !== null &&
      population.auc === 0.5 &&
      population.pr.y.every((v) => Number.isNaN(v) || Math.abs(v - prevalence) < 1e-9) &&
      Math.abs(auc - 0.5) < 3 * aucError
  },
  {
    title: "AUC ½ is not nothing",
    params: {separation: 0, spread: 2.5, threshold: 2.5},
    panel: "scores",
    shows: ["outcomes", "roc"],
    about: "always",
    marks: ["tp"],
    control: "spread",
    quantity: ({result: {auc}}) => auc,
    text: "Equal means, wide positives: they win about half of all pairs, yet nearly everything above this threshold is positive.",
    claim: ({result: {auc, aucError, population, precision, recall}}) =>
      population?.auc === 0.5 &&
      // Of the population 96 % are.
      population.rates.tpr / (population.rates.tpr + population.rates.fpr) > 0.95 &&
      Math.abs(auc - 0.5) < 3 * aucError &&
      precision > 0.85 &&
      recall > 0.08
  },
  {
    title: "Four positives",
    params: {cases: "drawn", prevalence: 0.01, seed: 5},
    panel: "roc",
    shows: ["roc", "pr"],
    about: "here",
    marks: ["roc", "population"],
    control: "cases",
    text: "Cases drawn anew, one in a hundred positive. The population's ROC (gray) is unchanged; this sample's, in four steps, misses its area by more than 0.1, as more than one such sample in four does.",
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
  },
  {
    title: "A miss costs ten false alarms",
    params: {by: "cost", cost: 10},
    panel: "roc",
    shows: ["roc", "costs"],
    about: "always",
    marks: ["cost"],
    control: "cost",
    quantity: ({result}) => result.least.fpr,
    text: "Along the dashed line errors cost the same. Where it touches the curve they cost least, and there the threshold stands: far lower than at equal costs. Move the cost, or the prevalence, and the line tilts.",
    claim: (state) => {
      const equal = other(state, {cost: 1});
      const {cost, least, costs, recall, fpr, roc, threshold, prevalence} = state.result;
      const slope = (1 - prevalence) / prevalence / state.settled.cost;
      return (
        cost === least.cost &&
        costs.total.every((v) => v >= cost - 1e-12) &&
        // No vertex of the curve lies above the line.
        roc.x.every((x, i) => roc.y[i] <= recall + slope * (x - fpr) + 1e-12) &&
        threshold < equal.threshold - 0.5 &&
        recall > equal.recall
      );
    }
  }
];

const ticks = [0.01, 0.03, 0.1, 0.3, 0.9];

export const predictions: readonly Room["Prediction"][] = [
  {
    kind: "draw",
    ask: "The threshold stays where it is. Draw the precision as the share of positives goes from 1 % to 90 %.",
    before: {},
    reveal: {prevalence: 0.05},
    shows: ["roc", "pr"],
    x: {label: "prevalence π", ticks, log: true},
    y: {label: "precision", min: 0, max: 1, format: (v) => fixed(v)},
    answer: ({result: r}) =>
      Array.from({length: 41}, (_, i) => {
        const prevalence = ticks[0] * (ticks[ticks.length - 1] / ticks[0]) ** (i / 40);
        return [prevalence, precisionOf(r.recall, r.fpr, prevalence)] as const;
      }),
    because: ({result: r}) =>
      `Recall ${rate(r.recall)} and false-positive rate ${rate(r.fpr)} are shares within a class and stay. Precision mixes the classes: at ${percent(r.prevalence)} positives, ${fixed(r.counts.tp, 1)} expected finds stand against ${fixed(r.counts.fp, 1)} expected false alarms, precision ${rate(r.precision)}.`
  },
  {
    kind: "number",
    ask: "One case in ten is positive and the score is pure noise. What is the average precision, the area under the precision–recall curve, in the population?",
    before: {prevalence: 0.1},
    reveal: {separation: 0, prevalence: 0.1},
    shows: ["roc", "pr"],
    hides: ["chance"],
    min: 0,
    max: 1,
    step: 0.01,
    format: (v) => fixed(v),
    answer: ({result: r}) => r.population?.averagePrecision ?? Number.NaN,
    because: ({result: r}) =>
      `Whatever it calls positive is a random lot, a share π of it positive: precision is the prevalence at every threshold. The base line of ROC's area is ½; this one is π. The sample shown has ${rate(r.averagePrecision)}.`
  }
];

export const goals: readonly Room["Goal"][] = [
  {
    ask: "One positive in twenty: reach precision 0.9 with recall 0.5 or more.",
    done: ({result: r}) => r.prevalence <= 0.0501 && r.precision >= 0.9 && r.recall >= 0.5,
    way: {prevalence: 0.05, separation: 3.5, threshold: 3}
  },
  {
    ask: "At a prevalence of 10 %, find the threshold at which precision equals recall, to within 0.02. Then compare FP with FN.",
    done: ({result: r}) =>
      Math.abs(r.prevalence - 0.1) < 0.0051 && r.counts.tp > 0 && Math.abs(r.precision - r.recall) <= 0.02,
    way: {prevalence: 0.1, threshold: 1.62}
  },
  {
    ask: "Bring AUC to within 0.05 of ½ and find a threshold with precision 0.9 and recall 0.1 or more, half of the cases positive.",
    done: ({result: r}) =>
      Math.abs(r.auc - 0.5) <= 0.05 && r.prevalence === 0.5 && r.precision >= 0.9 && r.recall >= 0.1,
    way: {separation: 0, spread: 2.5, threshold: 2.5}
  },
  {
    ask: "At an even prevalence and an AUC of 0.8 or more: find a cost of a miss at which the cheapest threshold misses at most one positive in a hundred.",
    done: ({params: p, result: r}) =>
      p.by === "cost" && r.prevalence === 0.5 && r.auc >= 0.8 && r.recall >= 0.99 && r.fpr < 1,
    way: {by: "cost", cost: 50}
  }
];
