import {fixed} from "../../marks/format.js";
import {bestMomentum} from "./modes.js";
import type {Here} from "./params.js";
import {outcome, rate} from "./words.js";

/** What the prose reads: `adamSettles` is when Adam settles. */
export const reads: Readonly<Record<string, (state: Here) => string>> = {
  ...Object.fromEntries(
    (["momentum", "nesterov", "adam"] as const).map((key) => [
      `${key}Settles`,
      ({result}: Here) => outcome(result.lanes[key])
    ])
  ),
  bestBeta: () => fixed(bestMomentum().beta),
  bestRate: () => rate(bestMomentum().rate)
};
