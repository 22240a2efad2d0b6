import type {TableCell} from "../../../figure/contract.js";
import type {Numbers} from "../evaluate.js";
import {remedies} from "../model.js";
import type {Room} from "../params.js";
import {hundredths, shortNames, thresholdName} from "../words.js";

/** Every remedy by every measure. */
export const numbers: Room["Table"] = {
  id: "numbers",
  tab: "Numbers",
  title: ({settled}) => `All remedies, in %${settled.correct ? ", corrected" : ""}`,
  share: 1.2,
  reads: ({settled, result: {key, numbers}}) => [
    key.sample,
    settled.correct,
    settled.threshold,
    numbers.threshold.recall
  ],
  table: ({settled, result}) => ({
    head: ["", "acc.", "prec.", "recall", "F1", "AP", "AUC", "Brier"],
    rows: [
      {name: "always no", cells: cells(result.alwaysNo)},
      ...remedies.map((name) => ({
        name: name === "threshold" ? thresholdName(settled.threshold) : shortNames[name],
        ref: `row-${name}`,
        cells: cells(result.numbers[name])
      }))
    ],
    foot: result.expected
      ? "Of all new cases. AP: average precision; Brier score: less is better, here 100 times it."
      : `On the ${result.cases} test rows. AP: average precision; Brier score: less is better, here 100 times it.`
  })
};

// In the small type of names: seven measures stand in a row.
const cells = (n: Numbers): TableCell[] => [
  {name: hundredths(n.accuracy, 1), text: "", ref: "accuracy"},
  {name: hundredths(n.precision), text: "", ref: "precision"},
  {name: hundredths(n.recall), text: "", ref: "recall"},
  {name: hundredths(n.f1), text: "", ref: "f1"},
  {name: hundredths(n.ap), text: "", ref: "ap"},
  {name: hundredths(n.auc), text: "", ref: "auc"},
  {name: hundredths(n.brier, n.brier < 0.0995 ? 2 : 1), text: "", ref: "brier"}
];
