import {percent} from "../../marks/format.js";
import {deep} from "./focus.js";
import type {Room} from "./params.js";

/** A point of class B whose 15 nearest are all of class B, and so are all cells round its own: flipped, it is alone. */
export const lone = 132;

const isWrong = ({result}: Room["State"]): boolean => {
  const at = result.points.index.indexOf(lone);
  return at >= 0 && result.points.wrong[at] === 1;
};

/** The point that the scene is about lies deep among another class than its own. */
const isDeep = ({result: {focus}}: Room["State"]): boolean =>
  focus?.point === lone && focus.alike === 0 && focus.among === deep;

/** Where a training point stands, for a note at it. */
function placeOfPoint({result: {points}}: Room["State"], i: number): readonly [number, number] | null {
  const at = points.index.indexOf(i);
  return at < 0 ? null : [points.x[at], points.y[at]];
}

export const scenes: readonly Room["Scene"][] = [
  {
    title: "One neighbor",
    params: {},
    panel: "map",
    shows: [],
    control: "seed",
    note: {
      panel: "map",
      text: "odd one out",
      at: (state) => (state.result.focus ? placeOfPoint(state, state.result.focus.point) : null)
    },
    text: "Each point paints its own cell, so no training point is wrong. The truth has two regions, and this map 11: labels against the odds keep cells of their own, alone or in small groups.",
    about: "here",
    claim: ({result}) => result.train === 0 && result.field?.exact === true && result.field.regions === 11,
    quantity: ({result}) => result.field?.regions ?? 0
  },
  {
    title: "Flip one label",
    params: {flipped: [[lone, 0]]},
    panel: "map",
    shows: [],
    note: {panel: "map", text: "flipped: a cell of its own", at: (state) => placeOfPoint(state, lone)},
    text: "Its 15 nearest neighbors are all of the other class, yet the flipped point keeps its cell, an island with nobody else on it. At k = 1 each example decides alone, and the training error stays 0.",
    about: "here",
    claim: (here) =>
      isDeep(here) && here.result.focus?.island === 1 && here.result.train === 0 && !isWrong(here)
  },
  {
    title: "Ask fifteen",
    params: {flipped: [[lone, 0]], k: 15},
    panel: "map",
    shows: ["errors"],
    control: "k",
    note: {panel: "map", text: "outvoted", at: (state) => placeOfPoint(state, lone)},
    text: "Fifteen neighbors outvote the flipped label. But for specks two regions are left, as in the truth, and the test error is within two points of the Bayes error.",
    about: "here",
    claim: (here) =>
      isDeep(here) &&
      isWrong(here) &&
      here.result.field?.regions === 2 &&
      here.result.test! - here.result.bayes! < 0.02,
    quantity: ({result}) => result.test! - result.bayes!
  },
  {
    title: "Two maps, one sample",
    params: {view: "two"},
    panel: "map",
    shows: ["beside"],
    control: "seed",
    text: "Both maps learn from the same points. Press New sample, again and again: each time more of the map for k = 1 changes its answer than of the one for k = 15, typically three to four times as much.",
    about: "always",
    claim: ({result}) => result.changed !== null && result.changed.field > 1.5 * result.changed.beside,
    quantity: ({result: {changed}}) => (changed ? changed.field / changed.beside : 0)
  },
  {
    title: "Thirty samples, one neighbor",
    params: {view: "resample"},
    panel: "map",
    shows: ["spread"],
    control: "view",
    marks: ["variance"],
    note: {
      panel: "spread",
      text: "variance at k = 1, bias² far below",
      at: ({result}) => [1, result.spread.variance[0]]
    },
    text: "Thirty fresh samples, thirty boundaries. Their spread is the variance. Over all samples the mean answer is close to the truth: bias² is less than a hundredth of the variance.",
    about: "exact",
    claim: ({result}) => result.spread.bias2![0] < result.spread.variance[0] / 100
  },
  {
    title: "Thirty samples, fifteen neighbors",
    params: {view: "resample", k: 15},
    panel: "map",
    shows: ["spread"],
    control: "k",
    marks: ["variance"],
    text: "The boundaries draw together: the variance is a twelfth of what it was, and bias² has only begun to rise.",
    about: "exact",
    claim: ({result: {spread}}) =>
      Math.round(spread.variance[0] / spread.variance[14]) === 12 &&
      spread.bias2![14] > spread.bias2![0] &&
      spread.bias2![14] < spread.variance[14]
  },
  {
    title: "Everybody votes",
    params: {k: 150},
    panel: "spread",
    shows: ["errors", "spread"],
    control: "k",
    marks: ["bias"],
    text: "At k = n one class is the answer everywhere: no boundary, next to no variance, all bias.",
    about: "always",
    claim: ({result}) =>
      result.field?.present === 1 &&
      result.field.exact &&
      result.field.boundary.points.length === 0 &&
      result.spread.bias2![149] > 20 * result.spread.variance[149]
  },
  {
    title: "A table where 0 fails",
    params: {table: "iris"},
    panel: "map",
    shows: ["errors"],
    control: "table",
    note: {
      panel: "map",
      text: "three flowers, one place",
      at: (state) => placeOfPoint(state, state.result.points.index[state.result.points.wrong.indexOf(1)])
    },
    text: "Three flowers share one place and not one species, so even one neighbor errs on its own training data.",
    about: "exact",
    claim: ({result}) => result.train! > 0 && result.conflicts === 3
  }
];

