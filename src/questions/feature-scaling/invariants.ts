import type {Room} from "./params.js";
import {columns} from "./scale.js";

const near = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** What holds at every setting. */
export const invariants: Room["Figure"]["invariants"] = {
  "the tree answers every test row alike, whatever the scale of its columns": ({result: {compared}}) =>
    columns.every((name) => compared.moved[name].tree === 0),
  "so does least squares": ({result: {compared}}) => columns.every((name) => compared.moved[name].ls === 0),
  "standardized, no row lies farther out than √(n − 1)": ({
    result: {squeeze, fittedRows, odd, train},
    params
  }) => {
    const seen = odd.in === "train" || params.fit === "all";
    const rows = seen ? fittedRows : train.x.length + 1;
    return !seen || squeeze.standard.odd <= Math.sqrt(rows - 1) + 1e-9;
  },
  "standardized, the condition number is (1 + |r|)/(1 − |r|) where the scaler saw the training rows alone": ({
    params,
    result: {compared, train}
  }) => {
    if (params.fit === "all") return true;
    const r = Math.abs(correlation(train.x, train.y));
    const condition = compared.descents.standard?.condition;
    return condition === undefined || near(condition, (1 + r) / (1 - r));
  },
  "an odd row that a scaler has not seen squeezes nothing": ({params, result: {squeeze}}) =>
    params.where === "train" || params.fit === "all" || Object.values(squeeze).every(({kept}) => kept === 1),
  "a scaler that is fitted on the training rows has leaked nothing": ({params, result: {honest}}) =>
    params.fit === "all" || honest === null,
  "all k neighbors vote": ({result: {query, train}, params}) =>
    query.votes.reduce((a, b) => a + b, 0) === Math.min(params.k, train.x.length)
};

export function correlation(x: Float64Array, y: Float64Array): number {
  const [a, b] = [x, y].map((values) => values.reduce((sum, v) => sum + v, 0) / values.length);
  let [xx, xy, yy] = [0, 0, 0];
  for (let i = 0; i < x.length; ++i) {
    xx += (x[i] - a) ** 2;
    xy += (x[i] - a) * (y[i] - b);
    yy += (y[i] - b) ** 2;
  }
  return xy / Math.sqrt(xx * yy);
}
