import {fixed} from "../../../marks/format.js";
import type {Room} from "../params.js";
import {chance, evidence} from "../words.js";

/** Terms there is room for. */
const MOST = 7;

const signed = (v: number): string => (v > 0 ? `+${fixed(v, 1)}` : fixed(v, 1));

/** The item in view: its words, who voted, and what each answer adds to the label model's log-odds of spam. */
export const message: Room["Table"] = {
  id: "message",
  tab: "Message",
  title: ({params, result: r}) => {
    const gold = params.gold || r.simulated ? (r.gold[params.message - 1] > 0 ? "spam" : "ham") : null;
    return `${r.simulated ? "Simulated item" : "Message"} ${params.message}${gold ? `: in truth ${gold}` : ""}`;
  },
  share: 1.2,
  reads: ({params: {message, gold}, result: r}) => [message, gold, r.key],
  table: (state) => {
    const {params, result: r, data} = state;
    const {terms, total, majority} = evidence(state);
    const long = terms.length > MOST;
    const shown = long ? terms.slice(0, MOST - 1) : terms;
    const more = long ? terms.slice(MOST - 1) : [];
    return {
      head: ["votes, and what they weigh", "log-odds of spam"],
      rows: [
        ...shown.map(({name, value}) => ({name, cells: [{text: signed(value)}]})),
        ...(long
          ? [
              {
                name: `${more.length} more`,
                cells: [{text: signed(more.reduce((sum, {value}) => sum + value, 0))}]
              }
            ]
          : []),
        {
          name: `P(spam) ${chance(r.fit.posterior[params.message - 1])}`,
          className: "th-taught",
          ref: "model",
          cells: [{text: signed(total)}]
        }
      ],
      foot: `${r.simulated ? "It has votes, and no words." : `“${data.texts[params.message - 1]}”`} Majority: ${majority}.`
    };
  }
};
