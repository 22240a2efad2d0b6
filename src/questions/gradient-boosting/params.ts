import type {RoomOf} from "../../figure/contract.js";
import {choice, range, rows, seed, steps, toggle} from "../../figure/params.js";
import type {BoostLoss} from "../../ml/gradient-boosting.js";
import type {Result} from "./model.js";

/** The longest sum of trees. */
export const MOST = 300;
/** Points of a sample, and how high one can be dragged. */
export const N = 80;
export const HIGH = [-4.5, 4.5] as const;

export const lossNames = {squared: "squared", absolute: "absolute", huber: "Huber"} satisfies Record<
  BoostLoss,
  string
>;
export const partNames = {
  all: "all of them",
  first: "the first half",
  last: "the second half",
  random: "a random half"
};
export type Part = keyof typeof partNames;

export const params = {
  stages: range({
    label: "Trees M",
    primary: true,
    min: 0,
    max: MOST,
    step: 1,
    value: 0,
    play: {seconds: 12}
  }),
  rate: steps({
    label: "Learning rate η",
    primary: true,
    values: [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 1.5, 1.9, 2.1],
    value: 0.1
  }),
  depth: range({
    label: "Depth of each tree",
    min: 1,
    max: 6,
    step: 1,
    value: 2,
    help: "Questions on the way to a leaf; the booster’s trees."
  }),
  loss: choice<BoostLoss>({
    label: "Loss",
    options: lossNames,
    value: "squared",
    help: "Whose negative gradient the trees are fitted to."
  }),
  subsample: steps({
    label: "Share of rows a tree sees",
    values: [0.25, 0.5, 0.75, 1],
    value: 1,
    help: "Drawn anew for each of the booster’s trees."
  }),
  forest: toggle({label: "Forest beside it", value: false, help: "As many trees, each grown by itself."}),
  leaf: steps({
    label: "Forest: rows in a leaf, at least",
    values: [1, 2, 5, 10, 20],
    value: 1,
    sets: {forest: true}
  }),
  part: choice<Part>({
    label: "Trees that are kept",
    options: partNames,
    value: "all",
    help: "Of the booster’s M trees and of the forest’s."
  }),
  outliers: toggle({
    label: "Ten outliers",
    value: false,
    help: "Ten of the points lie 3 too high or too low.",
    sets: {moved: []}
  }),
  // Typical: in every scene what is counted lies between its quartiles over seeds, as a test says.
  seed: seed({label: "New sample", value: 42, sets: {moved: []}}),
  moved: rows({
    label: "Moved points",
    columns: [
      {name: "point", min: 0, max: N - 1, step: 1},
      {name: "y", min: HIGH[0], max: HIGH[1], step: 0.02}
    ],
    maxRows: N,
    value: []
  })
};

/** The room's types: `Room["State"]`, `Room["Picture"]`, `Room["Scene"]` and so on. */
export type Room = RoomOf<typeof params, null, Result>;
