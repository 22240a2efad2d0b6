import {amount, fixed, percent} from "../../marks/format.js";
import {around, curves, first, type Here, leastOfAll, sum} from "./compare.js";
import {families, valueAt} from "./families.js";
import type {Room} from "./params.js";
import {totals} from "./tables.js";
import {cellOf} from "./words.js";

const double = {n: 30, level: 7} as const;
/** What says the error at the setting: the stack, the path on the plane, and numbers of the prose. */
const spoken = ["stack", "cos", "caption", "bias2", "varianceAll", "mse", "measured", "liveSum"] as const;

export const predictions: readonly Room["Prediction"][] = [
  {
    kind: "choice",
    ask: "Polynomials, n = 30. Double n: which of the three areas shrinks?",
    before: double,
    reveal: {...double, n: 60},
    shows: ["stack"],
    options: ["Only the bias²", "Only the variance", "Only the noise", "Bias² and variance alike"],
    answer: (here) => {
      const [was, is] = [first(here).poly, curves(here).poly];
      const [b, v] = [sum(is.bias2) < 0.9 * sum(was.bias2), sum(is.variance) < 0.9 * sum(was.variance)];
      return b && v ? 3 : b ? 0 : v ? 1 : 2;
    },
    because: (here) => {
      const [was, is] = [first(here).poly, curves(here).poly];
      return `The variance area falls to ${percent(sum(is.variance) / sum(was.variance), 0)} of what it was; bias² stays at ${percent(sum(is.bias2) / sum(was.bias2), 0)}. A degree too low is too low for any n, and noise belongs to the labels.`;
    }
  },
  {
    kind: "draw",
    ask: "n = 30 points and a model of p cosines, least squares. From p = 30 on it fits every label exactly, and of all such fits the one of least norm is taken. Draw its expected squared error.",
    before: {family: "cos", level: 4},
    reveal: {family: "cos", level: 10},
    shows: ["stack"],
    hides: spoken,
    x: {label: "features p (log scale)", ticks: [2, 5, 10, 30, 100, 240], log: true},
    y: {label: "expected squared error", min: 0, max: 0.5, format: (v) => fixed(v, 1)},
    answer: (here) =>
      totals(curves(here).cos).map((t, i) => [families.cos.values[i], t + here.settled.sigma ** 2] as const),
    because: (here) => {
      const {before, peak, after} = around(here);
      const noise = here.settled.sigma ** 2;
      const say = (t: number) => amount(t + noise);
      return `It falls with the bias to ${say(Math.min(...before))}, rises with the variance to a peak of ${say(peak)} at p = 30, and falls again, to ${say(after[after.length - 1])} at p = 240. The noise, ${fixed(noise)}, is under all of it.`;
    }
  }
];

/** The world of the first view. */
const usual = ({settled: {f, n, sigma}}: Here): boolean => f === "wave" && n === 30 && sigma === 0.3;

export const goals: readonly Room["Goal"][] = [
  {
    ask: "The wave, n = 30, σ = 0.3: find the model and complexity of the least bias² + variance.",
    done: (here) => usual(here) && cellOf(here).total <= 1.02 * leastOfAll(here),
    way: {level: 5}
  },
  {
    ask: "There too, bring the variance below 0.004. Then read what it cost.",
    done: (here) => usual(here) && cellOf(here).variance < 0.004,
    way: {family: "knn", level: 1}
  },
  {
    ask: "Fit all 30 labels with minimum-norm cosines (p ≥ 30), and have a smaller error than any p below 30.",
    done: (here) =>
      here.settled.family === "cos" &&
      here.settled.n === 30 &&
      valueAt("cos", here.settled.level) >= 30 &&
      cellOf(here).total < Math.min(...around(here).before),
    way: {family: "cos", f: "step", sigma: 0.1, level: 21}
  }
];
