import type {Room} from "../params.js";
import {films} from "../shelf.js";
import {listTitle, PLACES, reason, starsText} from "../words.js";

/** The baseline, and the two lists in one. */
export const others: Room["Table"] = {
  id: "others",
  tab: "Others",
  title: "The baseline, and a hybrid",
  reads: ({result: r}) => [r.lists, r.values.popular, r.values.hybrid],
  table: (state) => {
    const {result: r} = state;
    return {
      head: ["", listTitle.popular, listTitle.hybrid],
      rows: Array.from({length: PLACES}, (_, place) => ({
        name: `${place + 1}`,
        cells: (["popular", "hybrid"] as const).map((list) => {
          const f = r.lists[list][place];
          return f === undefined
            ? {text: "–", name: "", note: "", ref: `${list}-list`}
            : {
                text: films[f].title,
                name: `${starsText(state, list, f)} stars`,
                note: reason(state, list, f),
                className: list === "hybrid" ? "green-text" : undefined,
                ref: `${list}-list`
              };
        })
      })),
      foot: "Popularity is the same for everybody, but for what they have seen."
    };
  }
};
