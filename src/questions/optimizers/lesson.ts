import {laneKeys} from "./lanes.js";
import {lane, lengths, settles} from "./outcomes.js";
import type {Room} from "./params.js";
import {STEPS} from "./trace.js";

export const predictions: readonly Room["Prediction"][] = [
  {
    kind: "number",
    ask: "On the ravine momentum with β = 0.9 settles at step 67. Give it a shorter memory, β = 0.7, and eight times the rate. At which step now?",
    before: {},
    reveal: {beta: 0.7, scale: 8},
    shows: ["loss"],
    min: 0,
    max: STEPS,
    step: 1,
    unit: "steps",
    answer: (state) => settles(state, "momentum"),
    because: () =>
      "In the long run errors shrink by √β a step: 0.84 instead of 0.95. β = 0.9 is the usual choice, not the best one for this ravine, where it costs momentum more than half of its steps. GD, at eight times its best rate, is gone."
  },
  {
    kind: "choice",
    ask: "Adam's averages m and v both start at 0. Switch off the correction for that. What becomes of its first steps?",
    before: {chosen: "adam", t: 1},
    reveal: {chosen: "adam", correct: false, t: 1},
    shows: ["anatomy"],
    options: ["They get shorter", "They stay about the same", "They get longer"],
    answer: (state) => {
      const [length] = lengths(state, "adam", 1);
      return length < 0.9 ? 0 : length > 1.1 ? 2 : 1;
    },
    because: () =>
      "m is too small by a factor of 10, so one expects short steps. But v is too small by a factor of 1,000, and its root, which divides, by 32. The first step is 3.2 times as long."
  }
];

export const goals: readonly Room["Goal"][] = [
  {
    ask: "Make momentum settle on the ravine within 30 steps.",
    done: (state) => state.params.surface === "ravine" && settles(state, "momentum") <= 30,
    way: {beta: 0.67, scale: 9}
  },
  {
    ask: "Trap all seven at the saddle: none may settle, and none diverge, at the best rates.",
    done: ({params, result: {lanes}}) =>
      params.surface === "saddle" &&
      params.rates === "here" &&
      params.scale === 1 &&
      laneKeys.every((key) => lanes[key].settled === null && lanes[key].gone === null),
    way: {surface: "saddle", start: [0, -0.005], t: 100}
  },
  {
    ask: "On the ravine find a multiple of the best rates at which GD diverges and Adam settles within 58 steps.",
    done: (state) =>
      state.params.surface === "ravine" &&
      state.params.rates === "here" &&
      lane(state, "gd").gone !== null &&
      settles(state, "adam") <= 58,
    way: {scale: 1.5}
  }
];
