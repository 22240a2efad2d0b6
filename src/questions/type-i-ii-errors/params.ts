import type {RoomOf} from "../../figure/contract.js";
import {choice, range, seed, toggle} from "../../figure/params.js";
import {fixed, percent} from "../../marks/format.js";
import type {Result} from "./model.js";

/** Experiments that are simulated at most. */
export const EXPERIMENTS = 1000;

/** Looks at the data, or hypotheses, at most. */
export const MOST = 20;

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
  how: choice({
    label: "Each experiment",
    options: {once: "tests once", look: "looks k times", many: "tests k hypotheses"},
    value: "once"
  }),
  k: range({
    label: "Looks or hypotheses k",
    min: 1,
    max: MOST,
    step: 1,
    value: 5,
    help: "Looks are equally spaced, and the first rejection stops the experiment."
  }),
  correct: toggle({
    label: "Correct for k",
    value: false,
    help: "Pocock’s constant for looks, Bonferroni’s α/k for hypotheses."
  }),
  // Typical: in every scene what is counted lies between its quartiles over seeds, as a test says.
  seed: seed({label: "New experiments", value: 885})
};

export type Room = RoomOf<typeof params, null, Result>;
