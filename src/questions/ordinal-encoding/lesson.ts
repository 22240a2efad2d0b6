import {amount, fixed, percent} from "../../marks/format.js";
import {rankOf} from "../../ml/permutations.js";
import {biasOf, codesError, crossing, model, onehotError} from "./model.js";
import {orders, type Room} from "./params.js";
import {K, SIGMA, worlds} from "./worlds.js";

/** The parameter's value for the order in which the cities' true means rise. */
export const RISING =
  rankOf(
    worlds.cities.means.map((_, g) => g).sort((a, b) => worlds.cities.means[a] - worlds.cities.means[b])
  ) + 1;

const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9;

/** Expected errors for sizes in uneven steps and in their order. */
const uneven = (n: number) => ({codes: codesError(biasOf("uneven", orders[0]), n), onehot: onehotError(n)});

export const scenes: readonly Room["Scene"][] = [
  {
    title: "The alphabet as a scale",
    params: {},
    panel: "fit",
    about: "always",
    control: "order",
    marks: ["fit"],
    note: {
      panel: "fit",
      text: ({result: {sample, fit}}) =>
        `Lisbon’s mean is ${fixed(sample.means[1], 1)}; the line says ${fixed(fit.fitted[1], 1)}`,
      at: ({result: {codes, sample, fit}}) => [codes[1], (sample.means[1] + fit.fitted[1]) / 2]
    },
    quantity: ({result}) => result.fit.r2,
    text: "Five cities get the codes 1 to 5 by the alphabet, and a line adds the same step for each code. It explains less than a tenth of the variance of y; the five means, in green, more than half. Drag a name: the data stay, the line does not.",
    claim: ({result: {fit, onehot}}) => fit.r2 < 0.1 && onehot.r2 > 0.5
  },
  {
    title: "Sorted by the answer",
    params: {order: RISING},
    panel: "fit",
    about: "always",
    control: "order",
    marks: ["fit"],
    quantity: ({result: {fit, onehot}}) => fit.r2 / onehot.r2,
    text: "Now the codes rise with the cities’ true means, and the line keeps more than nine tenths of what one-hot explains. But the names do not tell this order: it takes y to find it.",
    claim: ({result: {fit, onehot}}) => fit.r2 > 0.9 * onehot.r2
  },
  {
    title: "All 120 orders",
    params: {},
    panel: "orders",
    shows: ["orders"],
    about: "always",
    control: "order",
    marks: ["mean"],
    text: "The same data under every order of the codes. On average the line keeps exactly a quarter of one-hot’s R², 1 ∕ (k − 1) for k = 5 categories of equal size, whatever their means are. An order and its reverse tie.",
    claim: ({result: {all, mean, onehot}}) =>
      near(mean, onehot.r2 / (K - 1)) &&
      orders.every((order, i) => near(all[i], all[rankOf([...order].reverse())]))
  },
  {
    title: "One-hot has no order",
    params: {},
    panel: "claims",
    shows: ["claims"],
    about: "always",
    control: "order",
    marks: ["onehot"],
    text: "One-hot gives each city a column of its own. An intercept and all five are linearly dependent, so the first is dropped. Drag another name to the front: the weights change, the predictions do not.",
    claim: (state) => {
      const all = orders.map((_, i) => model({...state.params, order: i + 1}).onehot);
      const first = all[0];
      return (
        all.every(({fitted}) => fitted.every((v, g) => near(v, first.fitted[g]))) &&
        all.every(
          ({reference, intercept}) => reference === first.reference || !near(intercept, first.intercept)
        ) &&
        first.rank === K &&
        first.columns === K + 1
      );
    }
  },
  {
    title: "What counts as near",
    params: {},
    panel: "claims",
    shows: ["claims"],
    about: "exact",
    control: "order",
    marks: ["onehot"],
    text: "By these codes Berlin and Lisbon are neighbors, though their true means differ by 3, and Berlin and Rome are farthest apart, though theirs differ by 1. k-NN and k-means go by such distances. One-hot, all five columns kept, puts any two cities equally far apart.",
    claim: ({result: {codes}}) => {
      const [berlin, lisbon, , , rome] = codes;
      const {means} = worlds.cities;
      return (
        Math.abs(berlin - lisbon) === 1 &&
        Math.abs(means[0] - means[1]) === 3 &&
        Math.abs(berlin - rome) === K - 1 &&
        Math.abs(means[0] - means[4]) === 1
      );
    }
  },
  {
    title: "A tree cuts, and can cut again",
    params: {learner: "tree", depth: 2},
    panel: "fit",
    shows: ["orders", "suits"],
    about: "always",
    control: "depth",
    marks: ["fit"],
    text: "A tree uses the order of the codes and not their steps. With depth 1 or 2 it reaches one-hot’s R² in no order; with depth 3 in some; with depth 4 = k − 1 in all, as every city can get a leaf of its own.",
    claim: ({params: now, result: {onehot}}) => {
      const reach = [1, 2, 3, 4].map(
        (depth) => model({...now, depth}).all.filter((r2) => r2 > onehot.r2 - 1e-9).length
      );
      return reach[0] === 0 && reach[1] === 0 && reach[2] > 0 && reach[2] < 120 && reach[3] === 120;
    }
  },
  {
    title: "A true order, and few rows",
    params: {world: "uneven", n: 4},
    panel: "errors",
    shows: ["errors"],
    about: "exact",
    control: "n",
    marks: ["line-error", "onehot-error"],
    text: "Sizes do have an order, here with uneven steps. The line estimates two numbers, one-hot five. With 4 rows a size the line’s expected error is the smaller; from 11 on one-hot’s is, for more rows do not make the steps even.",
    claim: () =>
      Array.from({length: 79}, (_, i) => i + 2).every((n) => uneven(n).codes < uneven(n).onehot === n < 11)
  },
  {
    title: "The mean of y leaks",
    params: {coding: "target"},
    panel: "leak",
    shows: ["leak"],
    about: "always",
    control: "way",
    marks: ["train", "fresh"],
    quantity: ({result}) => result.leak.train,
    text: "Target encoding: a city’s code is its mean of y, and one column does what five did. But beside it is pure noise in 40 categories of three rows: R² is above 0.2 in training and below 0 on fresh rows, as each code holds its own y.",
    claim: ({result: {fit, onehot, leak}}) => near(fit.r2, onehot.r2) && leak.train > 0.2 && leak.fresh < 0
  }
];

