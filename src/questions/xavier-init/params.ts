import type {RoomOf} from "../../figure/contract.js";
import {choice, range, seed, steps} from "../../figure/params.js";
import {fixed} from "../../marks/format.js";
import type {TrainingData} from "./data.json.js";
import type {XavierResult} from "./model.js";
import {type SchemeName, schemes} from "./schemes.js";

const name = (key: SchemeName): string => schemes[key].name;

export const params = {
  init: choice({
    label: "Weights start as",
    primary: true,
    options: {
      xavier: name("xavier"),
      xavierUniform: name("xavierUniform"),
      he: name("he"),
      orthogonal: name("orthogonal"),
      fanIn: name("fanIn"),
      fanOut: name("fanOut"),
      small: name("small"),
      large: name("large"),
      constant: name("constant"),
      zeros: name("zeros")
    },
    value: "xavier"
  }),
  activation: choice({
    label: "Activation f",
    primary: true,
    options: {linear: "linear", tanh: "tanh", sigmoid: "sigmoid", relu: "ReLU"},
    value: "linear"
  }),
  gain: range({
    label: "Gain g",
    min: 0.6,
    max: 1.7,
    step: 0.01,
    value: 1,
    format: (v) => fixed(v),
    help: "Every weight is multiplied by it."
  }),
  shape: choice({
    label: "Widths of the layers",
    options: {constant: "constant n", alternating: "n and n/4 in turn", funnel: "narrowing from n to n/8"},
    value: "constant"
  }),
  width: steps({label: "Width n", values: [16, 32, 64, 128], value: 64, unit: "units"}),
  // Typical: in every scene the number it rests on lies between its quartiles over seeds, as a test says.
  seed: seed({label: "Draw other weights", value: 41})
};

export type Room = RoomOf<typeof params, TrainingData, XavierResult>;
