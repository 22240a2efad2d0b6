import {count, percent} from "../../../marks/format.js";
import {ruleKeys, ruleNames} from "../labels.js";
import type {Room} from "../params.js";

/** How often each rule is right on 0, 1, … of the unseen cells. */
export const right: Room["Table"] = {
  id: "right",
  tab: "Counts",
  title: "Labelings by unseen cells that are right",
  with: {view: "labels"},
  reads: ({result: {labels}}) => [labels],
  table: ({result: {labels}}) => ({
    head: ["rule", ...labels.right.vote.map((_, k) => String(k)), "share"],
    rows: ruleKeys.map((name) => ({
      name: ruleNames[name],
      ref: `shares ${name}`,
      cells: [
        ...labels.right[name].map((n) => ({text: count(n)})),
        {text: percent(labels.share[name]), ref: "shares"}
      ]
    })),
    foot: "Lines’ vote: of the labelings that a line makes, those that agree with the seen cells vote. 1-NN: the nearest seen cells vote. Ties go to the majority of the seen labels. Minority bets against the majority of the seen labels."
  })
};
