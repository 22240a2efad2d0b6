import {COLUMNS, PICKED, type Spread} from "../counted.js";
import type {Room} from "../params.js";
import {errorText, meanText} from "../words.js";

/** What choosing features on all rows does to a report: measured on noise. */
export const picked: Room["Table"] = {
  id: "picked",
  tab: "Chosen first",
  title: `Features picked on all rows: ${PICKED} of ${COLUMNS} columns of noise`,
  share: 0.8,
  reads: ({data}) => [data.counted.picked],
  table: ({
    data: {
      counted: {picked: p}
    }
  }) => {
    const row = (name: string, [low, , high, mean, error]: Spread, ref: string) => ({
      name,
      ref,
      cells: [{text: meanText(mean, error)}, {text: `${errorText(low)} to ${errorText(high)}`}]
    });
    return {
      head: ["", "mean", "5 to 95 %"],
      rows: [
        row("picked on all rows", p.all, "leak"),
        row("picked in each fold", p.folds, "report"),
        row("true future", p.future, "future")
      ],
      foot: "Mean squared errors of least squares, blocked 5-fold, 200 series of white noise with variance 1."
    };
  }
};