export const predictions: readonly Room["Prediction"][] = [
  {
    kind: "number",
    ask: "The five cities are coded in each of the 120 possible orders, and a line is fitted every time. On average over the orders, how much of one-hot’s R² does the line keep?",
    before: {},
    reveal: {},
    shows: ["orders"],
    hides: ["orders", "mean", "share", "caption"],
    min: 0,
    max: 100,
    step: 1,
    unit: "%",
    answer: ({result: {mean, onehot}}) => (100 * mean) / onehot.r2,
    because: ({result: {mean, onehot, all}}) =>
      `One-hot’s R² is ${amount(onehot.r2)}, the mean over all orders ${amount(mean, 3)}: one part in k − 1 = 4, for any five categories of equal size. ${percent(all.filter((r2) => r2 < 0.1).length / all.length, 0)} of the orders stay below 0.1 in this sample.`
  },
  {
    kind: "choice",
    ask: `Sizes XS to XL do have an order, but uneven steps: their true means are ${worlds.uneven.means.join(", ")}, and σ = ${SIGMA}. A line on the codes 1 to 5, or one-hot: which has the smaller expected error about the true means?`,
    before: {world: "uneven"},
    reveal: {world: "uneven", n: 11},
    shows: ["errors"],
    hides: ["line-error", "onehot-error", "cross", "bias", "codesError", "onehotError", "caption"],
    options: [
      "one-hot, at any number of rows",
      "the line, at any number of rows",
      "the line while rows are few, then one-hot",
      "one-hot while rows are few, then the line"
    ],
    answer: () => {
      const line = [2, 80].map((n) => uneven(n).codes < uneven(n).onehot);
      if (line[0] === line[1]) return line[0] ? 1 : 0;
      return line[0] ? 2 : 3;
    },
    because: ({result: {errors}}) =>
      `The line pays for two numbers, 2σ² ∕ (5n), and for what it cannot say, ${fixed(errors.bias, 3)} at any n; one-hot pays for five, σ² ∕ n. They are equal at ${fixed(crossing(errors.bias) ?? 0, 1)} rows a size.`
  }
];

export const goals: readonly Room["Goal"][] = [
  {
    ask: "Cities and a line: drag the names until the codes keep 95 % of one-hot’s R².",
    done: ({params: {world, learner, coding}, result: {fit, onehot}}) =>
      world === "cities" && learner === "line" && coding === "codes" && fit.r2 >= 0.95 * onehot.r2,
    way: {order: RISING}
  },
  {
    ask: "Find an order in which a tree of depth 3 does not reach one-hot’s R².",
    done: ({params: {learner, depth, coding}, result: {fit, onehot}}) =>
      learner === "tree" && depth === 3 && coding === "codes" && fit.r2 < onehot.r2 - 1e-9,
    way: {learner: "tree", depth: 3, order: 6}
  },
  {
    ask: "Sizes in uneven steps and in their order: find the fewest rows with which one-hot’s expected error is the smaller.",
    done: ({params: {world, order, n}}) =>
      world === "uneven" &&
      order === 1 &&
      uneven(n).onehot < uneven(n).codes &&
      uneven(n - 1).onehot >= uneven(n - 1).codes,
    way: {world: "uneven", n: 11}
  }
];
