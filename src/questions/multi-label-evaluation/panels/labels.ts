import {amount, count} from "../../../marks/format.js";
import {averages} from "../metrics.js";
import type {Room} from "../params.js";

const of = {
  micro: "all cells",
  macro: "mean",
  weighted: "by true cells",
  samples: "by example"
} as const;

/** The labels' own scores, and four ways to make one number of them. */
export const labels: Room["Table"] = {
  id: "labels",
  tab: "Labels",
  title: "Each label, and four averages",
  share: 1.3,
  reads: ({result: {scored, names}}) => [scored, names],
  table: ({result: {scored, names}}) => ({
    head: ["", "true", "precision", "recall", "F1"],
    rows: [
      ...scored.labels.map(({tp, fn, precision, recall, f1}, j) => ({
        name: names[j].length > 14 ? `${names[j].slice(0, 13)}…` : names[j],
        cells: [count(tp + fn), amount(precision), amount(recall), amount(f1)].map((text) => ({text}))
      })),
      ...averages.map((average) => {
        const {precision, recall, f1} = scored[average];
        return {
          name: average,
          cells: [
            {text: "", note: of[average]},
            {text: amount(precision), ref: `m-p-${average}`},
            {text: amount(recall), ref: `m-r-${average}`},
            {text: amount(f1), ref: `m-f-${average}`}
          ]
        };
      })
    ]
  })
};
