import {mean} from "d3-array";
import {percent} from "../../marks/format.js";
import {model} from "./model.js";
import type {Room} from "./params.js";
import {worth} from "./words.js";

type Here = Room["State"];

/** A function's estimated accuracy and its true one; NaN where it is off. */
export function judged({result: r}: Here, name: string): {estimated: number; right: number} {
  const j = r.names.indexOf(name);
  const k = r.on.indexOf(j);
  return {estimated: k < 0 ? Number.NaN : r.fit.accuracy[k], right: r.truth[j] ?? Number.NaN};
}

/** How far the worst of the estimates is from the share of votes that are right. */
export const worstError = ({result: r}: Pick<Here, "result">): number =>
  Math.max(...r.on.map((j, k) => Math.abs(r.fit.accuracy[k] - r.truth[j])));

/** How far the estimates are from the shares of votes that are right, on average over functions. */
const meanError = ({result: r}: Pick<Here, "result">): number =>
  mean(r.on, (j, k) => Math.abs(r.fit.accuracy[k] - r.truth[j])) ?? 0;

/** Of the items on which a function is silent, the share that the label model gives to the class it prefers there. */
export function oneSided({votes, n, m, fit}: Here["result"], j: number): number {
  let [silent, spam] = [0, 0];
  for (let i = 0; i < n; ++i) {
    if (votes[i * m + j]) continue;
    ++silent;
    if (fit.posterior[i] > 0.5) ++spam;
  }
  return Math.max(spam, silent - spam) / silent;
}

export const scenes: readonly Room["Scene"][] = [
  {
    title: "Rules in place of labels",
    panel: "votes",
    shows: ["message"],
    about: "here",
    marks: ["message"],
    control: "word",
    params: {},
    text: "A row is a rule of thumb that votes on messages; no label is used. Each is silent on most messages; together they reach most, and contradict each other.",
    claim: ({result: r}) =>
      r.summary.every(({coverage}) => coverage < r.n / 2) &&
      r.byModel.labeled > 0.8 * r.n &&
      r.summary.some(({conflict}) => conflict > 5)
  },
  {
    title: "Found without a label",
    panel: "rules",
    shows: ["rules"],
    about: "here",
    marks: ["f-6"],
    control: "gold",
    params: {gold: true, message: 64},
    text: "“Polite words are spam” is bad on purpose. The label model learns it from the votes alone: it puts the rule below a coin, and so do the gold labels, shown now.",
    claim: (state) => {
      const {estimated, right} = judged(state, "polite words");
      return estimated < 0.5 && right < 0.5;
    }
  },
  {
    title: "Fooled by a near-copy",
    panel: "rules",
    shows: ["rules"],
    about: "here",
    marks: ["f-4", "f-5"],
    control: "gold",
    params: {gold: true, message: 166},
    text: "“Ends with !” never votes without “has !”, and looks like a second witness: the model trusts it at over 95 %, and it is wrong more often than right.",
    claim: (state) => {
      const {estimated, right} = judged(state, "ends with “!”");
      const {votes, n, m, names} = state.result;
      const [has, ends] = [names.indexOf("has “!”"), names.indexOf("ends with “!”")];
      let alone = 0;
      for (let i = 0; i < n; ++i) if (votes[i * m + ends] && !votes[i * m + has]) ++alone;
      return alone === 0 && estimated > 0.95 && right < 0.5;
    }
  },
  {
    title: "No gain over the majority",
    panel: "rules",
    shows: ["rules"],
    about: "here",
    marks: ["majority", "model"],
    control: "gold",
    params: {gold: true, off: [[5], [6]]},
    text: "The near-copy and the bad rule are off, and “has !” is judged about right. Where the majority decides, both are right equally often; the model also labels the ties, less well.",
    claim: (state) => {
      const {byMajority, byModel, modelThere} = state.result;
      const {estimated, right} = judged(state, "has “!”");
      return (
        Math.abs(estimated - right) < 0.05 &&
        modelThere.right === byMajority.right &&
        byModel.labeled > byMajority.labeled &&
        byModel.right / byModel.labeled < byMajority.right / byMajority.labeled
      );
    }
  },
  {
    title: "What the labels are worth",
    panel: "worth",
    shows: ["worth"],
    about: "here",
    marks: ["majority", "model"],
    control: "word",
    params: {message: 54},
    text: "Trained on the votes' labels, a classifier does what takes dozens of gold ones (the rules suit these messages). Majority or label model hardly matters.",
    claim: ({data, result: {trained}}) => {
      if (!trained) return false;
      const both = [trained.majority, trained.model];
      return (
        both.every((a) => worth(data, a) > 48 && worth(data, a) < 120) && Math.abs(both[0] - both[1]) <= 0.02
      );
    }
  },
  {
    title: "Where the model earns its keep",
    panel: "accuracy",
    shows: ["accuracy"],
    about: "always",
    marks: ["estimated"],
    control: "seed",
    quantity: ({result: r}) => (r.modelThere.right - r.byMajority.right) / r.byMajority.labeled,
    params: {source: "differ"},
    text: "Simulated: independent functions, good and poor. EM finds their accuracies to within a few percentage points, and weighing votes by them beats counting.",
    claim: (state) => {
      const {modelThere, byMajority} = state.result;
      return worstError(state) < 0.08 && modelThere.right > byMajority.right;
    }
  },
  {
    title: "Three of a kind",
    panel: "accuracy",
    shows: ["accuracy"],
    about: "always",
    marks: ["estimated"],
    control: "copied",
    quantity: ({result: r}) => (r.modelThere.right - r.byMajority.right) / r.byMajority.labeled,
    params: {source: "copies"},
    text: "A weak function and two copies of it against five better ones. EM takes the three for perfect, their silence for a sign of one class, and the others for little better than coins. The majority is better.",
    claim: ({result: r}) =>
      [5, 6, 7].every((j) => r.fit.accuracy[j] > 0.99 && r.truth[j] < 0.75) &&
      [0, 1, 2, 3, 4].every((j) => r.fit.accuracy[j] < Math.min(0.66, r.truth[j] - 0.05)) &&
      oneSided(r, 5) > 0.95 &&
      r.modelThere.right < r.byMajority.right
  },
  {
    title: "Copying half the time is enough",
    params: {source: "copies", copied: 0.5},
    panel: "accuracy",
    shows: ["accuracy"],
    about: "always",
    marks: ["estimated"],
    control: "copied",
    quantity: ({result: r}) => r.fit.accuracy[5],
    text: "Copied on a random half of the items, the weak function still stands above all five better ones. At one in ten the estimates are about as good as with no copies: move the slider and watch them part.",
    claim: (state) => {
      const {fit, truth, byMajority, modelThere} = state.result;
      const [none, few] = [0, 0.1].map((copied) =>
        meanError({result: model({...state.settled, copied}, state.data)})
      );
      return (
        [0, 1, 2, 3, 4].every((j) => fit.accuracy[5] > fit.accuracy[j] && truth[j] > truth[5]) &&
        modelThere.right < byMajority.right &&
        few < none + 0.03
      );
    }
  }
];

