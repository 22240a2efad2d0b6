import {MOST, type Room} from "../params.js";
import {votesOf} from "../words.js";

/** Who says which k: a row a method. */
export const votes: Room["Table"] = {
  id: "votes",
  tab: "Votes",
  title: "Which k each method says",
  with: {votes: true},
  reads: ({result}) => votesOf(result).map(({k}) => k),
  table: ({result}) => ({
    head: ["method", ...Array.from({length: MOST}, (_, j) => `${j + 1}`)],
    rows: votesOf(result).map(({name, k, from}) => ({
      name,
      ref: "votes",
      cells: Array.from({length: MOST}, (_, j) => ({
        text: k === j + 1 ? "●" : j + 1 < from ? "–" : "·"
      }))
    })),
    foot: "–: not defined there, so the method cannot say it."
  })
};
