import type {RoomOf} from "../../figure/contract.js";
import {choice, range, rows, seed, text, toggle} from "../../figure/params.js";
import {percent} from "../../marks/format.js";
import {given} from "./functions.js";
import type {Result} from "./model.js";

/** Messages that are labeled by votes; the others have gold labels and test the classifier. */
export const TRAIN = 200;

/** Rows of functions in the picture: the given ones and the reader's own. */
export const FUNCTIONS = given.length + 1;

/** What the page loads. */
export interface Data {
  /** The messages, 200 to train and 100 to test. */
  texts: readonly string[];
  /** Their gold labels, a digit each: 1 spam, 0 ham. */
  gold: string;
  /** Test accuracy of the classifier trained on that many gold labels: mean and standard deviation over random draws of them. */
  curve: {size: readonly number[]; mean: readonly number[]; sd: readonly number[]};
}

export const params = {
  vote: choice({
    label: "Your own rule votes",
    primary: true,
    // Simulated items have no words: a rule of one's own is about the messages.
    sets: {source: "messages"},
    options: {spam: "spam", ham: "ham"},
    value: "spam"
  }),
  word: text({
    label: "where the message says",
    primary: true,
    value: "now",
    sets: {source: "messages"},
    maxLength: 24,
    placeholder: "a word, or words in a row"
  }),
  gold: toggle({
    label: "Show the gold labels",
    value: false,
    help: "What is right, function by function. The label model does not see them."
  }),
  source: choice({
    label: "Votes on",
    // Switches and the message in view belong to what was voted on before.
    sets: {off: []},
    options: {
      messages: "messages",
      differ: "simulated: accuracies differ",
      equal: "simulated: all accuracies equal",
      copies: "simulated: a weak function and two that copy it"
    },
    value: "messages"
  }),
  abstain: choice({
    label: "To the label model, abstaining is",
    options: {answer: "an answer too", ignored: "ignored"},
    value: "answer"
  }),
  copied: range({
    label: "Copied",
    min: 0,
    max: 1,
    step: 0.05,
    value: 1,
    sets: {source: "copies"},
    format: (v) => percent(v, 0),
    help: "Simulated: how often functions 7 and 8 vote as function 6 does, rather than on their own."
  }),
  seed: seed({
    label: "New simulated sample",
    value: 1525,
    // The messages are a table of ours: only what is simulated can be drawn anew.
    sets: ({source}) => (source === "messages" ? {source: "differ"} : null)
  }),
  order: choice({
    label: "Columns",
    options: {model: "by the label model's P(spam)", file: "as they came"},
    value: "model"
  }),
  message: range({label: "Message in view", min: 1, max: TRAIN, step: 1, value: 111}),
  off: rows({
    label: "Functions switched off",
    columns: [{name: "function", min: 0, max: FUNCTIONS - 1, step: 1}],
    maxRows: FUNCTIONS,
    value: []
  })
};

export type Room = RoomOf<typeof params, Data, Result>;
export type Params = Room["Params"];

/** Function j switched the other way. */
export function flip({off}: Params, j: number): Partial<Params> {
  const others = off.filter(([k]) => k !== j);
  return {off: others.length < off.length ? others : [...off, [j]].sort((a, b) => a[0] - b[0])};
}
