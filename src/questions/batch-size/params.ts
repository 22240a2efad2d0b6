import type {RoomOf} from "../../figure/contract.js";
import {choice, range, seed, steps, toggle} from "../../figure/params.js";
import {count, fixed} from "../../marks/format.js";
import type {Data} from "./data.json.js";
import type {Result} from "./model.js";
import {LAST, tickAt} from "./race.js";
import {batchSizes, targets} from "./task.js";

export const params = {
  batch: steps({label: "Batch size B", values: batchSizes, value: 32}),
  machine: steps({
    label: "Machine width P",
    values: batchSizes,
    value: 32,
    unit: "examples at once",
    primary: true,
    help: "An update takes ⌈B / P⌉ ticks: at P = 1 ticks count examples, at P = 512 updates."
  }),
  time: range({
    label: "Clock",
    min: 0,
    max: LAST,
    step: 1,
    value: 72,
    primary: true,
    format: (v) => `${count(Math.floor(tickAt(v)))} ticks`,
    help: "Twelve steps double the ticks.",
    play: {seconds: 9},
    listed: true
  }),
  rule: choice({
    label: "Learning rate η",
    options: {tuned: "tuned at each B", fixed: "fixed", sqrt: "∝ √B", linear: "∝ B"},
    value: "tuned",
    help: "Tuned: the first to the target on other seeds, of the rates that never push the loss above 1."
  }),
  target: range({
    label: "Target loss",
    min: targets.low,
    max: targets.high,
    step: 0.005,
    value: 0.25,
    format: (v) => fixed(v, 3)
  }),
  loss: choice({label: "Loss on", options: {train: "training set", test: "test set"}, value: "train"}),
  clock: choice({
    label: "Cost counted in",
    options: {updates: "updates", examples: "examples", epochs: "epochs", ticks: "ticks of the machine"},
    value: "updates"
  }),
  beside: choice({
    label: "Test set at the target",
    options: {cost: "not shown", test: "loss and accuracy"},
    value: "cost"
  }),
  replacement: toggle({
    label: "Draw with replacement",
    value: false,
    help: "In the cloud and at the minimum; the race shuffles every epoch."
  }),
  // Typical: in every scene what is measured lies between its quartiles over seeds, as a test says.
  seed: seed({label: "Other first weights and mini-batches", value: 3})
};

export type Room = RoomOf<typeof params, Data, Result>;
export type Here = Room["State"];
