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
import {type RuleKey, ruleKeys} from "../../ml/walk.js";

export const laneKeys = ruleKeys;
export type LaneKey = RuleKey;
export type ByLane<T> = Readonly<Record<LaneKey, T>>;

export const names: ByLane<string> = {
  gd: "GD",
  momentum: "Momentum",
  nesterov: "Nesterov",
  adagrad: "Adagrad",
  rmsprop: "RMSProp",
  adam: "Adam",
  adamw: "AdamW"
};

export const rules: ByLane<Optimizer> = {
  gd: gradientDescent as Optimizer,
  momentum: momentum as Optimizer,
  nesterov: nesterov as Optimizer,
  adagrad: adagrad as Optimizer,
  rmsprop: rmsprop as Optimizer,
  adam: adam as Optimizer,
  adamw: adamw as Optimizer
};

export function byLane<T>(make: (key: LaneKey) => T): Record<LaneKey, T> {
  return Object.fromEntries(laneKeys.map((key) => [key, make(key)])) as Record<LaneKey, T>;
}
