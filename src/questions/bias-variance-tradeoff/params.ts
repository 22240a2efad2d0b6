import type {RoomOf} from "../../figure/contract.js";
import {choice, range, seed, steps} from "../../figure/params.js";
import {fixed} from "../../marks/format.js";
import type {CurveData} from "./data.json.js";
import {mostLevels} from "./families.js";
import type {Result} from "./model.js";
import {sigmas, sizes} from "./worlds.js";

export const params = {
  family: choice({
    label: "Model",
    primary: true,
    options: {
      poly: "polynomial",
      ridge: "ridge, degree 12",
      knn: "k-NN",
      tree: "regression tree",
      bag: "bagged trees",
      cos: "minimum-norm cosines"
    },
    value: "poly"
  }),
  level: range({
    label: "Complexity",
    primary: true,
    min: 1,
    max: mostLevels,
    step: 1,
    value: 4,
    help: "From rigid to flexible."
  }),
  n: steps({label: "Points n", values: sizes, value: 30}),
  sigma: steps({label: "Noise σ", values: sigmas, value: 0.3}),
  f: choice({
    label: "True function f",
    options: {wave: "wave, sin 2πx²", step: "step", line: "line"},
    value: "wave"
  }),
  x: range({
    label: "Place x₀",
    min: 0,
    max: 1,
    step: 0.01,
    value: 0.3,
    format: (v) => fixed(v),
    help: "Where the 50 predictions are compared."
  }),
  // Typical: in every scene the number it rests on lies between its quartiles over seeds, as a test says.
  seed: seed({label: "New samples", value: 7})
};

export type Room = RoomOf<typeof params, CurveData, Result>;
export type Params = Room["Params"];
