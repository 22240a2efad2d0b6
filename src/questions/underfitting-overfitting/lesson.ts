import {defaults} from "../../figure/params.js";
import {fixed} from "../../marks/format.js";
import {model} from "./model.js";
import {params, type Room} from "./params.js";
import {errorText, learnedAt} from "./words.js";

const start = defaults(params);

export const predictions: readonly Room["Prediction"][] = [
  {
    kind: "choice",
    ask: "Twenty points, degree 13: it overfits. Give the same degree 160 points. Where does its training error go?",
    before: {degree: 13},
    reveal: {degree: 13, n: 160},
    shows: ["learning"],
    options: [
      "down, with the validation error",
      "nowhere: it stays as it is",
      "up, against the validation error"
    ],
    answer: (state) => {
      const {seed} = state.params;
      const few = model({...start, seed, degree: 13}, state.data).errors.train;
      const ratio = state.result.errors.train / few;
      return ratio > 1.1 ? 2 : ratio < 0.9 ? 0 : 1;
    },
    because: (state) => {
      const few = model({...start, seed: state.params.seed, degree: 13}, state.data).errors;
      const many = state.result.errors;
      const {train, fresh} = learnedAt(state);
      return `Training error: ${errorText(few.train)}, then ${errorText(many.train)}. Validation error: ${errorText(few.held)}, then ${errorText(many.held)}. Fourteen weights can bend to twenty points, but not to 160. In the median over many samples the training error climbs toward the noise, 0.09, from below, to ${fixed(train, 2)}, and the error on new points falls toward it from above, to ${fixed(fresh, 2)}.`;
    }
  },
  {
    kind: "number",
    ask: "Degree 5 is about right for twenty of these points. Over many samples, how large is its median training error, in percent of its median error on new points, to the nearest ten?",
    before: {degree: 5},
    reveal: {degree: 5},
    shows: ["learning"],
    hides: ["caption", "training", "validation", "fresh", "train", "held", "bestTrain", "bestHeld"],
    min: 0,
    max: 120,
    // To the ten: the digit after it hangs on how many samples the medians are of.
    step: 10,
    unit: "%",
    answer: ({data: {learned}}) =>
      10 * Math.round((10 * learned.wave[4].train[2]) / learned.wave[4].fresh[2]),
    because: ({data: {learned}}) => {
      const [train, fresh] = [learned.wave[4].train[2], learned.wave[4].fresh[2]];
      return `About ${fixed(train, 2)} against ${fixed(fresh, 2)}. Even a well-chosen degree fits part of its own points’ noise. A gap alone is no overfitting; what counts is whether a simpler or restrained model has less error on new points.`;
    }
  }
];

/** The points of the first view, none of them moved. */
const usual = ({params: {data, n, moved}}: Room["State"]): boolean =>
  data === "wave" && n === 20 && moved.length === 0;

export const goals: readonly Room["Goal"][] = [
  {
    ask: "Keep degree 13 and the twenty points, and bring the diagnosis to “about right”.",
    done: (state) => usual(state) && state.params.degree === 13 && state.result.verdict === "about right",
    way: {degree: 13, remedy: "stopping", strength: 8}
  },
  {
    ask: "Now make degree 13 underfit.",
    done: (state) => usual(state) && state.params.degree === 13 && state.result.verdict === "underfitting",
    way: {degree: 13, strength: 12}
  },
  {
    ask: "Without a remedy, make degree 7 overfit.",
    done: ({params: {degree, strength}, result: {verdict}}) =>
      degree === 7 && strength === 0 && verdict === "overfitting",
    way: {degree: 7, n: 15}
  }
];
