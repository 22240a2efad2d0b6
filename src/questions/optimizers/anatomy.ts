import type {Term} from "../../ml/optimizers.js";
import type {LaneKey} from "./lanes.js";
import type {Lane} from "./model.js";
import {superscript} from "./words.js";

/** A row of the anatomy: a term of the update, and its rule as text. */
export interface Row {
  readonly term: Term;
  readonly rule: string;
}

const row = (term: Term, rule: string): Row => ({term, rule});

const gradient = row("g", "gradient g");
const scaled = (root: string): Row => row("size", `step size η / (√${root} + ε)`);
const means: readonly Row[] = [row("m", "m ← β₁m + (1 − β₁)g"), row("mHat", "m̂ = m / (1 − β₁ᵗ)")];
const squares: readonly Row[] = [row("v", "v ← β₂v + (1 − β₂)g²"), row("vHat", "v̂ = v / (1 − β₂ᵗ)")];

/** What each rule does with a gradient, in the order in which it does it. */
export const anatomy: Readonly<Record<LaneKey, readonly Row[]>> = {
  gd: [gradient, row("size", "step size η"), row("delta", "Δw = −ηg")],
  momentum: [gradient, row("b", "buffer b ← βb + g"), row("size", "step size η"), row("delta", "Δw = −ηb")],
  nesterov: [
    gradient,
    row("b", "buffer b ← βb + g"),
    row("look", "look ahead g + βb"),
    row("size", "step size η"),
    row("delta", "Δw = −η(g + βb)")
  ],
  adagrad: [gradient, row("s", "sum s ← s + g²"), scaled("s"), row("delta", "Δw = −size · g")],
  rmsprop: [gradient, row("v", "v ← αv + (1 − α)g²"), scaled("v"), row("delta", "Δw = −size · g")],
  adam: [gradient, ...means, ...squares, scaled("v̂"), row("delta", "Δw = −size · m̂")],
  adamw: [
    gradient,
    ...means,
    ...squares,
    scaled("v̂"),
    row("shrink", "decay −ηλw"),
    row("delta", "Δw = −size · m̂ − ηλw")
  ]
};

/** The most rows that an update has. */
export const MOST = Math.max(...Object.values(anatomy).map((rows) => rows.length));

/** The rows as a setting has them at step t: an L2 penalty is in the gradient, and bias correction can be off. */
export function rowsOf(lane: Lane, t: number): readonly Row[] {
  const {beta, beta2, decay, correct} = lane.hyper;
  // With its numbers: 1 − 0.9³⁰. Before the first step there are none.
  const hat = (mean: string, share: number): string =>
    !correct ? `${mean}, uncorrected` : `${mean} / (1 − ${share}${superscript(t)})`;
  return anatomy[lane.key].map((at) => {
    switch (at.term) {
      case "g":
        return decay > 0 && lane.key !== "adamw" ? row("g", "gradient g + λw") : at;
      case "mHat":
        return t > 0 ? row("mHat", `m̂ = ${hat("m", beta)}`) : at;
      case "vHat":
        return t > 0 ? row("vHat", `v̂ = ${hat("v", beta2)}`) : at;
      default:
        return at;
    }
  });
}
