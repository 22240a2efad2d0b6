import {fitLabelModel, type LabelModel} from "../../ml/label-model.js";
import {remember} from "../../ml/remember.js";
import {majorityVote, summarizeVotes, type VoteSummary} from "../../ml/votes.js";
import {type Bags, bagsOf, testAccuracy, trainedScores} from "./classifier.js";
import {cast, given, keywordRule} from "./functions.js";
import {type Data, type Params, TRAIN} from "./params.js";
import {simulate, type World} from "./simulate.js";

/** All votes, those of functions that are switched off too. */
export interface Votes {
  names: readonly string[];
  /** Row-major n × m. */
  votes: Int8Array;
  n: number;
  m: number;
  /** What is right: 1 spam, −1 ham. Nothing but the truth columns and the test looks at it. */
  gold: Int8Array;
  /** Each function's share of right votes; NaN where it casts none. */
  truth: Float64Array;
  simulated: boolean;
}

/** Labels made of votes, held against the gold ones. */
export interface Labels {
  labeled: number;
  right: number;
}

export interface Result extends Votes {
  /** The same for the same votes, functions and label model: results come from a worker, each a copy. */
  key: string;
  /** Which functions are on, as indices of all of them. */
  on: readonly number[];
  /** Of the functions that are on, in their order. */
  summary: readonly VoteSummary[];
  fit: Omit<LabelModel, "trace" | "objective">;
  /** EM on its way, of many steps as many as can be told apart: 0 is where it starts. */
  trace: readonly {step: number; accuracy: Float64Array}[];
  majority: Int8Array;
  /** 1 where a function that is on votes. */
  covered: Uint8Array;
  byMajority: Labels;
  byModel: Labels;
  /** The label model on the items that the majority labels. */
  modelThere: Labels;
  /** Items from left to right; the first 200. */
  order: Int32Array;
  /** Test accuracy of the classifier trained on either's labels; null where there is no text. */
  trained: {majority: number; model: number} | null;
}

/** Until no item's probability moves by more than a ten-millionth a step: every digit shown has come to rest. */
export const patience = {tolerance: 1e-7, iterations: 5000};

const bags = remember((data: Data): Bags => bagsOf(data));

const messageVotes = remember((data: Data, word: string, vote: Params["vote"]): Votes => {
  const {words, gold} = bags(data);
  const own = keywordRule(word, vote === "spam" ? 1 : -1);
  const functions = [...given, ...(own ? [own] : [])];
  const votes = cast(data.texts.slice(0, TRAIN), words, functions);
  return withTruth(
    functions.map(({name}) => name),
    votes,
    Int8Array.from({length: TRAIN}, (_, i) => (gold[i] ? 1 : -1)),
    false
  );
});

const simulatedVotes = remember((world: World, seed: number, copied: number): Votes => {
  const {names, votes, gold} = simulate(world, seed, copied);
  return withTruth(names, votes, gold, true);
});

function withTruth(names: readonly string[], votes: Int8Array, gold: Int8Array, simulated: boolean): Votes {
  const [n, m] = [gold.length, names.length];
  const truth = Float64Array.from({length: m}, (_, j) => {
    let [right, all] = [0, 0];
    for (let i = 0; i < n; ++i) {
      if (votes[i * m + j] === 0) continue;
      ++all;
      if (votes[i * m + j] === gold[i]) ++right;
    }
    return all ? right / all : Number.NaN;
  });
  return {names, votes, n, m, gold, truth, simulated};
}

/** The votes of the functions that are on, and what either way makes of them. */
const labeled = remember((all: Votes, off: Params["off"], abstaining: Params["abstain"]) => {
  const on = all.names.map((_, j) => j).filter((j) => !off.some(([k]) => k === j));
  const m = on.length;
  const votes = new Int8Array(all.n * m);
  const covered = new Uint8Array(all.n);
  for (let i = 0; i < all.n; ++i) {
    on.forEach((j, k) => {
      votes[i * m + k] = all.votes[i * all.m + j];
      if (votes[i * m + k]) covered[i] = 1;
    });
  }
  const matrix = {votes, n: all.n, m};
  const majority = majorityVote(matrix);
  const fit = fitLabelModel({...matrix, abstaining, ...patience});
  const side = Int8Array.from(fit.posterior, (q) => (q > 0.5 ? 1 : -1));
  return {
    on,
    summary: summarizeVotes(matrix),
    fit,
    majority,
    covered,
    byMajority: score(majority, majority, all.gold),
    byModel: score(side, covered, all.gold),
    modelThere: score(side, majority, all.gold)
  };
});

function score(labels: ArrayLike<number>, where: ArrayLike<number>, gold: Int8Array): Labels {
  let [count, right] = [0, 0];
  for (let i = 0; i < gold.length; ++i) {
    if (!where[i]) continue;
    ++count;
    if (labels[i] === gold[i]) ++right;
  }
  return {labeled: count, right};
}

const ordered = remember((fit: LabelModel, n: number, order: Params["order"]): Int32Array => {
  const items = Int32Array.from({length: Math.min(n, TRAIN)}, (_, i) => i);
  return order === "file" ? items : items.sort((a, b) => fit.posterior[b] - fit.posterior[a] || a - b);
});

/** The end classifier on the majority's labels, hard ones, and on the label model's, probabilities. */
const trainedOn = remember((data: Data, {majority, fit, covered}: ReturnType<typeof labeled>) => {
  const b = bags(data);
  const accuracy = (y: ArrayLike<number>, weights: ArrayLike<number>) =>
    testAccuracy(b, trainedScores(b, y, weights));
  return {
    majority: accuracy(
      majority.map((v) => (v > 0 ? 1 : 0)),
      majority.map((v) => (v ? 1 : 0))
    ),
    model: accuracy(fit.posterior, covered)
  };
});

/** Every early step, and of later ones some. */
const traced = remember(({trace}: LabelModel): Result["trace"] =>
  trace
    .map((accuracy, step) => ({step, accuracy}))
    .filter(({step}) => step < 30 || step === trace.length - 1 || step % Math.ceil(step / 30) === 0)
);

/** Functions vote, majority and label model turn votes into labels, a classifier learns from either. */
export function model(p: Params, data: Data): Result {
  const {word, vote, source, abstain, order, off, seed} = p;
  const copied = source === "copies" ? p.copied : 1;
  const all = source === "messages" ? messageVotes(data, word, vote) : simulatedVotes(source, seed, copied);
  const labels = labeled(all, off, abstain);
  const {trace: _trace, objective: _objective, ...fit} = labels.fit;
  return {
    ...all,
    ...labels,
    key: JSON.stringify([
      source,
      abstain,
      order,
      off,
      ...(source === "messages" ? [word, vote] : [seed, copied])
    ]),
    fit,
    trace: traced(labels.fit),
    order: ordered(labels.fit, all.n, order),
    trained: all.simulated ? null : trainedOn(data, labels)
  };
}
