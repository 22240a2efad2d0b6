import {count, equation} from "../../../marks/format.js";
import type {Room} from "../params.js";
import {betaRate, rate} from "../words.js";

/** Truth by decision: the experiments in each cell, and the rate to expect; below, what a rejection is worth. */
export const outcomes: Room["Table"] = {
  id: "outcomes",
  tab: "Four outcomes",
  title: "Truth against decision",
  share: 1.35,
  reads: ({params: {how}, result: {typeOne, beta, power, falseShare, wrongTests, tally}}) => [
    how,
    typeOne,
    beta,
    power,
    falseShare,
    wrongTests,
    tally
  ],
  table: ({params: {how}, result: {typeOne, beta, power, falseShare, wrongTests, tally}}) => {
    const {nulls, effects, falsePositives, falseNegatives} = tally;
    const found = effects - falseNegatives;
    const rejections = falsePositives + found;
    const once = how === "once";
    // Several hypotheses are counted by experiments: what rejects in one with an effect may be a test of another null.
    const many = how === "many";
    const wrong = rate(falsePositives / rejections);
    return {
      head: ["", ...(many ? ["no test rejects", "some test rejects"] : ["keeps H₀", "rejects H₀"])],
      rows: [
        {
          name: many ? "no effect" : "H₀ is true",
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
              once ? equation("α", rate(typeOne)) : `rate ${rate(typeOne)}`,
              "cell-0 cell-strong",
              "alpha"
            )
          ]
        },
        {
          name: many ? "one effect" : "H₀ is false",
          className: "th-1",
          cells: [
            cell(
              "Type II error",
              falseNegatives,
              beta === null ? betaRate(beta) : equation("β", rate(beta)),
              "cell-1 cell-strong",
              "beta"
            ),
            cell(
              many ? "its own or another" : "correct: power",
              found,
              beta === null ? "" : equation("1 − β", rate(power)),
              "cell-1",
              "power"
            )
          ]
        }
      ],
      foot: !rejections
        ? "No rejections yet."
        : many
          ? `Of ${count(rejections)} that reject ${wrong} hold no effect; to expect: ${rate(falseShare)}. Single rejections: ${rate(wrongTests)} wrong.`
          : `Of ${count(rejections)} rejections ${wrong} are wrong; to expect: ${rate(falseShare)}, the false discovery rate.`
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
