import {percent} from "../../marks/format.js";
import type {Room} from "./params.js";
import {wins} from "./scenes.js";
import {PLACES, shiftOf} from "./shift.js";
import {mean, size} from "./words.js";

export {scenes} from "./scenes.js";

const APART = [1, 10, 100] as const;

export const predictions: readonly Room["Prediction"][] = [
  {
    kind: "choice",
    ask: "The RBF kernel and degree 7 both pass through the eight points, and between them they differ by less than 0.1. Half a range to the right, at x = 1.5, by how much do they differ?",
    options: ["less than 1", "1 to 10", "10 to 100", "more than 100"],
    before: {},
    reveal: {at: 1.5},
    shows: ["fits", "gap"],
    hides: ["second", "gap", "right", "apart", "saysSecond"],
    answer: ({result}) => APART.filter((v) => result.beyond[1] > v).length,
    because: ({result}) =>
      `They differ by ${size(result.beyond[1])}, though inside by ${size(result.within)} at most: the points say nothing out there, only the bias does.`
  },
  {
    kind: "number",
    ask: "Over all 512 labelings of the nine cells every rule is right on 50 % of the unseen ones. On the 58 that a line makes the lines’ vote (those of the 58 that fit the seen cells vote) reaches 82.8 %. And on the other 454?",
    before: {view: "labels", labels: "line", labeling: 20},
    reveal: {view: "labels", labels: "rest"},
    shows: ["labels", "right"],
    min: 0,
    max: 100,
    step: 0.1,
    unit: "%",
    answer: ({result}) => 100 * result.labels.share.vote,
    because: ({result}) =>
      `${percent(result.labels.share.vote)}: what is won on the 58 is lost on the 454, spread over nearly eight times as many.`
  },
  {
    kind: "choice",
    ask: "Training shows the pattern at all twelve places. Now the order of the inputs is shuffled, the same way in every signal, training and test. Which layer finds the pattern less often than before?",
    options: ["both", "the convolution only", "the dense layer only", "neither"],
    before: {view: "shift", places: PLACES},
    reveal: {view: "shift", places: PLACES, shuffled: true},
    shows: ["shift", "signal"],
    answer: ({settled, result: {shift}}) => {
      const before = shiftOf(PLACES, false, settled.seed);
      const falls = (name: "dense" | "convolution") =>
        shift !== null && mean(shift[name]) < mean(before[name]) - 0.02;
      if (falls("convolution")) return falls("dense") ? 0 : 1;
      return falls("dense") ? 2 : 3;
    },
    because: ({settled, result: {shift}}) => {
      const before = shiftOf(PLACES, false, settled.seed);
      return shift
        ? `The convolution falls from ${percent(mean(before.convolution), 0)} to ${percent(mean(shift.convolution), 0)}: neighbors are no longer neighbors. The dense layer never knew who was next to whom, and stays at ${percent(mean(shift.dense), 0)}.`
        : "";
    }
  }
];

export const goals: readonly Room["Goal"][] = [
  {
    ask: "Find a world in which degree 7 alone is the best of the six outside the data’s range.",
    done: (state) =>
      state.params.beside === "worlds" &&
      state.params.where === "outside" &&
      wins(state, "poly", {measure: "rmse"}),
    way: {world: "cubic", where: "outside", beside: "worlds"}
  },
  {
    ask: "With only the 58 labelings possible, choose seen cells so that 1-NN is as good as the lines’ vote, with at least four cells unseen.",
    done: ({params, result: {labels}}) =>
      params.view === "labels" &&
      params.labels === "line" &&
      labels.seen.length <= 5 &&
      Math.abs(labels.share.nn - labels.share.vote) < 1e-12,
    way: {view: "labels", labels: "line", seen: [[0], [2], [6], [8]]}
  }
];
