import type {RoomOf} from "../../figure/contract.js";
import {choice, range, seed, steps, toggle} from "../../figure/params.js";
import {amount, count, percent} from "../../marks/format.js";
import type {Result} from "./model.js";
import type {Data} from "./sample.js";

/** A prevalence, to tenths of a percent. */
export const share = (v: number): string => percent(v, 1);
/** A threshold on a probability: three digits where it is small. */
export const thresholdText = (v: number): string => (v < 0.1 ? amount(v, 3) : amount(v, 2));

// The reader's table has the prevalence and the rows that it has.
const simulated = ({table}: Readonly<Record<string, unknown>>) => (table === "own" ? {table: "alike"} : null);

export const params = {
  remedy: choice({
    label: "Remedy",
    primary: true,
    options: {
      none: "none",
      weights: "class weights",
      under: "undersampling",
      over: "oversampling",
      smote: "SMOTE",
      threshold: "move the threshold"
    },
    value: "none"
  }),
  prevalence: range({
    label: "Prevalence π",
    primary: true,
    min: 0.005,
    max: 0.5,
    step: 0.001,
    scale: "log",
    value: 0.01,
    sets: simulated,
    format: share,
    help: "Of simulated data: your own table keeps the share of positives that it has, and moving this leaves it."
  }),
  threshold: range({
    label: "Moved threshold t",
    min: 0.001,
    max: 0.999,
    step: 0.001,
    scale: "log",
    value: 0.5,
    sets: {remedy: "threshold"},
    format: thresholdText,
    help: "The untouched model raises an alarm where its probability is at least t. All others do so at 0.5."
  }),
  correct: toggle({
    label: "Correct for the prior",
    value: false,
    help: "Takes the log of the odds that weights or resampling added away from the log odds of each case."
  }),
  table: choice({
    label: "Data",
    options: {
      alike: "Two clouds (simulated)",
      groups: "Positives of two kinds (simulated)",
      own: "Your own table"
    },
    value: "alike"
  }),
  n: steps({
    label: "Training rows n",
    values: [500, 1000, 2000, 5000],
    value: 2000,
    sets: simulated,
    format: count
  }),
  // Typical: in every scene its quantity lies between its quartiles over seeds, as a test says.
  seed: seed({label: "New sample", value: 8})
};

/** The room's types: `Room["State"]`, `Room["Picture"]`, `Room["Scene"]` and so on. */
export type Room = RoomOf<typeof params, Data, Result>;
