import {defaults} from "../../figure/params.js";
import {amount, fixed} from "../../marks/format.js";
import {model, type Params, type Result} from "./model.js";
import {params, type Room, thresholdKeys} from "./params.js";
import {LABELS} from "./sample.js";
import {emptyExamples} from "./words.js";

const all = (t: number): Partial<Params> => Object.fromEntries(thresholdKeys.map((key) => [key, t]));
/** No score reaches 1. */
const silent = all(1);
const lenient = all(0.2);

const travel = LABELS - 1;

/** The first example that is about travel; with one alone, that one. */
const about = ({truth, L, n}: Result): number =>
  Array.from({length: n}, (_, i) => i).find((i) => truth[i * L + travel]) ?? 0;

/** The setting at which the one item about travel is found, and the one at which its prediction is turned over. */
const one: Partial<Params> = {metric: "f-macro", rare: 1};
const before = model({...defaults(params), ...one}, null);
const turned: Partial<Params> = {...one, flips: [[about(before), travel, 0]]};

const predictedNothing = ({result}: Room["State"]): boolean => result.predicted.every((v) => v === 0);

/** The right cells of each example. */
const wrongIn = ({n, L, truth, predicted}: Result): number[] =>
  Array.from({length: n}, (_, i) => {
    let wrong = 0;
    for (let k = i * L; k < (i + 1) * L; ++k) if (truth[k] !== predicted[k]) ++wrong;
    return wrong;
  });

export const scenes: readonly Room["Scene"][] = [
  {
    title: "Right as a whole, or cell by cell",
    params: {metric: "exact"},
    panel: "grid",
    shows: ["measures"],
    marks: ["m-exact"],
    control: "metric",
    text: "A column is an exact match only if all its cells are right; one wrong cell spoils it. The Hamming loss counts the wrong cells themselves.",
    about: "here",
    claim: ({result}) => {
      const wrong = wrongIn(result);
      const {exactMatch, hamming} = result.scored;
      return (
        wrong.includes(1) &&
        exactMatch === wrong.filter((w) => w === 0).length / result.n &&
        exactMatch < 1 - hamming
      );
    },
    quantity: ({result}) => result.scored.exactMatch
  },
  {
    title: "Predict nothing",
    params: {metric: "hamming", ...silent},
    panel: "measures",
    shows: ["measures"],
    marks: ["nothing", "m-hamming"],
    text: "Every threshold at 1: nothing is predicted, nothing found. Yet seven cells in ten are right, because few are true. The last column keeps this rival beside every measure.",
    about: "always",
    claim: (state) => {
      const {scored, nothing} = state.result;
      const right = 1 - scored.hamming;
      return (
        predictedNothing(state) &&
        right > 0.65 &&
        right < 0.75 &&
        scored.micro.recall === 0 &&
        scored.hamming === nothing.scored.hamming
      );
    }
  },
  {
    title: "Micro: one table for all cells",
    params: {metric: "f-micro"},
    panel: "labels",
    shows: ["labels"],
    marks: ["m-f-micro"],
    text: "Hits, false alarms and misses of all labels are added up first. Here “politics”, true most often, has most of them, and so the most say.",
    about: "here",
    claim: ({result: {scored}}) => {
      const weights = scored.labels.map(({tp, fp, fn}) => 2 * tp + fp + fn);
      const sum = weights.reduce((a, b) => a + b, 0);
      const mean = scored.labels.reduce((a, {f1}, j) => a + (f1 * weights[j]) / sum, 0);
      return Math.abs(scored.micro.f1 - mean) < 1e-12 && weights.every((w, j) => j === 0 || w < weights[0]);
    },
    quantity: ({result}) => result.scored.micro.f1
  },
  {
    title: "Macro: every label counts once",
    params: {...one},
    panel: "labels",
    shows: ["labels"],
    marks: ["m-f-macro"],
    control: "rare",
    text: "Now one item is about travel. Turn over its prediction: macro F1 moves more than twice as far as micro F1, because a fifth of the mean hangs on that one cell.",
    about: "always",
    claim: ({params: p, data, result}) => {
      const flips = [...p.flips, [about(result), travel, 2 * result.id]];
      const {scored} = model({...p, flips}, data);
      const by = (average: "macro" | "micro") => Math.abs(scored[average].f1 - result.scored[average].f1);
      return by("macro") > 2 * by("micro");
    }
  },
  {
    title: "0/0",
    params: {metric: "jaccard", zero: "1"},
    panel: "grid",
    shows: ["measures"],
    marks: ["m-jaccard"],
    control: "zero",
    text: "One item has no label, and none is predicted. The exact match calls that right. Jaccard is 0/0: as 0 it calls it wrong, as 1, set here, right, and the mean rises by one item in twelve.",
    about: "here",
    claim: ({params: p, data, result}) => {
      const asZero = model({...p, zero: "0"}, data).scored.samples.jaccard;
      return (
        emptyExamples(result) === 1 && Math.abs(result.scored.samples.jaccard - asZero - 1 / result.n) < 1e-12
      );
    }
  },
  {
    title: "Ranking: no threshold",
    params: {metric: "lrap", ...lenient},
    panel: "thresholds",
    shows: ["thresholds"],
    control: "t1",
    text: "All thresholds at 0.2: predictions change, and F1 with them, but the order of the scores does not. Ranking measures stay as they were.",
    about: "always",
    claim: ({params: p, data, result: {scored, ranked}}) => {
      const half = model({...p, ...all(0.5)}, data);
      return (
        ranked.lrap === half.ranked.lrap &&
        ranked.rankingLoss === half.ranked.rankingLoss &&
        ranked.coverage === half.ranked.coverage &&
        Math.abs(scored.micro.f1 - half.scored.micro.f1) > 0.05
      );
    }
  }
];

