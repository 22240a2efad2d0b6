import {MOST, type Room} from "./params.js";
import {inUnits} from "./words.js";

export const predictions: readonly Room["Prediction"][] = [
  {
    kind: "choice",
    ask: "You set the learning rate to 1.5: each tree is added one and a half times, and overshoots what it was fitted to. What does training error do?",
    before: {},
    reveal: {rate: 1.5, stages: 40},
    shows: ["errors"],
    options: ["it falls with every tree", "it swings up and down", "it rises with every tree"],
    answer: ({result: {train}}) => {
      let up = 0;
      for (let m = 1; m <= 40; ++m) if (train[m] > train[m - 1]) ++up;
      return up === 0 ? 0 : up === 40 ? 2 : 1;
    },
    because: ({result: {train}}) =>
      `From ${inUnits(train[0])} to ${inUnits(train[1])}, ${inUnits(train[2])} and ${inUnits(train[40])} after 40 trees. Along a tree’s answers the sum of squares is a parabola with its bottom at a whole step. One and a half steps lie beyond the bottom, yet lower than the start: they gain 1.5 · (2 − 1.5), or three quarters, of what a whole step would. At 2 it would be as high as before.`
  },
  {
    kind: "choice",
    ask: "Booster and forest have 300 trees each. The first 150 of both are thrown away. Whose predictions suffer?",
    before: {stages: MOST, forest: true},
    reveal: {stages: MOST, forest: true, part: "last"},
    shows: ["halves"],
    hides: ["kept-first", "kept-last", "kept-random"],
    options: ["both lose about as much", "the booster’s, badly", "the forest’s, badly", "neither’s"],
    answer: ({result: {parts}}) => {
      if (!parts) return 3;
      const [booster, forest] = [
        parts.last.booster / parts.all.booster,
        parts.last.forest / parts.all.forest
      ];
      return booster > 2 && forest > 2 ? 0 : booster > 2 ? 1 : forest > 2 ? 2 : 3;
    },
    because: ({result: {parts}}) =>
      parts
        ? `The booster’s error on new points goes from ${inUnits(parts.all.booster)} to ${inUnits(parts.last.booster)}, the forest’s from ${inUnits(parts.all.forest)} to ${inUnits(parts.last.forest)}. A forest’s trees are draws of one kind, and any 150 of them are a forest. A booster’s tree corrects the sum of those before it, and without that sum it corrects nothing.`
        : ""
  }
];

const usual = ({params: {loss, subsample, outliers, moved, part}}: Room["State"]): boolean =>
  loss === "squared" && subsample === 1 && !outliers && !moved.length && part === "all";

export const goals: readonly Room["Goal"][] = [
  {
    ask: "With trees of depth 2 and all rows, bring the error on new points to within a tenth of σ² of the least that these 300 trees reach, in at most 10 trees.",
    done: (state) => {
      const {params, result} = state;
      return (
        usual(state) &&
        params.depth === 2 &&
        params.stages <= 10 &&
        params.stages > 0 &&
        result.test[params.stages] < result.test[result.best] + 0.1
      );
    },
    way: {rate: 0.5, stages: 6}
  },
  {
    ask: "Make training error rise with every one of 20 trees.",
    done: (state) =>
      usual(state) &&
      state.params.stages >= 20 &&
      state.result.train.subarray(1, 21).every((v, m) => v > state.result.train[m]),
    way: {rate: 2.1, stages: 20}
  },
  {
    ask: "Keep all 300 trees of a booster, and have less error on new points than the forest of 300 full trees.",
    done: (state) =>
      usual(state) &&
      state.params.stages === MOST &&
      state.params.leaf === 1 &&
      state.result.test[MOST] < state.result.forestTest[MOST],
    way: {rate: 0.02, stages: MOST, forest: true}
  }
];
