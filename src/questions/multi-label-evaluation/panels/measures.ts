import {amount} from "../../../marks/format.js";
import {type Metric, metricValue} from "../metrics.js";
import type {Room} from "../params.js";

/** The arrow says in sight, where a phone has the foot below the fold, that less is better. */
const rows: readonly (readonly [Metric, string])[] = [
  ["exact", "exact match"],
  ["hamming", "Hamming loss ↓"],
  ["jaccard", "Jaccard, samples"],
  ["f-micro", "F1, micro"],
  ["f-macro", "F1, macro"],
  ["f-weighted", "F1, weighted"],
  ["f-samples", "F1, samples"],
  ["loss", "ranking loss ↓"],
  ["coverage", "coverage error ↓"],
  ["lrap", "LRAP"]
];

/** Every measure beside what it gives a classifier that predicts nothing. */
export const measures: Room["Table"] = {
  id: "measures",
  tab: "Measures",
  title: "Each measure, and predicting nothing",
  share: 1.4,
  reads: ({params: {metric}, result: {scored, ranked, nothing}}) => [
    metric,
    scored,
    ranked,
    nothing.scored,
    nothing.ranked
  ],
  table: ({params, result: {scored, ranked, nothing}}) => ({
    head: ["", "here", "nothing predicted"],
    rows: rows.map(([metric, name]) => ({
      name,
      ref: `m-${metric}`,
      className: metric === params.metric ? "th-taught" : undefined,
      cells: [
        {text: amount(metricValue(metric, scored, ranked))},
        {text: amount(metricValue(metric, nothing.scored, nothing.ranked)), ref: "nothing"}
      ]
    })),
    foot: "↓ less is better. Predicting nothing ranks all labels alike, and ties count as wrong: a random order has half that loss."
  })
};
