import {amount} from "../../../marks/format.js";
import type {Room} from "../params.js";

/** The tally taken apart: the least there is, and the squares of the gaps between the two lines. */
export const parts: Room["Table"] = {
  id: "parts",
  tab: "Pythagoras",
  title: "Your squares, taken apart",
  reads: ({result: {squares, ls, gap}}) => [squares, ls, gap],
  table: ({result: {squares, ls, gap}}) => ({
    head: ["", "sum of squares"],
    rows: [
      {name: "your line", cells: [{text: amount(squares), ref: "tally"}]},
      {name: "least-squares line", cells: [{text: amount(ls.tally), ref: "best"}]},
      {name: "difference", cells: [{text: amount(squares - ls.tally), ref: "gap"}]},
      {name: "gaps between the two lines, squared and added", cells: [{text: amount(gap), ref: "gap"}]}
    ],
    foot: "The last two are equal for every line: Pythagoras, in areas."
  })
};
