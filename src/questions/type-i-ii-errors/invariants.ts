import {EXTENT} from "./experiments.js";
import type {Room} from "./params.js";

const share = (p: number): boolean => p >= 0 && p <= 1;

/** What holds at every setting. */
export const invariants: Room["Figure"]["invariants"] = {
  "all experiments are counted once": ({params: {runs}, result: {tally}}) =>
    tally.nulls + tally.effects === runs,
  "no cell is negative": ({result: {tally}}) =>
    tally.falsePositives <= tally.nulls && tally.falseNegatives <= tally.effects,
  "without an effect nothing true is found": ({params: {effect}, result: {tally, falseShare, beta}}) =>
    effect > 0 || (tally.effects === 0 && falseShare === 1 && beta === null),
  "power and β add up to 1": ({result: {power, beta}}) => beta === null || Math.abs(power + beta - 1) < 1e-9,
  "an effect is rejected at least as often as none": ({result: {power, typeOne}}) => power >= typeOne - 1e-9,
  "rates lie between 0 and 1": ({result: {typeOne, power, falseShare, missedShare}}) =>
    [typeOne, power, falseShare, missedShare].every(share),
  "both lines stand in the picture": ({result: {critical}}) => critical < EXTENT[1] && -critical > EXTENT[0]
};
