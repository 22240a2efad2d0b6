import type {Goal, Prediction, Scene} from "../../figure/contract.js";
import {defaults, type ParamsOf} from "../../figure/params.js";
import {fixed} from "../../marks/format.js";
import {model, type Result} from "./model.js";
import {type Data, type Declared, type Here, params} from "./params.js";

type Patch = Partial<ParamsOf<Declared>>;
const at = (patch: Patch): Result => model({...defaults(params), ...patch}, null);
const first = at({});
/** No score reaches 1. */
const silent: Patch = {t1: 1, t2: 1, t3: 1, t4: 1, t5: 1};
const lenient: Patch = {t1: 0.2, t2: 0.2, t3: 0.2, t4: 0.2, t5: 0.2};

const everyThreshold = (r: Result, value: number) => r.thresholds.every((t) => t === value);
const predictedNothing = ({result}: Here): boolean => result.predicted.every((v) => v === 0);

export const scenes: readonly Scene<Declared, Data, Result>[] = [
  {
    title: "Right as a whole, or cell by cell",
    params: {metric: "exact"},
    text: "A column counts as an exact match only if all its cells are right; one wrong cell spoils it. The Hamming loss counts the wrong cells themselves.",
    claim: ({result: {scored, truth, predicted, n, L}}) => {
      const wrong = Array.from({length: n}, () => 0);
      truth.forEach((t, k) => {
        if (t !== predicted[k]) ++wrong[Math.floor(k / L)];
      });
      const right = wrong.filter((w) => w === 0).length;
      return wrong.includes(1) && scored.exactMatch === right / n && scored.exactMatch < 1 - scored.hamming;
    }
  },
  {
    title: "Predict nothing",
    params: {metric: "hamming", ...silent},
    text: "Every threshold at 1: nothing is predicted, nothing found, and still about four cells in five are right, because few are true.",
    claim: (state) => {
      const {hamming, micro} = state.result.scored;
      return predictedNothing(state) && hamming > 0.15 && hamming < 0.25 && micro.recall === 0;
    }
  },
  {
    title: "Micro: one table for all cells",
    params: {metric: "f-micro"},
    text: "Hits, false alarms and misses of all labels are added up first. “Politics” is true most often, has most of them, and so the most say.",
    claim: ({result: {scored}}) => {
      const sum = scored.labels.reduce((a, c) => ({tp: a.tp + c.tp, wrong: a.wrong + c.fp + c.fn}), {
        tp: 0,
        wrong: 0
      });
      const most = (of: (c: (typeof scored.labels)[number]) => number): boolean =>
        scored.labels.every((c, j) => j === 0 || of(c) < of(scored.labels[0]));
      return (
        Math.abs(scored.micro.f1 - (2 * sum.tp) / (2 * sum.tp + sum.wrong)) < 1e-12 &&
        most(({tp, fn}) => tp + fn) &&
        most(({tp, fp, fn}) => 2 * tp + fp + fn)
      );
    }
  },
  {
    title: "Macro: every label counts once",
    params: {metric: "f-macro", rare: 1},
    text: "Now “travel” is true of one item, and that one is missed: its F1 is 0. Macro F1 falls by more than twice as much as micro F1.",
    claim: ({result: {scored}}) =>
      scored.labels[4].f1 === 0 &&
      first.scored.macro.f1 - scored.macro.f1 > 2 * (first.scored.micro.f1 - scored.micro.f1)
  },
  {
    title: "0/0",
    params: {metric: "jaccard", zero: "1"},
    text: "No label true, none predicted: is that example right? With 0/0 as 1 it is, and the Jaccard score is no longer below the exact match.",
    claim: ({result: {scored}}) =>
      scored.exactMatch <= scored.samples.jaccard && first.scored.exactMatch > first.scored.samples.jaccard
  },
  {
    title: "Ranking: no threshold",
    params: {metric: "lrap", ...lenient},
    text: "Thresholds at 0.2: predictions change and F1 with them, but the order of the scores does not. Ranking measures stay as they were.",
    claim: ({result}) =>
      everyThreshold(result, 0.2) &&
      result.ranked.lrap === first.ranked.lrap &&
      result.ranked.rankingLoss === first.ranked.rankingLoss &&
      result.ranked.coverage === first.ranked.coverage &&
      Math.abs(result.scored.micro.f1 - first.scored.micro.f1) > 0.05
  }
];

const looks = ["Its Hamming loss", "Its micro-averaged recall", "Its macro-averaged F1", "None of these"];

export const predictions: readonly Prediction<Declared, Data, Result>[] = [
  {
    kind: "choice",
    ask: "A model never predicts any label. Which of its scores still looks respectable?",
    before: {},
    reveal: {metric: "hamming", ...silent},
    options: looks,
    answer: ({result: {scored}}) => {
      const good = [1 - scored.hamming, scored.micro.recall, scored.macro.f1].map((v) => v >= 0.7);
      return good.includes(true) ? good.indexOf(true) : 3;
    },
    because: ({result: {scored}}) =>
      `Its Hamming loss is ${fixed(scored.hamming)}: just the share of cells that are true. Recall is ${fixed(scored.micro.recall)}.`
  },
  {
    kind: "number",
    ask: `Macro F1 over the five labels is ${fixed(first.scored.macro.f1)} at first. “Travel” becomes rare: one item has it, and the model misses that one. What is macro F1 then?`,
    before: {metric: "f-macro"},
    reveal: {metric: "f-macro", rare: 1},
    min: 0,
    max: 1,
    step: 0.01,
    format: (v) => fixed(v),
    answer: ({result}) => result.scored.macro.f1,
    because: ({result: {scored}}) =>
      `One F1 in five went from ${fixed(first.scored.labels[4].f1)} to ${fixed(scored.labels[4].f1)}, so the mean fell by a fifth of that. Micro F1 only went from ${fixed(first.scored.micro.f1)} to ${fixed(scored.micro.f1)}.`
  }
];

export const goals: readonly Goal<Declared, Data, Result>[] = [
  {
    ask: "Find nothing at all, and still have a Hamming loss below 0.2.",
    done: (state) => predictedNothing(state) && state.result.scored.hamming < 0.2,
    way: {...silent, rare: 1}
  },
  {
    ask: "Make macro F1 higher than micro F1 by 0.02 or more.",
    done: ({result: {scored}}) => scored.macro.f1 >= scored.micro.f1 + 0.02,
    way: {t1: 0.7, t3: 0.3, t4: 0.7, t5: 0.4}
  },
  {
    ask: "Reach an exact match of 0.75 or more with thresholds alone, no cell flipped, at the first setting's items.",
    done: ({params: p, result}) =>
      p.flips.length === 0 &&
      p.seed === 10 &&
      p.rare === 4 &&
      p.table === "simulated" &&
      result.scored.exactMatch >= 0.75,
    way: {t1: 0.3, t2: 0.4, t3: 0.45, t4: 0.7, t5: 0.4}
  }
];
