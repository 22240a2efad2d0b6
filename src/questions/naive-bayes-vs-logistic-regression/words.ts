import {amount, count} from "../../marks/format.js";
import type {Room} from "./params.js";

/** What the picture says now, one to three sentences. */
export function describe({params: {n}, result: {mean, se}}: Room["State"]): string {
  return `The mean of ${count(n)} simulated values is ${amount(mean)}, with a standard error of ${amount(se)}.`;
}

/** Numbers for the prose: `{{mean}}` on the page is kept at what this returns. */
export const reads: Room["Figure"]["reads"] = {
  n: ({params}) => count(params.n),
  mean: ({result}) => amount(result.mean),
  se: ({result}) => amount(result.se)
};
