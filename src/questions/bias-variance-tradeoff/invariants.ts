import {levelsOf, valueAt} from "./families.js";
import type {Room} from "./params.js";
import {nodes} from "./places.js";
import {cellOf} from "./words.js";

/** What holds at every setting. */
export const invariants: Room["Figure"]["invariants"] = {
  "bias², variance and noise add up to the error": (state) => {
    const {bias2, variance, noise, mse} = cellOf(state);
    return Math.abs(bias2 + variance + noise - mse) < 1e-12;
  },
  "bias² is not negative, variance positive": (state) => {
    const {bias2, variance} = cellOf(state);
    return bias2 >= 0 && variance > 0;
  },
  "the level is one of the family's": ({params: {family, level}}) => level >= 1 && level <= levelsOf(family),
  "with as many cosines as points or more, every label is fitted": ({params: {family, level, n}, result}) =>
    family !== "cos" || fitsAll(n, level) === result.machine.training < 1e-9,
  "1-NN fits every label": ({params: {family, level}, result}) =>
    family !== "knn" || level < levelsOf("knn") || result.machine.training === 0,
  "the live sum is near the measured error": ({result: {machine}}) => {
    const {bias2, variance, noise, mse} = machine.averaged;
    const sum = bias2 + variance;
    // 50 fits and a label at each node; predictions at neighboring nodes go together.
    const error = Math.sqrt((4 * noise * sum * nodes.length + 2 * noise ** 2) / (50 * nodes.length));
    return Math.abs(mse - (sum + noise)) < 5 * error;
  }
};

const fitsAll = (n: number, level: number): boolean => valueAt("cos", level) >= n;
