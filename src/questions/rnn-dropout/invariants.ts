import {MOST, type Room} from "./params.js";
import {maskKinds} from "./schemes.js";

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));

/** What holds at every setting. */
export const invariants: Room["Figure"]["invariants"] = {
  "no unit comes back": ({result: {alive, expected}}) =>
    [alive, expected].every((both) =>
      maskKinds.every((mask) => both[mask].every((v, t) => t === 0 || v <= both[mask][t - 1]))
    ),
  "the mean is what survivors hold": ({result: {averages: both}}) =>
    maskKinds.every((mask) => near(both[mask].alive * both[mask].survivor, both[mask].mean)),
  "one mask keeps at least as many as fresh ones": ({result: {alive, expected}}) =>
    expected.fixed.every((v, t) => v >= expected.fresh[t] && alive.fixed[t] >= alive.fresh[t]),
  "fresh masks, scaled, agree with test time": ({params: {scaling}, result: {averages: both}}) =>
    scaling === "none" || near(both.fresh.mean, both.fresh.test),
  "a mask on h leaves the cell alone": ({params: {edge}, result: {averages: both}}) =>
    edge !== "hidden" || maskKinds.every((mask) => both[mask].alive === 1),
  "without dropping nothing is lost": ({params: {p}, data, result: {alive}}) =>
    p > 0 || maskKinds.every((mask) => alive[mask][MOST] === 1 && data.dense[mask][0].every((v) => v === 1))
};
