import type {Stage, State} from "../../figure/contract.js";
import {choice, type ParamsOf, range, seed, steps} from "../../figure/params.js";
import type {CurveData} from "./data.json.js";
import type {Result} from "./model.js";
import {sigmas, sizes} from "./worlds.js";

export const params = {
  family: choice({
    label: "Model",
    primary: true,
    options: {
      poly: "Polynomial",
      ridge: "Ridge, degree 12",
      knn: "k-NN",
      tree: "Regression tree",
      bag: "Bagged trees"
    },
    value: "poly",
    help: "Each is a path on the plane."
  }),
  level: range({
    label: "Complexity, 1 to 12",
    primary: true,
    min: 1,
    max: 12,
    step: 1,
    value: 4,
    help: "Degree, λ, k or leaves, from rigid to flexible."
  }),
  n: steps({label: "Points n", values: sizes, value: 30}),
  sigma: steps({label: "Noise σ", values: sigmas, value: 0.3}),
  f: choice({
    label: "True function f",
    options: {wave: "wave, sin 2πx²", step: "step", line: "line"},
    value: "wave"
  }),
  x: range({
    label: "Place x",
    min: 0,
    max: 1,
    step: 0.01,
    value: 0.3,
    help: "Where the 50 predictions are compared."
  }),
  seed: seed({label: "New samples", value: 1})
};

export type Declared = typeof params;
export type Params = ParamsOf<Declared>;
export type Here = State<Declared, CurveData, Result>;
export type Place = Stage<Declared>;
/** A part of the picture: built once, then kept up to date. */
export type Part = (state: Here) => void;
