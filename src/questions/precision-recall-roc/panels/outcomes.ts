import {amount, count} from "../../../marks/format.js";
import type {Result} from "../model.js";
import {type Room, rate} from "../params.js";

export const isWeighted = ({weights: {positive, negative}}: Result): boolean =>
  positive !== 1 || negative !== 1;

/** Cases as they are counted: whole, or, where each stands for more or fewer, expected. */
export const cases = (r: Result, v: number): string => (isWeighted(r) ? amount(v, 1) : count(v));

/** What one case counts for: a weight that is not 1 is never called so on the prevalence's grid of thousandths. */
const weight = (v: number): string => String(Number(v.toFixed(3)));

/** The confusion table, with the rate of each row, and what is read off the columns. */
export const outcomes: Room["Table"] = {
  id: "outcomes",
  tab: "Four cells",
  title: ({result}) => (isWeighted(result) ? "Truth against call, expected cases" : "Truth against call"),
  share: 1.3,
  reads: ({params: {beta}, result: {counts, weights, f, best, balanced}}) => [
    beta,
    counts.tp,
    counts.fp,
    counts.fn,
    counts.tn,
    weights.positive,
    weights.negative,
    f,
    best.f,
    balanced
  ],
  table: ({params: {beta}, result: r}) => {
    const {counts: c, weights: w} = r;
    const cell = (key: "tp" | "fn" | "fp" | "tn", name: string, className: string) => ({
      name,
      text: cases(r, c[key]),
      note: key.toUpperCase(),
      className,
      ref: key
    });
    const cellOf = (name: string, value: number, ref: string) => ({name, text: rate(value), ref});
    return {
      head: ["", "called +", "called −", "rates"],
      rows: [
        {
          name: "positive",
          className: "th-1",
          ref: "positives",
          cells: [
            cell("tp", "found", "cell-1"),
            cell("fn", "missed", "cell-1 cell-strong"),
            cellOf("recall", r.recall, "recall")
          ]
        },
        {
          name: "negative",
          className: "th-0",
          ref: "negatives",
          cells: [
            cell("fp", "false alarm", "cell-0 cell-strong"),
            cell("tn", "let pass", "cell-0"),
            cellOf("FPR", r.fpr, "fpr")
          ]
        },
        {
          name: "all cases",
          cells: [
            cellOf("precision", r.precision, "precision"),
            cellOf("accuracy", r.accuracy, "accuracy"),
            cellOf(`F${beta}`, r.f, "f")
          ]
        }
      ],
      foot: isWeighted(r)
        ? `Each positive of the sample counts for ${weight(w.positive)}, each negative for ${weight(w.negative)} cases.`
        : `Balanced accuracy ${rate(r.balanced)}; F${beta} at its best ${rate(r.best.f)}.`
    };
  }
};
