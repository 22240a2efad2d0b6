import {type Part, partNames, type Room} from "../params.js";
import {inUnits} from "../words.js";

const order: readonly Part[] = ["all", "first", "last", "random"];

/** Errors on new points of all trees, and of halves of them. */
export const halves: Room["Table"] = {
  id: "halves",
  tab: "Halves",
  title: ({params: {stages}}) => (stages < 2 ? "Halves of the trees" : `Of ${stages} trees, kept:`),
  reads: ({params: {stages, part}, result: {parts}}) => [stages, part, parts],
  table: ({params: {part}, result: {parts}}) => ({
    head: ["", "boosting", "forest"],
    rows: order.map((name) => ({
      name: partNames[name],
      className: name === part ? "th-taught" : undefined,
      ref: `kept-${name}`,
      cells: (["booster", "forest"] as const).map((model) => ({
        text: parts ? inUnits(parts[name][model]) : "–"
      }))
    })),
    foot: parts
      ? "Errors on new points. In another order all trees give the same sum, and the same mean."
      : "With two trees and more."
  })
};
