import {fixed} from "../../marks/format.js";
import {flips} from "./companions.js";
import type {Room} from "./params.js";
import {atEnds, back, growth, last} from "./scenes.js";
import {size, trains} from "./words.js";

export const predictions: readonly Room["Prediction"][] = [
  {
    kind: "choice",
    ask: "Thirty layers with batch norm in each, at the start, all alike forward. A gradient of size 1 goes in at the last layer. How large does it come out at layer 1?",
    before: {norm: "batch", depth: 30},
    reveal: {norm: "batch", depth: 30},
    shows: ["layers", "gradients"],
    hides: ["gradients", "gradient", "growth", "caption"],
    options: ["Below 0.1", "Between 0.1 and 10", "Above 10"],
    answer: (here) => (back(here) < 0.1 ? 0 : back(here) <= 10 ? 1 : 2),
    because: (here) =>
      `It is ${size(back(here))}: ${fixed(growth(here))} a layer. Batch norm divides by the deviation over examples, which is smaller than the size of what comes in, since it leaves out the mean; and what forward divides by, backward divides by too.`
  },
  {
    kind: "choice",
    ask: "Eight layers, from He’s scale. Without normalization 0.3 is the largest of the learning rates at which the middle of five runs at least halves the loss. What is it with batch norm?",
    before: {},
    reveal: {view: "training", norm: "batch"},
    shows: ["rates", "curves"],
    hides: ["batch", "caption"],
    options: ["A third of it", "The same", "Ten times as large", "More than thirty times as large"],
    answer: ({data}) => {
      const most = Math.max(...trains(data, "he", "batch"));
      return most < 0.3 ? 0 : most === 0.3 ? 1 : most === 3 ? 2 : 3;
    },
    because: () => "It is 3. At 10 nothing trains any more: batch norm tolerates larger steps, not any step."
  },
  {
    kind: "choice",
    ask: "A batch of two examples, γ = 1, β = 0. Which values can a unit have after batch norm?",
    before: {},
    reveal: {norm: "batch", batch: 2},
    shows: ["layers", "units"],
    hides: ["after", "caption"],
    options: ["Any, around 0", "Any between −1 and 1", "One of two, up to ε"],
    answer: (here) => (atEnds(here) > 0.6 ? 2 : here.result.after.some((v) => Math.abs(v) > 1) ? 0 : 1),
    because: () =>
      "Only −1 and 1, but for ε: (a − b)/2 divided by |a − b|/2 is a sign. All that a batch of two tells is which of them was larger."
  }
];

export const goals: readonly Room["Goal"][] = [
  {
    ask: "Without normalization, keep layer 10’s standard deviation between ½ and 2.",
    done: (here) =>
      here.settled.norm === "none" && here.settled.depth === 10 && last(here) > 0.5 && last(here) < 2,
    way: {gain: 1.41}
  },
  {
    ask: "With batch norm, make the gradient at layer 1 more than a thousand times that of the last layer.",
    done: (here) => here.settled.norm === "batch" && back(here) > 1000,
    way: {norm: "batch", depth: 30, batch: 4}
  },
  {
    ask: "Find an example whose class hardly ever changes with its companions: in at most 5 % of the draws, with one companion.",
    done: ({result: {companions: c}}) => c !== null && flips(c, 0) <= 0.05,
    way: {view: "inference", norm: "batch", example: [-2, 1.3]}
  }
];
