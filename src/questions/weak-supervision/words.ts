import {amount, count, percent, plural} from "../../marks/format.js";
import type {Data, Room} from "./params.js";

type Here = Room["State"];

/** With how many gold labels the classifier reaches an accuracy on average: 0 and Infinity where that is outside what was tried. */
export function worth({curve: {size, mean}}: Data, accuracy: number): number {
  if (!(accuracy >= mean[0])) return 0;
  for (let k = 1; k < size.length; ++k) {
    if (mean[k] < accuracy) continue;
    const t = (accuracy - mean[k - 1]) / (mean[k] - mean[k - 1]);
    return size[k - 1] + t * (size[k] - size[k - 1]);
  }
  return Number.POSITIVE_INFINITY;
}

/** To tens: other random draws of the gold labels move a count by a few. */
const tens = (labels: number): string => count(10 * Math.round(labels / 10));

export function worthWords(data: Data, accuracy: number): string {
  const labels = worth(data, accuracy);
  const {size} = data.curve;
  if (labels === 0) return `fewer than ${size[0]} gold labels`;
  if (labels === Number.POSITIVE_INFINITY) return `more than ${size[size.length - 1]} gold labels`;
  return `about ${tens(labels)} gold labels`;
}

function worthShort(data: Data, accuracy: number): string {
  const labels = worth(data, accuracy);
  const {size} = data.curve;
  return labels === 0
    ? `under ${size[0]}`
    : labels === Number.POSITIVE_INFINITY
      ? `over ${size[size.length - 1]}`
      : `about ${tens(labels)}`;
}

/** A probability to two digits: what is neither 0 nor 1 is never called so. */
export const chance = (q: number): string => (q < 1 && q >= 0.995 ? "> 0.99" : amount(q));

export interface Term {
  name: string;
  /** In nats. */
  value: number;
}

/** What adds up to the label model's log-odds of spam for the item in view, and what the majority says. */
export function evidence({params, result: r}: Here): {terms: Term[]; total: number; majority: string} {
  const i = params.message - 1;
  const {weight, silence, balance} = r.fit;
  let rest = Math.log(balance) - Math.log(1 - balance);
  let [spam, ham] = [0, 0];
  const terms: Term[] = [];
  r.on.forEach((j, k) => {
    const vote = r.votes[i * r.m + j];
    if (!vote) {
      rest += silence[k];
      return;
    }
    if (vote > 0) ++spam;
    else ++ham;
    terms.push({
      name: `${r.names[j]}: ${vote > 0 ? "spam" : "ham"}`,
      value: vote > 0 ? weight.plus[k] : -weight.minus[k]
    });
  });
  // A share of spam of 0, found where EM collapses, has log-odds of −∞.
  const bounded = Math.max(-99, Math.min(99, rest));
  terms.push({name: params.abstain === "answer" ? "prior and silences" : "prior", value: bounded});
  const total = terms.reduce((sum, {value}) => sum + value, 0);
  const side = r.majority[i] ? (r.majority[i] > 0 ? "spam" : "ham") : spam ? "a tie" : "no vote";
  return {
    terms,
    total: Math.max(-99, Math.min(99, total)),
    majority: spam + ham ? `${side}, ${Math.max(spam, ham)} to ${Math.min(spam, ham)}` : side
  };
}

/** What the picture says now. */
export function describe(state: Here): string {
  const {result: r, data} = state;
  const voters = `${plural(r.on.length, "function")} ${r.on.length === 1 ? "reaches" : "reach"} ${count(r.byModel.labeled)} of ${count(r.n)} ${r.simulated ? "simulated items" : "messages"}.`;
  if (!r.byMajority.labeled) return `${voters} There is nothing to learn from.`;
  const share = ({right, labeled}: {right: number; labeled: number}) => percent(right / labeled, 1);
  const labels = `Where the majority decides (${count(r.byMajority.labeled)}), it is right on ${share(r.byMajority)}, the label model on ${share(r.modelThere)}.`;
  if (!r.trained) return `${voters} ${labels} No label was used to fit either.`;
  const {majority, model} = r.trained;
  return `${voters} ${labels} Classifiers trained on their labels: ${percent(majority, 0)} and ${percent(model, 0)} on test messages, worth ${worthShort(data, majority)} and ${worthShort(data, model)} gold labels.`;
}

const named = ({result: r}: Here, name: string): number => r.names.indexOf(name);

/** A function's estimate or truth in words; a dash where it is off or absent. */
function accuracyOf(state: Here, name: string, which: "est" | "true"): string {
  const {result: r} = state;
  const j = named(state, name);
  const k = r.on.indexOf(j);
  if (j < 0 || k < 0) return "–";
  return percent(which === "est" ? r.fit.accuracy[k] : r.truth[j], 0);
}

const share = (right: number, labeled: number): string => (labeled ? percent(right / labeled, 1) : "–");

export const reads: Readonly<Record<string, (state: Here) => string>> = {
  on: ({result}) => count(result.on.length),
  labeled: ({result}) => count(result.byMajority.labeled),
  covered: ({result}) => count(result.byModel.labeled),
  majority: ({result: {byMajority: b}}) => share(b.right, b.labeled),
  there: ({result: {modelThere: b}}) => share(b.right, b.labeled),
  balance: ({result}) => percent(result.fit.balance, 0),
  steps: ({result: {fit}}) => `${fit.converged ? "" : "more than "}${count(fit.iterations)}`,
  testMajority: ({result}) => (result.trained ? percent(result.trained.majority, 0) : "–"),
  testModel: ({result}) => (result.trained ? percent(result.trained.model, 0) : "–"),
  worthMajority: ({result, data}) =>
    result.trained && !Number.isNaN(result.trained.majority)
      ? worthWords(data, result.trained.majority)
      : "–",
  worthModel: ({result, data}) =>
    result.trained && !Number.isNaN(result.trained.model) ? worthWords(data, result.trained.model) : "–",
  goldAll: ({data}) => percent(data.curve.mean[data.curve.mean.length - 1], 0),
  endsEst: (state) => accuracyOf(state, "ends with “!”", "est"),
  endsTrue: (state) => accuracyOf(state, "ends with “!”", "true"),
  inView: ({params}) => count(params.message),
  posterior: ({params, result}) => chance(result.fit.posterior[params.message - 1])
};

const blank = (v: number): number | string => (Number.isNaN(v) ? "" : v);

export function table({result: r}: Here): Record<string, string | number>[] {
  return [
    ...r.on.map((j, k) => ({
      of: r.names[j],
      ...r.summary[k],
      estimated: blank(r.fit.accuracy[k]),
      right: blank(r.truth[j]),
      labeled: r.summary[k].coverage
    })),
    ...(
      [
        ["majority vote", r.byMajority],
        ["label model", r.byModel],
        ["label model, where the majority decides", r.modelThere]
      ] as const
    ).map(([of, {labeled, right}]) => ({
      of,
      coverage: "",
      overlap: "",
      conflict: "",
      estimated: "",
      right: labeled ? right / labeled : "",
      labeled
    }))
  ];
}
