import type {RoomOf} from "../../figure/contract.js";
import {choice, range, seed} from "../../figure/params.js";
import {fixed, percent} from "../../marks/format.js";
import type {Result} from "./model.js";

/** Experiments that are simulated at most. */
export const EXPERIMENTS = 1000;

export const params = {
  n: range({
    label: "Sample size n",
    primary: true,
    min: 5,
    max: 400,
    step: 1,
    scale: "log",
    value: 25
  }),
  runs: range({
    label: "Simulated experiments",
    primary: true,
    min: 0,
    max: EXPERIMENTS,
    step: 10,
    value: EXPERIMENTS,
    play: {seconds: 8}
  }),
  alpha: range({
    label: "Significance level α",
    min: 0.001,
    max: 0.5,
    step: 0.001,
    scale: "log",
    value: 0.05,
    format: (v) => percent(v)
  }),
  effect: range({
    label: "True effect δ",
    min: 0,
    max: 1.5,
    step: 0.05,
    value: 0.5,
    format: (v) => fixed(v),
    help: "The mean where the null hypothesis is false."
  }),
  sigma: range({label: "Standard deviation σ", min: 0.5, max: 1.5, step: 0.1, value: 1}),
  sides: choice({
    label: "Alternative",
    options: {one: "one-sided, μ > 0", two: "two-sided, μ ≠ 0"},
    value: "one"
  }),
  prior: range({
    label: "True effects among experiments, π",
    min: 0.01,
    max: 0.99,
    step: 0.01,
    value: 0.5,
    format: (v) => percent(v, 0),
    help: "The base rate: how often there is something to find."
  }),
  seed: seed({label: "New experiments", value: 1})
};

export type Room = RoomOf<typeof params, null, Result>;