/** Rules that are asked about: as they are named in the figure, and as they are put to the reader. */
const suspects = [
  ["polite words", "“please” and the like: spam"],
  ["ends with “!”", "an exclamation mark at the end: spam"],
  ["first person", "“I” and “we”: ham"],
  ["asks to act", "“click” and the like: spam"]
] as const;

export const predictions: readonly Room["Prediction"][] = [
  {
    kind: "choice",
    ask: "The label model estimates each rule's accuracy from the votes alone. On which of these rules will it be furthest off?",
    before: {},
    reveal: {gold: true},
    shows: ["rules"],
    hides: ["estimated", "true"],
    options: suspects.map(([, words]) => words),
    answer: (state) => {
      const gaps = suspects.map(([name]) => {
        const {estimated, right} = judged(state, name);
        return Math.abs(estimated - right);
      });
      return gaps.indexOf(Math.max(...gaps));
    },
    because: (state) => {
      const {estimated, right} = judged(state, "ends with “!”");
      const polite = judged(state, "polite words");
      return `“Ends with !” is estimated at ${percent(estimated, 0)} and right on ${percent(right, 0)}: it is backed up by “has !”, which is the same evidence. “Polite words” has no such friend and is found out: ${percent(polite.estimated, 0)}, truly ${percent(polite.right, 0)}.`;
    }
  },
  {
    kind: "number",
    ask: "Simulated: five functions are right on 75 % of their votes, one on 60 %, and two more copy that one. What accuracy does the label model give the weak one?",
    before: {source: "equal"},
    reveal: {source: "copies"},
    shows: ["accuracy"],
    hides: ["estimated"],
    min: 0,
    max: 100,
    step: 1,
    unit: "%",
    answer: ({result: r}) => 100 * r.fit.accuracy[r.on.indexOf(5)],
    because: ({result: r}) =>
      `It is right on ${percent(r.truth[5], 0)} and gets ${percent(r.fit.accuracy[r.on.indexOf(5)], 0)}. Under independence, three functions that always agree are likely only if all are always right (or all always wrong).`
  }
];

export const goals: readonly Room["Goal"][] = [
  {
    ask: "With a keyword of your own and every given rule on, let the label model label 180 messages or more, 86 % or more of them right.",
    done: ({params: p, result: {byModel: b}}) =>
      p.source === "messages" && p.off.length === 0 && b.labeled >= 180 && b.right / b.labeled >= 0.86,
    way: {word: "the", vote: "ham", gold: true}
  },
  {
    ask: "On the messages, with silence taken as an answer, make the majority right on at least 5 messages more than the label model, where the majority decides.",
    done: ({params: p, result: r}) =>
      p.source === "messages" && p.abstain === "answer" && r.byMajority.right >= r.modelThere.right + 5,
    way: {off: [[8]], gold: true}
  },
  {
    ask: "With no gold label to train on, get a classifier that is right on 84 % of the test messages.",
    done: ({result: {trained}}) => !!trained && Math.max(trained.majority, trained.model) >= 0.84,
    way: {off: [[6]]}
  }
];
