import type {Room} from "../params.js";
import {films} from "../shelf.js";
import {listTitle, PLACES, reason, starsText} from "../words.js";

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
      rows: Array.from({length: PLACES}, (_, place) => ({
        name: `${place + 1}`,
        cells: (["content", "collaborative"] as const).map((list) => {
          const f = r.lists[list][place];
          return f === undefined
            ? {text: "–", name: "", note: "", ref: `${list}-list`}
            : {
                text: films[f].title,
                name: `${starsText(state, list, f)} stars`,
                note: reason(state, list, f),
                className: list === "content" ? "orange-text" : "blue-text",
                ref: `${list}-list`
              };
        })
      })),
      foot: r.given
        ? "Stars are predictions, on your own scale."
        : "You have rated nothing: neither knows anything of your taste."
    };
  }
};
