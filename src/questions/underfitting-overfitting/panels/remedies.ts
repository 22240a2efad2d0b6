import type {Room} from "../params.js";
import {comparison} from "../remedies.js";
import {errorText} from "../words.js";

/** Each remedy at the strength of its own least validation error, on this model and these points. */
export const remedies: Room["Table"] = {
  id: "remedies",
  tab: "Remedies",
  share: 1.3,
  title: ({params: {degree}}) => `What helps degree ${degree} here`,
  reads: ({params: {degree, seed, data}, result: {sample, doses, plain}}) => [
    degree,
    seed,
    data,
    sample,
    doses,
    plain
  ],
  table: (state) => {
    const known = state.result.sample.world !== null;
    return {
      head: ["", "set to", known ? "error on new points" : "validation error", "helps"],
      rows: comparison(state).map(({name, set, errors, helps}) => ({
        name,
        cells: [
          {text: set.replaceAll(" ", "\u00a0")},
          {text: errorText((known ? errors.fresh : errors.held) ?? 0)},
          {text: helps === null ? "" : helps ? "yes" : "no", ref: helps ? "helps" : undefined}
        ]
      }))
    };
  }
};
