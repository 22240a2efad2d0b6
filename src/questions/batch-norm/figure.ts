import {goals, predictions} from "./lesson.js";
import {bins, decadeBins, model} from "./model.js";
import {cells} from "./panels/cells.js";
import {companions, errors, plane} from "./panels/inference.js";
import {gradients, layers} from "./panels/ridges.js";
import {thumb} from "./panels/thumb.js";
import {curves, ratesPanel} from "./panels/training.js";
import {units} from "./panels/units.js";
import {params, type Room} from "./params.js";
import {scenes} from "./scenes.js";
import {describe, reads, table} from "./words.js";

const figure: Room["Figure"] = {
  slug: "batch-norm",
  title: "A network at its start, trained, and at inference, with and without batch norm",
  params,
  panels: [layers, ratesPanel, companions, gradients, units, cells, curves, plane, errors],
  main: 0.6,
  model,
  worker: () => new Worker(import.meta.resolve("./worker.js"), {type: "module"}),
  describe,
  reads,
  scenes,
  predictions,
  goals,
  table,
  thumb,
  invariants: {
    "a layer's shares add up to at most 1": ({result: {forward, backward}}) =>
      [
        [forward.shares, bins],
        [backward.shares, decadeBins]
      ].every(([shares, n]) => {
        const all = shares as Float64Array;
        for (let at = 0; at < all.length; at += n as number)
          if (all.subarray(at, at + (n as number)).reduce((a, b) => a + b) > 1 + 1e-9) return false;
        return true;
      }),
    "sizes are finite and not negative": ({result: {forward, backward}}) =>
      [...forward.std, ...backward.std].every((v) => v >= 0 && Number.isFinite(v)),
    "under batch norm each unit has mean β and no more spread than γ": ({settled, result: {units: u}}) =>
      settled.norm !== "batch" ||
      (u.mean.every((v) => Math.abs(v - settled.beta) < 1e-9) &&
        u.std.every((v) => v <= settled.gamma + 1e-9)),
    "without normalization γ and β do nothing": ({settled, result: {before, after}}) =>
      settled.norm !== "none" || before.every((v, k) => v === after[k]),
    "answers are probabilities, for each company one": ({result: {companions: c}}) =>
      !c || c.among.every((of) => of.every((p) => p >= 0 && p <= 1) && of.length === c.among[0].length)
  }
};

export default figure;
