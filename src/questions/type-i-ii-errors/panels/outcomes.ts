import {count, percent} from "../../../marks/format.js";
import type {Room} from "../params.js";
import {rate} from "../words.js";

/** Truth by decision: the experiments in each cell, and the rate to expect; below, what a rejection is worth. */
export const outcomes: Room["Table"] = {
  id: "outcomes",
  tab: "Four outcomes",
  title: "Truth against decision",
  reads: ({params: {alpha}, result: {beta, power, falseShare, tally}}) => [
    alpha,
    beta,
    power,
    falseShare,
    tally
  ],
  table: ({params: {alpha}, result: {beta, power, falseShare, tally}}) => {
    const {nulls, effects, falsePositives, falseNegatives} = tally;
    const found = effects - falseNegatives;
    const rejections = falsePositives + found;
    return {
      head: ["", "keeps H₀", "rejects H₀"],
      rows: [
        {
          name: "H₀ is true",
          className: "th-0",
          cells: [
            cell("correct", nulls - falsePositives, `1 − α = ${rate(1 - alpha)}`, "cell-0", "null"),
            cell("Type I error", falsePositives, `α = ${rate(alpha)}`, "cell-0 cell-strong", "alpha")
          ]
        },
        {
          name: "H₀ is false",
          className: "th-1",
          cells: [
            cell("Type II error", falseNegatives, `β = ${rate(beta)}`, "cell-1 cell-strong", "beta"),
            cell("correct: power", found, `1 − β = ${rate(power)}`, "cell-1", "power")
          ]
        }
      ],
      foot: rejections
        ? `Of ${count(rejections)} rejections ${percent(falsePositives / rejections)} are wrong; to expect: ${percent(falseShare)}, the false discovery rate.`
        : "No rejections yet."
    };
  }
};

const cell = (name: string, n: number, note: string, className: string, ref: string) => ({
  name,
  text: count(n),
  note,
  className,
  ref
});
