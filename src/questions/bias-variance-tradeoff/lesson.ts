import type {Goal, Prediction, Scene} from "../../figure/contract.js";
import {fixed, percent} from "../../marks/format.js";
import type {CurveData} from "./data.json.js";
import {familyNames, levels} from "./families.js";
import type {Result} from "./model.js";
import type {Declared, Here} from "./params.js";
import {bestLevel, curvesOf, totals} from "./tables.js";
import {cellOf} from "./words.js";

/** The least bias² + variance of all models at the setting's function, n and σ. */
const leastOfAll = ({result}: Here): number =>
  Math.min(...familyNames.flatMap((name) => totals(result.curves[name])));

const leastVariance = ({result}: Here): number =>
  Math.min(...familyNames.flatMap((name) => result.curves[name].variance));

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

export const scenes: readonly Scene<Declared, CurveData, Result>[] = [
  {
    title: "Too rigid",
    params: {level: 1},
    text: "Fifty samples, fifty lines, all alike and all wrong. The gap between their mean and the truth is the bias; larger samples would not close it.",
    claim: (here) => {
      const {bias2, variance} = cellOf(here);
      const larger = curvesOf(here.data, "wave", 120, 0.3).poly;
      return bias2 > 20 * variance && larger.bias2[0] > 0.97 * bias2;
    }
  },
  {
    title: "Too flexible",
    params: {level: 12},
    text: "Degree 12: the mean of the fits is close to the truth, but each single fit chases its own sample's noise. Now the error is variance.",
    claim: (here) => cellOf(here).variance > 20 * cellOf(here).bias2
  },
  {
    title: "In between",
    params: {level: 5},
    text: "The sum is least where what bias still gives up no longer pays for the variance that comes in. On the plane: nearest to the corner.",
    claim: ({result, settled}) => bestLevel(result.curves.poly) === settled.level
  },
  {
    title: "Double the data",
    params: {level: 12, n: 60},
    text: "Twice the points: the variance of every degree falls to about a half or less. Bias² and noise stay what they were.",
    claim: ({data, result: {curves}}) => {
      const before = curvesOf(data, "wave", 30, 0.3).poly;
      return curves.poly.variance.every(
        (v, i) => v < 0.53 * before.variance[i] && Math.abs(curves.poly.bias2[i] - before.bias2[i]) < 0.002
      );
    }
  },
  {
    title: "Lowest variance, and useless",
    params: {family: "knn", level: 1},
    text: "k = n averages all labels: hardly any model varies less, and none has a larger error. Low variance alone is no virtue.",
    claim: (here) =>
      cellOf(here).variance < 1.1 * leastVariance(here) &&
      cellOf(here).total >=
        Math.max(...familyNames.flatMap((name) => totals(here.result.curves[name]))) - 1e-9
  },
  {
    title: "Average",
    params: {family: "bag", level: 12},
    text: "25 full trees on bootstrap samples, averaged: about half the variance of one tree, for a little more bias. On the plane: one step down.",
    claim: ({result: {curves}}) => {
      const [tree, bag] = [curves.tree, curves.bag].map(({bias2, variance}) => ({
        bias2: bias2[levels - 1],
        variance: variance[levels - 1]
      }));
      return (
        tree.variance - bag.variance > 10 * (bag.bias2 - tree.bias2) &&
        bag.variance < 0.55 * tree.variance &&
        bag.bias2 > tree.bias2
      );
    }
  },
  {
    title: "No tradeoff",
    params: {f: "line", level: 1},
    text: "The truth is a line and the model is a line: no bias to trade away, and no other model here comes as near the corner. Assumptions that hold are free.",
    claim: (here) => cellOf(here).bias2 < 1e-4 && cellOf(here).total <= leastOfAll(here) + 1e-12
  }
];

const before = {n: 30, level: 7} as const;

export const predictions: readonly Prediction<Declared, CurveData, Result>[] = [
  {
    kind: "choice",
    ask: "Polynomials, n = 30. Double n: which of the three areas shrinks?",
    before,
    reveal: {...before, n: 60},
    options: ["Bias²", "Variance", "Noise", "Bias² and variance"],
    answer: (here) => {
      const was = curvesOf(here.data, "wave", 30, 0.3).poly;
      const is = here.result.curves.poly;
      const [b, v] = [sum(is.bias2) < 0.9 * sum(was.bias2), sum(is.variance) < 0.9 * sum(was.variance)];
      return b && v ? 3 : b ? 0 : v ? 1 : 2;
    },
    because: ({data, result}) => {
      const was = curvesOf(data, "wave", 30, 0.3).poly;
      const is = result.curves.poly;
      return `The variance area falls to ${percent(sum(is.variance) / sum(was.variance), 0)} of what it was; bias² stays at ${percent(sum(is.bias2) / sum(was.bias2), 0)}. A degree too low is too low for any n, and noise belongs to the labels.`;
    }
  },
  {
    kind: "draw",
    ask: "The wave, n = 30, noise σ² = 0.09. Draw the expected squared error of a polynomial against its degree.",
    x: {label: "degree", ticks: [1, 3, 5, 7, 9, 12]},
    y: {label: "expected squared error", min: 0, max: 0.5, format: (v) => fixed(v, 1)},
    reveal: {level: 5},
    answer: ({result, settled}) =>
      totals(result.curves.poly).map((t, i) => [i + 1, t + settled.sigma ** 2] as const),
    because: ({result, settled}) => {
      const mse = totals(result.curves.poly).map((t) => t + settled.sigma ** 2);
      return `It falls with the bias from ${fixed(mse[0])} to ${fixed(Math.min(...mse))} at degree ${bestLevel(result.curves.poly)}, then rises with the variance to ${fixed(mse[levels - 1])}. It never goes below the noise, 0.09.`;
    }
  }
];

export const goals: readonly Goal<Declared, CurveData, Result>[] = [
  {
    ask: "The wave, n = 30, σ = 0.3: find the model and complexity nearest to the corner of the plane.",
    done: (here) =>
      here.settled.f === "wave" &&
      here.settled.n === 30 &&
      here.settled.sigma === 0.3 &&
      cellOf(here).total <= 1.02 * leastOfAll(here),
    way: {level: 5}
  },
  {
    ask: "With n = 30 and σ = 0.3, bring the variance below 0.004. Then read what it cost.",
    done: (here) => here.settled.n === 30 && here.settled.sigma === 0.3 && cellOf(here).variance < 0.004,
    way: {family: "knn", level: 1}
  },
  {
    ask: "With n = 30 and σ = 0.3, get bias² and variance both below 0.01.",
    done: (here) =>
      here.settled.n === 30 &&
      here.settled.sigma === 0.3 &&
      cellOf(here).variance < 0.01 &&
      cellOf(here).bias2 < 0.01,
    way: {f: "line", level: 1}
  }
];
