import type {RoomOf} from "../../figure/contract.js";
import {choice, point, range, seed} from "../../figure/params.js";
import {count, fixed} from "../../marks/format.js";
import type {Result} from "./model.js";
import type {Data} from "./points.js";

/** By hand an exchange rate is set within these: what counts in y like one unit of x. */
export const rates = [0.1, 100_000] as const;

export const params = {
  scaler: choice({
    label: "Scale",
    primary: true,
    options: {
      raw: "raw: mm, g",
      kilo: "raw: mm, kg",
      standard: "standardized",
      minmax: "min–max",
      robust: "robust",
      unit: "unit rows",
      hand: "by hand"
    },
    value: "raw"
  }),
  rate: range({
    label: "1 mm counts as",
    primary: true,
    min: rates[0],
    max: rates[1],
    step: 0.1,
    scale: "log",
    value: 1,
    unit: "g",
    format: (v) => (v < 100 ? String(Number(fixed(v, 1))) : count(v)),
    sets: {scaler: "hand"},
    help: "All that a scaler of columns decides for distances; of your own table in its own units."
  }),
  learner: choice({
    label: "Map of",
    options: {knn: "k-NN", tree: "tree", ls: "least squares", ridge: "ridge"},
    value: "knn"
  }),
  k: range({
    label: "Neighbors k",
    min: 1,
    max: 15,
    step: 1,
    value: 5,
    sets: {learner: "knn"}
  }),
  lambda: range({
    label: "Ridge penalty λ",
    min: 1,
    max: 10_000,
    step: 1,
    scale: "log",
    value: 100,
    format: count,
    sets: {learner: "ridge"}
  }),
  odd: range({
    label: "Odd row, above the mean",
    min: 0,
    max: 50,
    step: 0.5,
    value: 0,
    unit: "sd",
    format: (v) => fixed(v, v % 1 ? 1 : 0),
    help: "Its mass, in standard deviations of the others."
  }),
  where: choice({
    label: "The odd row is",
    options: {train: "a training row", test: "a test row"},
    value: "train"
  }),
  fit: choice({
    label: "Scaler fitted on",
    options: {train: "training rows", all: "all rows"},
    value: "train"
  }),
  table: choice({
    label: "Data",
    options: {
      birds: "Birds, three kinds (simulated)",
      bands: "Only mass matters (simulated)",
      own: "Your own table"
    },
    value: "birds"
  }),
  n: range({
    label: "Training rows a class",
    min: 5,
    max: 60,
    step: 5,
    value: 30,
    help: "Simulated data only; 100 test rows a class."
  }),
  query: point({label: "New bird", x: [0, 1000], y: [0, 1000], step: 5, value: [345, 600]}),
  // Typical: in every scene its quantity lies between its quartiles over seeds, as a test says.
  seed: seed({label: "New sample", value: 38})
};

/** The room's types: `Room["State"]`, `Room["Picture"]`, `Room["Scene"]` and so on. */
export type Room = RoomOf<typeof params, Data, Result>;
