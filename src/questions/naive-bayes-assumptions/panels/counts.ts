import {count} from "../../../marks/format.js";
import type {Room} from "../params.js";
import {logOdds} from "../words.js";

/** What was counted, word by word. */
export const counts: Room["Table"] = {
  id: "counts",
  tab: "Counts",
  title: "How often each class said it",
  with: {about: "words"},
  reads: ({params: {alpha, spam}, result: {evidence}}) => [alpha, spam, evidence],
  table: ({params: {alpha, spam}, result: {evidence: e}}) => ({
    head: ["", "spam", "ordinary", "log odds, once"],
    rows: [
      ...e.words.map(({word, spam, ham, each}) => ({
        name: word,
        cells: [
          {text: count(spam)},
          {text: count(ham)},
          {text: logOdds(each), ref: Number.isFinite(each) ? "words" : "veto"}
        ]
      })),
      {
        name: "all words",
        cells: [{text: count(e.read.spam)}, {text: count(e.read.ham)}, {text: ""}]
      }
    ],
    foot: `Counted in ${spam} spam and 120 ordinary messages; α = ${alpha} is added for each of the dictionary’s ${count(e.size)} words.${
      e.unknown.length ? ` Not in the dictionary, so without a trace: ${e.unknown.join(", ")}.` : ""
    }`
  })
};
