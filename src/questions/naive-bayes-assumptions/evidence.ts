import {sigmoid} from "../../ml/activations.js";
import {tokenize} from "../../ml/bag-of-words.js";
import {multinomialFromCounts, wordLogOdds} from "../../ml/naive-bayes.js";
import type {Data} from "./data.js";
import {MOST, SPAM} from "./params.js";

const HAM = 120;

/** A word of the message that the dictionary has. */
export interface Word {
  word: string;
  /** How often the message says it. */
  count: number;
  /** How often it stands in the messages that were read. */
  spam: number;
  ham: number;
  /** What saying it once adds to the log odds of spam: ±∞ is a veto, NaN is 0 / 0. */
  each: number;
}

export interface Evidence {
  words: readonly Word[];
  /** Words of the message that the dictionary does not have: they leave no trace. */
  unknown: readonly string[];
  prior: number;
  /** Log odds of spam: NaN where a word says 0 / 0 or two vetoes meet. */
  total: number;
  probability: number;
  /** Words read in each class, and in the dictionary. */
  read: {spam: number; ham: number};
  size: number;
  /** What a word that neither class had adds to the log odds. */
  unseen: number;
  /** The ends of the axis: they do not depend on how often the first word is said. */
  ends: readonly [number, number];
}

/** What the counts say of a message, word by word. */
export function evidenceOf(
  data: Data,
  message: string,
  times: number,
  alpha: number,
  spamRead: number
): Evidence {
  const dictionary = data.words.split(" ");
  const column = new Map(dictionary.map((word, j) => [word, j]));
  const parts = data.spam.slice(0, SPAM.indexOf(spamRead) + 1);
  const spam = data.ham.map((_, j) => parts.reduce((s, counts) => s + counts[j], 0));
  const p = dictionary.length;
  const fit = multinomialFromCounts([...data.ham, ...spam], [HAM, spamRead], alpha);
  const said = new Map<string, number>();
  for (const word of tokenize(message)) said.set(word, (said.get(word) ?? 0) + 1);
  const unknown = [...said.keys()].filter((word) => !column.has(word));
  const words: Word[] = [];
  for (const [word, count] of said) {
    const j = column.get(word);
    if (j === undefined) continue;
    const again = words.length === 0 ? times - 1 : 0;
    words.push({word, count: count + again, spam: spam[j], ham: data.ham[j], each: wordLogOdds(fit, j)});
  }
  const prior = fit.logPrior[1] - fit.logPrior[0];
  const total = words.reduce((sum, {count, each}) => sum + count * each, prior);
  const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);
  const read = {spam: sum(spam), ham: sum(data.ham)};
  return {
    words,
    unknown,
    prior,
    total,
    probability: sigmoid(total),
    read,
    size: p,
    unseen: alpha > 0 ? Math.log((read.ham + alpha * p) / (read.spam + alpha * p)) : Number.NaN,
    ends: endsOf(words, prior, times)
  };
}

/** Room for each bar and for their sum, with the first word said as often as can be; whole numbers. */
function endsOf(words: readonly Word[], prior: number, times: number): [number, number] {
  const bars = words.map(({count, each}, i) =>
    Number.isFinite(each) ? (i ? count : count - times + MOST) * each : 0
  );
  const once = words.length && Number.isFinite(words[0].each) ? words[0].each : 0;
  const sums = [0, MOST - 1].map((back) => bars.reduce((a, b) => a + b, prior) - back * once);
  const all = [...bars, ...sums, prior, 0];
  return [Math.min(-3, Math.floor(Math.min(...all) - 0.5)), Math.max(3, Math.ceil(Math.max(...all) + 0.5))];
}
