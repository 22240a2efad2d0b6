import type {RoomOf} from "../../figure/contract.js";
import {choice, range, seed} from "../../figure/params.js";
import {count, fixed} from "../../marks/format.js";
import type {Result} from "./model.js";

/** Samples times coordinates of one estimate, at most. */
export const MOST = 1000;

export const params = {
  mu: range({
    label: "Mean μ",
    primary: true,
    min: -2,
    max: 2,
    step: 0.05,
    value: 1,
    format: (v) => fixed(v)
  }),
  sigma: range({
    label: "Standard deviation σ",
    primary: true,
    min: 0.1,
    max: 2,
    step: 0.05,
    value: 1,
    format: (v) => fixed(v)
  }),
  f: choice({
    label: "Function f(z)",
    options: {
      square: "z²",
      sine: "sin 3z",
      step: "step: 1 if z > 1",
      soft: "step, softened for its gradient"
    },
    value: "square"
  }),
  wrt: choice({label: "Gradient by", options: {mu: "μ", sigma: "σ"}, value: "mu"}),
  n: range({
    label: "Samples per estimate N",
    min: 1,
    max: MOST,
    step: 1,
    scale: "log",
    value: 1,
    format: (v) => count(v)
  }),
  d: range({
    label: "Coordinates d",
    min: 1,
    max: 100,
    step: 1,
    scale: "log",
    value: 1,
    help: "f is summed over d independent coordinates; the gradient is that of the first."
  }),
  baseline: choice({
    label: "Baseline of the score function",
    options: {none: "none", mean: "the mean E[f]", best: "the best constant"},
    value: "none"
  }),
  tau: range({
    label: "Temperature τ",
    min: 0.05,
    max: 2,
    step: 0.01,
    scale: "log",
    value: 0.2,
    format: (v) => fixed(v),
    help: "Of the softened step, and of the softened three-way choice."
  }),
  seed: seed({label: "New ε", value: 1})
};

export type Room = RoomOf<typeof params, null, Result>;
