import {around, curves, first, leastOfAll, live, sum} from "./compare.js";
import {familyNames, levelsOf, valueAt} from "./families.js";
import type {Room} from "./params.js";
import {bestLevel, curvesOf, totals} from "./tables.js";
import {cellOf} from "./words.js";

export const scenes: readonly Room["Scene"][] = [
  {
    title: "Too rigid",
    params: {level: 1},
    panel: "fits",
    shows: ["place"],
    about: "always",
    marks: ["bias"],
    control: "level",
    quantity: (here) => live(here).bias2,
    text: "Fifty samples, fifty lines, all alike and all wrong. The gap between their mean and the truth is the bias; larger samples would not close it.",
    claim: (here) => {
      const larger = curvesOf(here.data, "wave", 120, 0.3).poly;
      return (
        live(here).bias2 > 20 * live(here).variance && larger.bias2[0] > 0.97 * first(here).poly.bias2[0]
      );
    }
  },
  {
    title: "Too flexible",
    params: {level: 12},
    panel: "fits",
    shows: ["place"],
    about: "always",
    marks: ["variance"],
    control: "level",
    quantity: (here) => live(here).variance,
    text: "Degree 12: the mean of the fits follows the truth, but each single fit chases its own sample’s noise, most of all near the ends. Variance has taken the place of bias².",
    claim: (here) => {
      const {bias2, variance} = here.result.machine.pointwise;
      const outer = (g: number) => g < 10 || g > 90;
      const mean = (wanted: boolean) => {
        const chosen = variance.filter((_, g) => outer(g) === wanted);
        return sum([...chosen]) / chosen.length;
      };
      return sum([...variance]) > 20 * sum([...bias2]) && mean(true) > 2 * mean(false);
    }
  },
  {
    title: "In between",
    params: {level: 5},
    panel: "stack",
    shows: ["stack"],
    about: "exact",
    marks: ["total", "level"],
    control: "level",
    note: {
      panel: "stack",
      text: "least",
      at: (here) => [here.params.level, cellOf(here).mse]
    },
    text: "The sum is least where one degree more would add more variance than it takes away bias².",
    claim: (here) => {
      const {bias2, variance} = curves(here).poly;
      const {level} = here.settled;
      return (
        bestLevel(curves(here).poly) === level &&
        variance[level] - variance[level - 1] > bias2[level - 1] - bias2[level] &&
        variance[level - 1] - variance[level - 2] < bias2[level - 2] - bias2[level - 1]
      );
    }
  },
  {
    title: "Double the data",
    params: {level: 12, n: 60},
    panel: "stack",
    shows: ["stack"],
    about: "exact",
    marks: ["variance"],
    control: "n",
    text: "Twice the points: the variance of every degree falls to about half or less, that of degree 12 to less than a quarter. Bias² and noise stay what they were.",
    claim: (here) => {
      const [before, now] = [first(here).poly, curves(here).poly];
      return (
        now.variance.every(
          (v, i) => v < 0.505 * before.variance[i] && Math.abs(now.bias2[i] - before.bias2[i]) < 0.001
        ) && now.variance[11] < before.variance[11] / 4
      );
    }
  },
  {
    title: "Lowest variance, and useless",
    params: {family: "knn", level: 1},
    panel: "plane",
    shows: ["plane"],
    about: "exact",
    marks: ["knn"],
    control: "family",
    text: "k = n averages all labels. No model here varies less, and none has a larger error. Low variance alone is no virtue.",
    claim: (here) => {
      const all = curves(here);
      const {variance, total} = cellOf(here);
      const least = Math.min(...familyNames.flatMap((name) => all[name].variance));
      const worst = Math.max(...familyNames.flatMap((name) => totals(all[name])));
      return valueAt("knn", here.settled.level) === here.settled.n && variance === least && total === worst;
    }
  },
  {
    title: "Average",
    params: {family: "bag", level: 12},
    panel: "plane",
    shows: ["plane"],
    about: "exact",
    marks: ["bag", "tree"],
    control: "family",
    text: "25 full trees on bootstrap samples, averaged: about half the variance of one tree. Bias² grows, but from so little that the sum is about half as well.",
    claim: (here) => {
      const [tree, bag] = [curves(here).tree, curves(here).bag].map(({bias2, variance}) => ({
        bias2: bias2[levelsOf("tree") - 1],
        variance: variance[levelsOf("tree") - 1]
      }));
      return (
        tree.variance - bag.variance > 10 * (bag.bias2 - tree.bias2) &&
        bag.variance < 0.55 * tree.variance &&
        bag.variance > 0.45 * tree.variance &&
        bag.bias2 > tree.bias2 &&
        Math.abs((bag.bias2 + bag.variance) / (tree.bias2 + tree.variance) - 0.5) < 0.05
      );
    }
  },
  {
    title: "No tradeoff",
    params: {f: "line", level: 1},
    panel: "plane",
    shows: ["plane"],
    about: "exact",
    marks: ["poly"],
    control: "f",
    text: "The truth is a line and the model is a line: no bias to trade away, and no other model here has a smaller sum. Assumptions that hold are free.",
    claim: (here) => cellOf(here).bias2 < 1e-9 && cellOf(here).total <= leastOfAll(here) + 1e-12
  },
  {
    title: "Past the last residual",
    params: {family: "cos", level: 10},
    panel: "stack",
    shows: ["stack"],
    about: "always",
    marks: ["interpolation", "total"],
    control: "level",
    note: {
      panel: "stack",
      text: "from here on every fit passes through all its points",
      at: (here) => [here.params.level, cellOf(here).mse]
    },
    text: "Cosines, added a few at a time. Up to p\u00a0=\u00a0n it is the usual U; at p\u00a0=\u00a0n the fit is forced through every label, and the variance peaks. With more features infinitely many fits pass through, and the one of least norm calms down: a second descent.",
    claim: (here) => {
      const {before, peak, after} = around(here);
      const valley = before.indexOf(Math.min(...before));
      return (
        // The U, strictly down and up, then strictly down.
        before.every((t, i) => i === 0 || i > valley || t < before[i - 1]) &&
        [...before, peak].every((t, i) => i <= valley || t > before[i - 1]) &&
        [peak, ...after].every((t, i, all) => i === 0 || t < all[i - 1]) &&
        peak > 2 * after[after.length - 1] &&
        here.result.machine.training < 1e-9
      );
    }
  }
];