export const predictions: readonly Room["Prediction"][] = [
  {
    kind: "choice",
    ask: "A model never predicts any label. Which of its scores is still above 0.7?",
    before: {},
    reveal: {metric: "hamming", ...silent},
    shows: ["measures"],
    hides: ["nothing", "density"],
    options: ["The share of right cells", "The exact match", "Recall, micro", "F1, macro"],
    answer: ({result: {scored}}) =>
      [1 - scored.hamming, scored.exactMatch, scored.micro.recall, scored.macro.f1].findIndex((v) => v > 0.7),
    because: ({result: {scored}}) =>
      `${fixed(1 - scored.hamming)} of the cells are right: a Hamming loss of ${amount(scored.hamming)}, the share of cells that are true. The exact match is ${amount(scored.exactMatch)} (the one item without a label), recall ${amount(scored.micro.recall)}.`
  },
  {
    kind: "number",
    ask: `One item is about travel, and it alone is predicted to be: macro F1 over the five labels is ${fixed(before.scored.macro.f1)}. That one prediction is lost. What is macro F1 then?`,
    before: one,
    reveal: turned,
    shows: ["labels"],
    min: 0,
    max: 1,
    step: 0.01,
    format: (v) => fixed(v),
    answer: ({result}) => result.scored.macro.f1,
    because: ({result: {scored}}) =>
      `One F1 in five went from ${fixed(before.scored.labels[travel].f1)} to ${amount(scored.labels[travel].f1)}, so the mean fell by 0.2. Micro F1 only went from ${fixed(before.scored.micro.f1)} to ${fixed(scored.micro.f1)}.`
  }
];

export const goals: readonly Room["Goal"][] = [
  {
    ask: "Find nothing at all, and still have three cells in four right.",
    done: (state) => predictedNothing(state) && state.result.scored.hamming <= 0.25,
    way: {...silent, rare: 1}
  },
  {
    ask: "Make macro F1 higher than micro F1 by 0.02 or more.",
    done: ({result: {scored}}) => scored.macro.f1 >= scored.micro.f1 + 0.02,
    way: {t1: 0.8, t3: 0.2, t4: 0.2, t5: 0.4}
  },
  {
    ask: "Reach an exact match of 0.8 or more with thresholds alone, no cell flipped, at the first setting's items.",
    done: ({params: p, result}) =>
      p.flips.length === 0 &&
      p.seed === params.seed.value &&
      p.rare === params.rare.value &&
      p.table === "simulated" &&
      result.scored.exactMatch >= 0.8,
    way: {t1: 0.3, t2: 0.4, t4: 0.7, t5: 0.4}
  }
];
