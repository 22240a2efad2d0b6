import type {Room} from "../params.js";
import {listTitle} from "../words.js";
import {listRows} from "./list-rows.js";

/** The baseline, and the two lists in one. */
export const others: Room["Table"] = {
  id: "others",
  tab: "Others",
  title: "The baseline, and a hybrid",
  reads: ({result: r}) => [r.lists, r.values.popular, r.values.hybrid],
  table: (state) => ({
    head: ["", listTitle.popular, listTitle.hybrid],
    rows: listRows(state, ["popular", "hybrid"], {hybrid: "green-text"}),
    foot: "Popularity is the same for everybody, but for what they have seen."
  })
};
