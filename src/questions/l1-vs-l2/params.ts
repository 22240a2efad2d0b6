import type {RoomOf} from "../../figure/contract.js";
import {choice, point, range, seed, toggle} from "../../figure/params.js";
import {fixed} from "../../marks/format.js";
import type {PathData} from "./data.json.js";
import type {Result} from "./model.js";
import {LAMBDA, METHODS} from "./paths.js";

/** Half the width of the frame of weights: w₁ and w₂ run from −FRAME to FRAME. */
export const FRAME = 3;

// Each control brings the view in which it counts.
const two = {view: "two"};
const twelve = {view: "twelve"};

export const params = {
  view: choice({
    label: "Weights",
    options: {two: "two", twelve: "twelve"},
    value: "two",
    primary: true
  }),
  center: point({
    label: "Optimum without a penalty, w*",
    x: [-FRAME, FRAME],
    y: [-FRAME, FRAME],
    step: 0.01,
    value: [2, 0.8]
  }),
  p: range({
    label: "Exponent p",
    min: 0.5,
    max: 4,
    step: 0.05,
    value: 1,
    primary: true,
    sets: two,
    help: "Penalty Σ|w|ᵖ/p. With no squares mixed in, p = 1 is the lasso and p = 2 is ridge."
  }),
  t: range({
    label: "Budget t",
    min: 0.1,
    max: 3,
    step: 0.01,
    value: 1,
    format: (v) => fixed(v),
    sets: two,
    help: "The largest weight the ball allows when the other is 0."
  }),
  rho: range({
    label: "Correlation of the two features, ρ",
    min: -0.95,
    max: 0.95,
    step: 0.05,
    value: 0,
    sets: two
  }),
  mix: range({
    label: "Share of squares mixed in",
    min: 0,
    max: 1,
    step: 0.05,
    value: 0,
    sets: two,
    help: "At p = 1 this makes the elastic net; the share is 1 − l1_ratio."
  }),
  shade: toggle({label: "Shade where a weight is exactly 0", value: true, sets: two}),
  lambda: range({
    label: "λ for the table",
    min: LAMBDA.min,
    max: LAMBDA.max,
    step: 0.0001,
    scale: "log",
    value: 0.3,
    sets: twelve
  }),
  method: choice({
    label: "Method for the table",
    options: {lasso: METHODS.lasso.name, net: METHODS.net.name, ridge: METHODS.ridge.name},
    value: "lasso",
    sets: twelve
  }),
  // Typical: both rules' λ lie between their quartiles over splits, as a test says.
  seed: seed({label: "New split into ten folds", value: 3, sets: twelve})
};

export type Room = RoomOf<typeof params, PathData, Result>;
