import type {RoomOf} from "../../figure/contract.js";
import {choice, point, range, seed, steps} from "../../figure/params.js";
import {fixed} from "../../marks/format.js";
import type {TrainingData} from "./data.json.js";
import type {Result} from "./model.js";

// Each control brings the view in which it counts.
const start = {view: "start"};
/** γ and β belong to a normalization. */
const normalized = ({norm}: Readonly<Record<string, unknown>>) =>
  norm === "none" ? {...start, norm: "batch"} : start;
const training = {view: "training"};

export const params = {
  norm: choice({
    label: "Before each ReLU",
    primary: true,
    options: {none: "no normalization", batch: "batch norm", layer: "layer norm"},
    value: "none",
    // The network of the last view has batch norm.
    sets: ({view}) => (view === "inference" ? start : null)
  }),
  view: choice({
    label: "Look at",
    primary: true,
    options: {start: "the start", training: "training", inference: "inference"},
    value: "start"
  }),
  gain: range({
    label: "Initial scale g",
    min: 0.4,
    max: 3,
    step: 0.01,
    scale: "log",
    value: 1,
    format: (v) => fixed(v),
    help: "Weights start with standard deviation g/√n.",
    sets: start
  }),
  depth: steps({label: "Layers", values: [5, 10, 20, 30], value: 10, sets: start}),
  batch: steps({label: "Batch size B", values: [2, 4, 8, 16, 32, 64], value: 32, sets: start}),
  gamma: range({
    label: "γ of all units",
    min: 0.1,
    max: 3,
    step: 0.05,
    value: 1,
    format: (v) => fixed(v),
    sets: normalized
  }),
  beta: range({
    label: "β of all units",
    min: -2,
    max: 2,
    step: 0.05,
    value: 0,
    format: (v) => fixed(v),
    sets: normalized
  }),
  eta: steps({
    label: "Learning rate η",
    values: [0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    value: 0.3,
    sets: training
  }),
  runs: choice({
    label: "The runs start from",
    options: {he: "He’s scale, g = 1.41", half: "half of it, g = 0.71"},
    value: "he",
    sets: training
  }),
  example: point({
    label: "Followed example",
    x: [-2, 2.2],
    y: [-1.3, 1.3],
    step: 0.01,
    value: [1.39, 0.5],
    sets: {view: "inference"}
  }),
  seed: seed({label: "Draw other weights and companions", value: 62})
};

export type Room = RoomOf<typeof params, TrainingData, Result>;
