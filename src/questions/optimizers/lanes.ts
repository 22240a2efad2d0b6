import {
  adagrad,
  adam,
  adamw,
  gradientDescent,
  momentum,
  nesterov,
  type Optimizer,
  rmsprop
} from "../../ml/optimizers.js";

export const laneKeys = ["gd", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "adamw"] as const;
export type LaneKey = (typeof laneKeys)[number];

export const names: Readonly<Record<LaneKey, string>> = {
  gd: "GD",
  momentum: "Momentum",
  nesterov: "Nesterov",
  adagrad: "Adagrad",
  rmsprop: "RMSProp",
  adam: "Adam",
  adamw: "AdamW"
};

export const rules: Readonly<Record<LaneKey, Optimizer>> = {
  gd: gradientDescent as Optimizer,
  momentum: momentum as Optimizer,
  nesterov: nesterov as Optimizer,
  adagrad: adagrad as Optimizer,
  rmsprop: rmsprop as Optimizer,
  adam: adam as Optimizer,
  adamw: adamw as Optimizer
};
