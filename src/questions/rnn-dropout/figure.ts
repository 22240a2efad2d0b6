import {goals, predictions, scenes} from "./lesson.js";
import {model} from "./model.js";
import {averages} from "./panels/averages.js";
import {band} from "./panels/band.js";
import {chain} from "./panels/chain.js";
import {dense} from "./panels/dense.js";
import {left} from "./panels/left.js";
import {nets} from "./panels/nets.js";
import {thumb} from "./panels/thumb.js";
import {MOST, params, type Room} from "./params.js";
import {maskKinds} from "./schemes.js";
import {describe, reads, table} from "./words.js";

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));

const figure: Room["Figure"] = {
  slug: "rnn-dropout",
  title: "What dropout leaves of the first input",
  params,
  panels: [chain, left, averages, nets, band, dense],
  lines: 3,
  opens: ["left"],
  main: 0.58,
  model,
  describe,
  reads,
  scenes,
  predictions,
  goals,
  table,
  thumb,
  invariants: {
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
  }
};

export default figure;
