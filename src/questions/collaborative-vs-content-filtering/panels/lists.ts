import type {Room} from "../params.js";
import {listTitle} from "../words.js";
import {listRows} from "./list-rows.js";

/** The two lists that answer, each line with its reason. */
export const lists: Room["Table"] = {
  id: "lists",
  tab: "Lists",
  title: "What each would show you next",
  reads: ({result: r}) => [r.given, r.lists, r.values.content, r.values.collaborative],
  table: (state) => {
    const {result: r} = state;
    return {
      head: ["", listTitle.content, listTitle.collaborative],
      rows: listRows(state, ["content", "collaborative"], {
        content: "orange-text",
        collaborative: "blue-text"
      }),
      foot: !r.given
        ? "You have rated nothing: neither knows anything of your taste."
        : r.viewer.deviations.some((d) => d > 0 || d < 0)
          ? "Stars are predictions, on your own scale."
          : "Nothing stands out from your average: neither knows anything of your taste."
    };
  }
};
