import type {RoomOf} from "../../figure/contract.js";
import {choice, range, seed, steps} from "../../figure/params.js";
import {amount, fixed} from "../../marks/format.js";
import type {DescentData} from "./data.json.js";
import type {Result} from "./model.js";

/** Features that the simulated table has, and its rows. */
export const D = 100;
export const N = 20;

/** Ridge's penalties for the table. */
export const PENALTIES = [0, 0.1, 1, 5] as const;

// Each control brings the view in which it counts.
const two = {view: "two"};
const many = {view: "many"};

export const params = {
  view: choice({
    label: "Weights",
    options: {two: "two", many: "up to a hundred"},
    value: "two",
    primary: true
  }),
  examples: range({
    label: "Examples for two weights",
    min: 1,
    max: 3,
    step: 1,
    value: 1,
    primary: true,
    sets: two
  }),
  slide: range({
    label: "Way along the valley",
    min: -2.2,
    max: 2.2,
    step: 0.05,
    value: 1.2,
    format: (v) => fixed(v),
    sets: two,
    help: "From the shortest best weights, along the direction in which the residual sum of squares grows least."
  }),
  angle: range({
    label: "Test place, from the first example",
    min: -90,
    max: 90,
    step: 1,
    value: 60,
    unit: "°",
    sets: two
  }),
  between: range({
    label: "Second example, from the first",
    min: 0,
    max: 80,
    step: 1,
    value: 60,
    unit: "°",
    sets: {view: "two"}
  }),
  lambda: range({
    label: "Ridge’s λ for two weights",
    min: 0,
    max: 5,
    step: 0.05,
    value: 0,
    format: (v) => amount(v),
    sets: two
  }),
  p: range({label: "Features used, p", min: 1, max: D, step: 1, value: 10, sets: many}),
  penalty: steps({
    label: "Ridge’s λ for the table",
    values: PENALTIES,
    value: 0,
    format: (v) => (v ? `${v}` : "0: the shortest best weights"),
    sets: many
  }),
  signal: choice({
    label: "The signal is",
    options: {even: "spread evenly", few: "mostly in the first features"},
    value: "even",
    sets: many
  }),
  // Typical: in every scene what is counted lies between its quartiles over seeds, as a test says.
  seed: seed({label: "New sample", value: 42, sets: many})
};

/** The room's types: `Room["State"]`, `Room["Picture"]`, `Room["Scene"]` and so on. */
export type Room = RoomOf<typeof params, DescentData, Result>;
