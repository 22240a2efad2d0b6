import {bins, decadeBins} from "./model.js";
import type {Room} from "./params.js";

/** What holds at every setting. */
export const invariants: Room["Figure"]["invariants"] = {
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
    (u.mean.every((v) => Math.abs(v - settled.beta) < 1e-9) && u.std.every((v) => v <= settled.gamma + 1e-9)),
  "without normalization γ and β do nothing": ({settled, result: {before, after}}) =>
    settled.norm !== "none" || before.every((v, k) => v === after[k]),
  "answers are probabilities, for each company one": ({result: {companions: c}}) =>
    !c || c.among.every((of) => of.every((p) => p >= 0 && p <= 1) && of.length === c.among[0].length)
};
