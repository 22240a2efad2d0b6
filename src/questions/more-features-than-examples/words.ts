import {amount, fixed, plural, scientific} from "../../marks/format.js";
import {N, type Room} from "./params.js";
import {norm, type Pair} from "./two.js";

/** "(1.60, 0.80)". */
export const pair = (w: Pair): string => `(${fixed(w[0])}, ${fixed(w[1])})`;

/** What is 0 but for rounding is called 0; what is small otherwise is not. */
export const sum = (value: number): string =>
  Math.abs(value) < 1e-20 ? "0" : Math.abs(value) < 1e-9 ? "0, up to rounding" : amount(value);

/** An error over several magnitudes. */
export const error = (value: number): string => scientific(value, 3);

/** What the picture says now, one to three sentences. */
export function describe({params: {view, lambda, examples, p, penalty}, result}: Room["State"]): string {
  const {valley, held, table} = result;
  if (view === "many" && table) {
    const fit =
      penalty > 0
        ? `Ridge with λ = ${penalty}`
        : p > N
          ? "The shortest of the best weights"
          : "Least squares";
    return `${plural(N, "simulated example")}, ${plural(p, "feature")}: rank ${table.rank}, a null space of ${plural(p - table.rank, "dimension")}. ${fit} has a mean squared error of ${sum(table.training)} on the examples and ${error(table.test)} on fresh ones.`;
  }
  const ridge = lambda > 0 ? ` Ridge has one answer, ${pair(result.ridge)}.` : "";
  const many = valley.rank === 1 ? "A line of weights has" : "One pair of weights has";
  return `${plural(examples, "example")}, two weights. ${many} the least sum of squares, ${sum(valley.least)}; yours, ${pair(held)}, of length ${fixed(norm(held))}, leave ${sum(result.rss)} and predict ${fixed(result.answer)} at the test place.${ridge}`;
}

/** Numbers for the prose: `{{name}}` on the page is kept at what this returns. */
export const reads: Room["Figure"]["reads"] = {
  held: ({result}) => pair(result.held),
  rss: ({result}) => sum(result.rss),
  best: ({result}) => pair(result.valley.best),
  length: ({result}) => fixed(norm(result.valley.best)),
  ridge: ({result}) => pair(result.ridge),
  curvature: ({result}) => amount(result.valley.curvature[0]),
  flat: ({result}) => amount(result.valley.curvature[1], 3),
  rank: ({params: {view}, result: {valley, table}}) =>
    `${view === "many" && table ? table.rank : valley.rank}`,
  nullity: ({params: {view, p}, result: {valley, table}}) =>
    `${view === "many" && table ? p - table.rank : 2 - valley.rank}`
};
