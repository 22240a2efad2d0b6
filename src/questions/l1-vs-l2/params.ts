import type {State} from "../../figure/contract.js";
import {point, range, toggle} from "../../figure/params.js";
import type {PathData} from "./data.json.js";
import type {Result} from "./model.js";

export const params = {
  center: point({
    label: "Optimum without a penalty, w*",
    x: [-3, 3],
    y: [-3, 3],
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
    help: "Penalty Σ|w|ᵖ/p: 1 is L1 (lasso), 2 is L2 (ridge)."
  }),
  t: range({
    label: "Budget t",
    min: 0.1,
    max: 3,
    step: 0.01,
    value: 1,
    primary: true,
    help: "The largest weight the ball allows when the other is 0."
  }),
  rho: range({label: "Correlation of the two features, ρ", min: -0.95, max: 0.95, step: 0.05, value: 0}),
  mix: range({
    label: "L2 mixed in",
    min: 0,
    max: 1,
    step: 0.05,
    value: 0,
    help: "With p = 1 this is the elastic net: 1 − l1_ratio."
  }),
  lambda: range({label: "λ on the paths", min: 0.001, max: 10, step: 0.0001, scale: "log", value: 0.3}),
  shade: toggle({label: "Shade where a weight is exactly 0", value: true})
};

export type Declared = typeof params;
export type Here = State<Declared, PathData, Result>;
