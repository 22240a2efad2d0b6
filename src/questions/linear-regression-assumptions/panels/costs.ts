import {amount, count, percent} from "../../../marks/format.js";
import {between} from "../model.js";
import type {Room} from "../params.js";
import {biasText} from "../words.js";
import {COUNTED, SAMPLES} from "../world.js";

/** What a violation costs the estimate, and what it costs the interval. */
export const costs: Room["Table"] = {
  id: "costs",
  tab: "Costs",
  share: 1.6,
  title: ({result}) =>
    result.costs ? `What it costs, in ${count(SAMPLES)} samples` : "What it costs: unknown",
  reads: ({params: {n, strength}, result: {costs, counted}}) => [n, strength, costs, counted],
  table: ({params: {n, strength}, result: {costs, counted}}) => {
    if (!costs) {
      return {
        head: ["", "this table"],
        rows: [{name: "true slope", cells: [{text: "unknown"}]}],
        foot: "To count how often an interval holds the truth, the truth has to be known."
      };
    }
    const known = (shares: readonly number[]) => percent(between(shares, strength), 0);
    const row = (name: string, text: string, ref?: string) => ({name, cells: [{text, ref}]});
    return {
      head: ["", "slope"],
      rows: [
        row("middle estimate off by", biasText(costs), "found"),
        row("95 % of estimates within", amount(costs.high - costs.low), "found"),
        row("middle interval’s length", amount(costs.length), "claimed"),
        row("intervals that hold", known(counted.usual), "usual"),
        row("and for y’s mean, right end", known(counted.end), "end")
      ],
      foot: `± one standard error. Shares: of ${count(COUNTED[n])} samples.`
    };
  }
};
