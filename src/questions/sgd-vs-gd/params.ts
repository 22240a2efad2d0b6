import type {RoomOf} from "../../figure/contract.js";
import {choice, point, type Range, range, seed, steps} from "../../figure/params.js";
import {count, fixed} from "../../marks/format.js";
import {type Clock, N, readings} from "./clock.js";
import type {Result} from "./model.js";

/** Batch sizes: all divide the number of examples. */
export const batchSizes = [1, 2, 5, 10, 20, 50, N] as const;

const step = (label: string, value: number, help: string) =>
  range({label, min: 0.005, max: 1.1, step: 0.001, value, format: (v) => fixed(v, 3), help});

export const params = {
  time: range({
    label: "Clock",
    primary: true,
    min: 0,
    max: readings.length - 1,
    step: 1,
    value: 20,
    format: (v) => count(readings[v]),
    play: {seconds: 12},
    listed: true
  }),
  clock: choice<Clock>({
    label: "Counted in",
    primary: true,
    options: {updates: "updates", examples: "examples touched", passes: "passes"},
    value: "updates",
    help: "A pass touches all 100 examples: one update of GD, 100/B of SGD."
  }),
  show: choice({
    label: "Show",
    options: {
      two: "two walkers",
      next: "the step of each example",
      ball: "where SGD stays",
      cloud: "1,000 walkers of SGD"
    },
    value: "two",
    help: "With 1,000 walkers GD takes SGD’s step, and batches are drawn afresh."
  }),
  // Beside 1,000 walkers GD has SGD’s step: a step of its own ends that.
  gd: {
    ...step("GD’s step η", 0.857, "0.857 is its best constant one, 2/(λmax + λmin)."),
    sets: ({show}) => (show === "cloud" ? {show: "two"} : null)
  } as Range,
  sgd: step("SGD’s step η", 0.2, "Before any decay."),
  decay: range({
    label: "Decay of SGD’s step",
    min: 0,
    max: 2,
    step: 0.05,
    value: 0,
    format: (v) => fixed(v),
    help: "After p passes the step is η/(1 + decay · p)."
  }),
  batch: steps({label: "SGD’s batch size B", values: batchSizes, value: 1}),
  sampling: choice({
    label: "SGD’s examples come",
    options: {shuffle: "in shuffled passes", fresh: "drawn afresh each time"},
    value: "shuffle",
    help: "Afresh: the B examples of a batch differ, and batches are independent of each other."
  }),
  sigma: range({
    label: "Noise σ in the data",
    min: 0,
    max: 1,
    step: 0.05,
    value: 0.3,
    format: (v) => fixed(v)
  }),
  start: point({label: "Start", x: [-1.5, 3.5], y: [-1.2, 3.4], step: 0.02, value: [-1, 3]}),
  // Typical: in every scene its quantity lies between its quartiles over seeds, as a test says.
  seed: seed({label: "New sample", value: 62})
};

/** The room's types: `Room["State"]`, `Room["Picture"]`, `Room["Scene"]` and so on. Without a loader, data is null. */
export type Room = RoomOf<typeof params, null, Result>;
export type Here = Room["State"];
