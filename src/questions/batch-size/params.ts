import {choice, range, seed, steps, toggle} from "../../figure/params.js";
import {fixed} from "../../marks/format.js";
import {batchSizes} from "./task.js";

export const params = {
  batch: steps({label: "Batch size B", values: batchSizes, value: 8, primary: true}),
  rule: choice({
    label: "Learning rate η",
    options: {tuned: "best at each B", fixed: "fixed", sqrt: "∝ √B", linear: "∝ B"},
    value: "tuned",
    primary: true
  }),
  clock: choice({
    label: "Loss against",
    options: {updates: "updates", examples: "examples", epochs: "epochs"},
    value: "updates"
  }),
  loss: choice({label: "Loss on", options: {train: "training set", test: "test set"}, value: "train"}),
  target: range({
    label: "Target loss",
    min: 0.18,
    max: 0.34,
    step: 0.005,
    value: 0.25,
    format: (v) => fixed(v, 3)
  }),
  machine: steps({
    label: "Machine width P",
    values: batchSizes,
    value: 1,
    unit: "examples at once",
    help: "An update takes ⌈B / P⌉ passes of the machine: P = 1 counts examples, P = 512 counts updates."
  }),
  beside: choice({
    label: "Beside the updates",
    options: {cost: "passes to the target", test: "test loss at the target"},
    value: "cost"
  }),
  replacement: toggle({label: "Draw mini-batches with replacement", value: false}),
  seed: seed({label: "Draw other mini-batches", value: 1})
};