/** k and values for a drawn curve, up to the last tick. */
const along = (values: ArrayLike<number>, last: number): [number, number][] =>
  Array.from({length: Math.min(last, values.length)}, (_, i) => [i + 1, values[i]]);

/**
 * How much of the map a fresh sample changes at k = 1 and at k = 15, from the 10th to the 90th of 100 samples: held by a
 * test.
 */
export const usualChange = {one: [0.17, 0.3], fifteen: [0.04, 0.1]} as const;

const between = ([low, high]: readonly [number, number]) => `${Math.round(100 * low)} to ${percent(high, 0)}`;

/*
 * What would give the answers away, for the view to hide until the reveal:
 * 1: while the first map alone is shown, nothing. Two maps would: the sentence of `describe` on how much of the map
 *    changed, and the numbers `changed` and `changedBeside` in the prose; the text of scene 4 says which changes more,
 *    not how much.
 * 2: the curve of the test error in the chart of errors (data-ref "test"), its legend and the handle that rides on it,
 *    and `describe` (test error at k); `test`, `testOne`, `bestK`, `bestTest` in the prose. They show the moons, whose
 *    curve has the same shape as that of the rings.
 */
export const predictions: readonly Room["Prediction"][] = [
  {
    kind: "number",
    ask: "150 fresh points are drawn from the same two moons. On what share of the map does 1-NN then answer otherwise than it does now?",
    before: {},
    min: 0,
    max: 100,
    step: 1,
    unit: "%",
    // The sample after the one that is shown while the reader thinks.
    reveal: {view: "two", seed: 2},
    answer: ({result}) => Math.round(100 * (result.changed?.field ?? 0)),
    because: ({result}) =>
      `This time ${percent(result.changed?.field ?? 0, 0)} of the map changed at k = 1, and ${percent(result.changed?.beside ?? 0, 0)} at k = ${result.k2}, on the same points. In four samples of five it is ${between(usualChange.one)} at k = 1 and ${between(usualChange.fifteen)} at k = 15: that is the difference in variance.`
  },
  {
    kind: "draw",
    ask: "Two rings, 200 points, one label in ten flipped. Draw the test error against k.",
    x: {label: "neighbors k", ticks: [1, 3, 10, 30, 100, 200], log: true},
    y: {label: "test error", min: 0, max: 0.6, format: (v) => percent(v, 0)},
    reveal: {table: "rings", n: 200, k: 13},
    shows: ["errors"],
    hides: ["test", "meanOne", "caption"],
    answer: ({result}) => along(result.curves.test, 200),
    because: ({result}) =>
      `It falls from ${percent(result.curves.test[0], 0)} at k = 1 (variance) to ${percent(result.best?.test ?? 0, 0)} at k = ${result.best?.k}, then rises to ${percent(result.curves.test.at(-1) ?? 0, 0)} at k = n (bias). No k goes below the Bayes error, ${percent(result.bayes ?? 0)}.`
  }
];

export const goals: readonly Room["Goal"][] = [
  {
    ask: "Bring the test error to within 2 percentage points of the Bayes error.",
    done: ({result}) => result.bayes !== null && result.test !== null && result.test - result.bayes < 0.02,
    way: {k: 10}
  },
  {
    ask: "Make 1-NN err on its own training points.",
    done: ({result}) => result.k === 1 && (result.train ?? 0) > 0,
    way: {
      moved: [
        [3, 500, 500],
        [4, 500, 500]
      ]
    }
  },
  {
    ask: "Keep the training error at 0 and still come within 2 points of the Bayes error.",
    done: ({result}) =>
      result.train === 0 &&
      result.bayes !== null &&
      result.test !== null &&
      result.test - result.bayes < 0.02,
    way: {weights: "distance", k: 20, n: 300}
  }
];
