import {amount, count, percent, plural} from "../../../marks/format.js";
import type {Room} from "../params.js";

/** How each function stands among the others, and how often it is right: as estimated from votes alone, and in truth. */
export const rules: Room["Table"] = {
  id: "rules",
  tab: "Functions",
  title: ({result}) => (result.simulated ? "Each simulated function" : "Each labeling function"),
  share: 1.8,
  reads: ({params: {gold}, result: r}) => [gold, r.key],
  table: ({params: {gold}, result: r}) => ({
    head: ["", "votes", "est.", "true"],
    rows: r.on.map((j, k) => ({
      name: r.names[j],
      ref: `f-${j}`,
      cells: [
        {text: count(r.summary[k].coverage)},
        {text: rate(r.fit.accuracy[k]), ref: "estimated"},
        {text: gold || r.simulated ? rate(r.truth[j]) : "?", ref: "true"}
      ]
    })),
    foot:
      gold || r.simulated
        ? rightOf(r)
        : "est.: the share of its votes that the label model takes to be right."
  })
};

const rate = (v: number): string => (Number.isNaN(v) ? "–" : percent(v, 0));

/** Of what the sentence below the picture leaves out: it says how often either is right where the majority decides. */
function rightOf({byMajority, modelThere, byModel}: Room["State"]["result"]): string {
  const ties = byModel.labeled - byMajority.labeled;
  return ties
    ? `Of ${plural(ties, "tie")} the label model is right on ${amount((100 * (byModel.right - modelThere.right)) / ties, 0)} %.`
    : "The majority leaves no tie.";
}
