import type {RoomOf} from "../../figure/contract.js";
import {choice, range, rows, seed, toggle} from "../../figure/params.js";
import {count, fixed} from "../../marks/format.js";
import type {Value} from "../../marks/params.js";
import {type LabelingSet, labelingSets} from "./labels.js";
import {learnerNames} from "./learners.js";
import type {Result} from "./model.js";
import {ENDS, LENGTH, N, worldNames} from "./worlds.js";

/** Heights between which points may be put. */
export const HEIGHT = 3;

export const params = {
  first: choice({
    label: "First curve",
    options: learnerNames,
    value: "rbf",
    sets: {view: "fits"}
  }),
  second: choice({
    label: "Second curve",
    options: learnerNames,
    value: "poly",
    sets: {view: "fits"}
  }),
  at: range({
    label: "Look at x",
    min: ENDS[0],
    max: ENDS[1],
    step: 0.01,
    value: 1.1,
    format: (v) => fixed(v),
    sets: {view: "fits"}
  }),
  world: choice({label: "World", options: worldNames, value: "smooth", sets: {view: "fits", moved: []}}),
  truth: toggle({label: "Show the world’s function", value: false, sets: {view: "fits"}}),
  all: toggle({label: "Show all six learners", value: false, sets: {view: "fits"}}),
  noise: range({
    label: "Noise σ of the points",
    min: 0,
    max: 0.3,
    step: 0.05,
    value: 0,
    format: (v) => fixed(v),
    sets: {view: "fits"}
  }),
  length: range({
    label: "Length ℓ of the RBF kernel",
    min: 0.05,
    max: 0.3,
    step: 0.01,
    value: LENGTH,
    format: (v) => fixed(v),
    sets: {view: "fits"}
  }),
  beside: choice({
    label: "Beside the curves",
    options: {gap: "how far apart", worlds: "five worlds"},
    value: "gap",
    sets: {view: "fits"}
  }),
  where: choice({
    label: "Errors are taken",
    options: {inside: "inside, 0 to 1", outside: "outside, ½ each side"},
    value: "inside",
    sets: {view: "fits", beside: "worlds"}
  }),
  measure: choice({
    label: "By",
    options: {rmse: "RMSE", near: "places within 0.1"},
    value: "rmse",
    sets: {view: "fits", beside: "worlds"}
  }),
  labels: choice({
    label: "Labelings that are possible",
    options: {all: "all 512", line: "the 58 that a line makes", rest: "the other 454"},
    value: "all",
    sets: {view: "labels"}
  }),
  labeling: range({
    label: "Labeling",
    min: 1,
    max: 512,
    step: 1,
    value: 9,
    format: count,
    sets: {view: "labels"},
    help: "The one that is drawn; the shares count all of them."
  }),
  places: range({
    label: "Places in the training signals",
    min: 1,
    max: 12,
    step: 1,
    value: 6,
    format: count,
    sets: {view: "shift"}
  }),
  shuffled: toggle({
    label: "Shuffle the inputs’ order",
    value: false,
    sets: {view: "shift"},
    help: "One order for all signals, training and test alike."
  }),
  view: choice({
    label: "Show",
    primary: true,
    options: {fits: "curves", labels: "all labelings", shift: "a shifted pattern"},
    value: "fits"
  }),
  // Typical: in every scene its quantity lies between its quartiles over seeds, as a test says.
  seed: seed({
    label: "New sample",
    value: 67,
    // Labelings are counted, not sampled: there another one of them is drawn.
    sets: ({view, labels, labeling}): Readonly<Record<string, Value>> =>
      view === "labels"
        ? {labeling: 1 + ((Number(labeling) + 100) % labelingSets[labels as LabelingSet].length)}
        : {moved: []}
  }),
  moved: rows({
    label: "Moved points",
    columns: [
      {name: "point", min: 0, max: N - 1, step: 1},
      {name: "y", min: -HEIGHT, max: HEIGHT, step: 0.05}
    ],
    maxRows: N,
    value: []
  }),
  seen: rows({
    label: "Seen cells",
    columns: [{name: "cell", min: 0, max: 8, step: 1}],
    maxRows: 8,
    value: [[1], [3], [4], [5], [7]]
  })
};

/** The room's types: `Room["State"]`, `Room["Picture"]`, `Room["Scene"]` and so on. Without a loader, data is null. */
export type Room = RoomOf<typeof params, null, Result>;
