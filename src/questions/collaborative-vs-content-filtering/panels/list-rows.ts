import type {TableCell} from "../../../figure/contract.js";
import type {Room} from "../params.js";
import {films} from "../shelf.js";
import {PLACES, reason, starsText} from "../words.js";

type Lists = Room["State"]["result"]["lists"];

/** Two lists beside each other, a place a row, each film with its stars and its reason. */
export const listRows = <L extends keyof Lists>(
  state: Room["State"],
  shown: readonly L[],
  classes: Readonly<Partial<Record<L, string>>>
): {name: string; cells: TableCell[]}[] =>
  Array.from({length: PLACES}, (_, place) => ({
    name: `${place + 1}`,
    cells: shown.map((list) => {
      const f = state.result.lists[list][place];
      return f === undefined
        ? {text: "–", name: "", note: "", ref: `${list}-list`}
        : {
            text: films[f].title,
            name: `${starsText(state, list, f)} stars`,
            note: reason(state, list, f),
            className: classes[list],
            ref: `${list}-list`
          };
    })
  }));
