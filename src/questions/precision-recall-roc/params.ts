import type {RoomOf} from "../../figure/contract.js";
import {choice, range, seed, steps} from "../../figure/params.js";
import {amount, fixed, percent} from "../../marks/format.js";
import type {Result} from "./model.js";
import type {Data} from "./sample.js";

/** Prevalences in words: tenths of a percent where they matter. */
export const share = (v: number): string => percent(v, v < 0.1 ? 1 : 0);

/** A rate to three digits: what is neither 0 nor 1 is never called so. */
export const rate = (v: number): string => (v < 1 && v >= 0.9995 ? "> 0.999" : amount(v, 3));

/** A cost in false alarms, on its grid of tenths. */
export const costText = (v: number): string => String(Number(v.toFixed(1)));

/** The thresholds that can be set. Own scores: percentiles over the same range. */
export const thresholdRange = [-4, 7] as const;

export const params = {
  threshold: range({
    label: "Threshold t",
    primary: true,
    sets: {by: "hand"},
    min: thresholdRange[0],
    max: thresholdRange[1],
    step: 0.01,
    value: 1,
    format: (v) => fixed(v)
  }),
  prevalence: range({
    label: "Prevalence π",
    primary: true,
    min: 0.001,
    max: 0.9,
    step: 0.001,
    scale: "log",
    value: 0.5,
    // Cases as they are have the prevalence that they have.
    sets: ({cases}) => (cases === "own" ? {cases: "own-weighed"} : null),
    format: share
  }),
  by: choice({
    label: "Threshold set",
    options: {hand: "by hand", cost: "at the least cost"},
    value: "hand"
  }),
  cost: range({
    label: "A miss costs",
    min: 0.1,
    max: 100,
    step: 0.1,
    scale: "log",
    value: 1,
    sets: {by: "cost"},
    format: (v) => `${costText(v)} false alarm${v === 1 ? "" : "s"}`,
    help: "What a positive that is missed costs, counted in false alarms."
  }),
  cases: choice({
    label: "Cases",
    options: {
      weighed: "simulated, half positive, reweighted to π",
      drawn: "simulated, drawn anew at π",
      own: "your own, as they are",
      "own-weighed": "your own, reweighted to π"
    },
    value: "weighed",
    help: "Reweighting lets each positive count for more or for less; drawing anew takes other cases. Your own as they are keep their share of positives."
  }),
  separation: range({
    label: "Separation d",
    min: -1,
    max: 4,
    step: 0.05,
    value: 1.5,
    unit: "SD",
    format: (v) => fixed(v)
  }),
  spread: range({
    label: "Spread of positives σ",
    min: 0.25,
    max: 2.5,
    step: 0.05,
    value: 1,
    unit: "SD",
    format: (v) => fixed(v)
  }),
  beta: steps({
    label: "β of the F-score",
    values: [0.5, 1, 2],
    value: 1,
    format: (v) => String(v)
  }),
  axis: choice({
    label: "Cases lie by",
    options: {score: "score", percentile: "percentile"},
    value: "score"
  }),
  pairs: range({label: "Pairs drawn", min: 10, max: 1000, step: 10, value: 100}),
  n: steps({label: "Simulated cases n", values: [40, 100, 400, 1000], value: 400}),
  rounding: steps({
    label: "Round scores to",
    values: [0, 0.25, 0.5, 1],
    value: 0,
    format: (v) => (v ? String(v) : "no")
  }),
  seed: seed({label: "Draw other cases", value: 58}),
  pairSeed: seed({label: "Draw other pairs", value: 1})
};

export type Room = RoomOf<typeof params, Data, Result>;
export type Params = Room["Params"];
