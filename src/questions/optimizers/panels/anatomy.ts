import {anatomy, correctionOf, termsOf} from "../anatomy.js";
import {names} from "../lanes.js";
import type {Room} from "../params.js";
import {number, rate, stepOf} from "../words.js";

/** Every term of the update under the playhead, of the rule in focus: how it comes about, and its two numbers. */
export const anatomyTable: Room["Table"] = {
  id: "anatomy",
  tab: "One update",
  title: ({params: {t, chosen}, result: {lanes}}) => {
    const step = stepOf(lanes[chosen], t);
    return step === 0 ? `${names[chosen]}: no step yet` : `${names[chosen]}: step ${step}`;
  },
  reads: ({params: {t, chosen}, result: {lanes}}) => [
    t,
    chosen,
    ...Object.values(lanes[chosen].hyper),
    lanes[chosen].x
  ],
  table: ({params: {t, chosen}, result}) => {
    const lane = result.lanes[chosen];
    const step = stepOf(lane, t);
    const terms = termsOf(result, chosen)[step];
    const eta = lane.hyper.rate;
    return {
      head: ["", "w₁", "w₂"],
      rows: anatomy[chosen].map(({term, symbol, rule}) => ({
        name: `${symbol} = ${rule}`,
        ref: term,
        cells: [0, 1].map((i) => {
          const v = terms?.[term]?.[i];
          return {text: v === undefined ? "–" : number(v), note: correctionOf(lane, term, step)};
        })
      })),
      foot: terms
        ? `η = ${rate(eta)}; this step is ${number(Math.abs(terms.delta[0]) / eta)} η long in w₁, ${number(Math.abs(terms.delta[1]) / eta)} η in w₂.`
        : `η = ${rate(eta)}.`
    };
  }
};
