import {count} from "../../../marks/format.js";
import type {Room} from "../params.js";
import {betaRate, rate} from "../words.js";

/** Truth by decision: the experiments in each cell, and the rate to expect; below, what a rejection is worth. */
export const outcomes: Room["Table"] = {
  id: "outcomes",
  tab: "Four outcomes",
  title: "Truth against decision",
  share: 1.15,
  reads: ({params: {how}, result: {typeOne, beta, power, falseShare, tally}}) => [
    how,
    typeOne,
    beta,
    power,
    falseShare,
    tally
  ],
  table: ({params: {how}, result: {typeOne, beta, power, falseShare, tally}}) => {
    const {nulls, effects, falsePositives, falseNegatives} = tally;
    const found = effects - falseNegatives;
    const rejections = falsePositives + found;
    const once = how === "once";
    return {
      head: ["", "keeps H₀", "rejects H₀"],
      rows: [
        {
          name: "H₀ is true",
          className: "th-0",
          cells: [
            cell(
              "correct",
              nulls - falsePositives,
              `${once ? "1 − α = " : ""}${rate(1 - typeOne)}`,
              "cell-0",
              "null"
            ),
            cell(
              "Type I error",
              falsePositives,
              `${once ? "α =" : "rate"} ${rate(typeOne)}`,
              "cell-0 cell-strong",
              "alpha"
            )
          ]
        },
        {
          name: "H₀ is false",
          className: "th-1",
          cells: [
            cell(
              "Type II error",
              falseNegatives,
              beta === null ? betaRate(beta) : `β = ${rate(beta)}`,
              "cell-1 cell-strong",
              "beta"
            ),
            cell("correct: power", found, beta === null ? "" : `1 − β = ${rate(power)}`, "cell-1", "power")
          ]
        }
      ],
      foot: rejections
        ? `Of ${count(rejections)} rejections ${rate(falsePositives / rejections)} are wrong; to expect: ${rate(falseShare)}, the false discovery rate.`
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
