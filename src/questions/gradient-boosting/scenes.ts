import {defaults} from "../../figure/params.js";
import {model} from "./model.js";
import {MOST, params, type Room} from "./params.js";
import {nextSquare} from "./words.js";

type State = Room["State"];

const start = defaults(params);
/** The same sample at another setting. */
const at = ({params: {seed}}: State, patch: Partial<typeof start>) => model({...start, ...patch, seed});
const never = (values: Float64Array, end: number, wrong: (now: number, last: number) => boolean): boolean => {
  for (let m = 1; m <= end; ++m) if (wrong(values[m], values[m - 1])) return false;
  return true;
};

export const scenes: readonly Room["Scene"][] = [
  {
    title: "What is left",
    params: {},
    panel: "residuals",
    shows: ["residuals"],
    about: "always",
    control: "stages",
    marks: ["residual", "next", "step"],
    quantity: ({result}) => nextSquare(result) / result.train[0],
    text: "Stage 0 predicts the mean. What it leaves are the residuals, and one small tree of four leaves is fitted to them. Whole, it would take more than two thirds of their squares away; only a tenth of it is added. Press Step.",
    claim: ({result}) => result.next.values.length === 4 && nextSquare(result) / result.train[0] > 2 / 3
  },
  {
    title: "Tree by tree",
    params: {stages: 36},
    panel: "residuals",
    shows: ["residuals"],
    about: "always",
    control: "stages",
    marks: ["sum", "residual", "next"],
    quantity: ({result}) => result.test[36],
    text: "Each tree has looked at what all before it left. No single one knows the wave; their sum does. Training error has fallen with every tree, and the error on new points to less than a quarter. Little but noise is left for tree 37.",
    claim: ({result: {train, test}}) => never(train, 36, (now, last) => now >= last) && test[36] < test[0] / 4
  },
  {
    title: "One tree too many, two hundred times",
    params: {stages: MOST},
    panel: "errors",
    shows: ["errors"],
    about: "always",
    control: "stages",
    marks: ["training", "test", "best", "sum"],
    quantity: ({result}) => result.test[MOST],
    text: "From about the fortieth tree on they fit noise. Training error goes on falling, far below σ²; on new points the sum gets worse, by more than an eighth of its best. Drag M back to the least: that is early stopping, and outside a simulation a validation set says when.",
    claim: ({result: {train, test, best}}) =>
      test[MOST] > 1.125 * test[best] && train[MOST] < 0.2 && best > 20 && best < 65
  },
  {
    title: "A forest beside it",
    params: {stages: MOST, forest: true},
    panel: "errors",
    shows: ["errors"],
    about: "always",
    control: "leaf",
    marks: ["forest", "test"],
    quantity: ({result}) => result.forestTest[MOST],
    text: "A forest’s trees know nothing of each other: full trees on bootstrap samples, averaged. More of them only settle the mean: from 100 to 300 trees hardly anything changes. That is not to say that it does not overfit: with five rows in a leaf, not one, the same forest has less error.",
    claim: (state) => {
      const {forestTest} = state.result;
      return (
        Math.abs(forestTest[MOST] - forestTest[100]) < 0.06 &&
        at(state, {stages: MOST, leaf: 5}).forestTest[MOST] < forestTest[MOST]
      );
    }
  },
  {
    title: "Order",
    params: {stages: MOST, forest: true, part: "last"},
    panel: "halves",
    shows: ["halves"],
    about: "always",
    control: "part",
    marks: ["sum", "forest", "kept-last"],
    quantity: ({result: {parts}}) => (parts ? parts.last.booster : 0),
    text: "Only the second 150 trees are kept. The forest’s are as good as its first 150. The booster’s correct a sum that is gone, and know next to nothing of the wave. The finished sum is the same in any order; the trees are not alike.",
    claim: ({result: {parts, test}}) =>
      parts !== null &&
      parts.last.booster > 0.9 * test[0] &&
      parts.last.booster > 3 * parts.first.booster &&
      Math.abs(parts.last.forest - parts.first.forest) < 0.15
  },
  {
    title: "Half the rate, twice the trees",
    params: {stages: 72, rate: 0.05},
    panel: "errors",
    shows: ["errors"],
    about: "always",
    control: "rate",
    marks: ["test", "best"],
    quantity: ({result}) => result.test[result.best],
    text: "With half the learning rate the least error comes after about twice as many trees, and is the same to within two percent. Tiny rates buy little beyond this, and cost trees; at η = 1 the least error is higher.",
    claim: (state) => {
      const {test, best} = state.result;
      const [usual, whole] = [at(state, {}), at(state, {rate: 1})];
      const least = usual.test[usual.best];
      return (
        best > 1.5 * usual.best &&
        best < 2.6 * usual.best &&
        Math.abs(test[best] / least - 1) < 0.02 &&
        whole.test[whole.best] > least
      );
    }
  },
  {
    title: "Past two",
    params: {stages: 20, rate: 2.1},
    panel: "errors",
    shows: ["errors"],
    about: "always",
    control: "rate",
    marks: ["training", "test"],
    quantity: ({result}) => Math.log(result.train[20] / result.train[0]),
    text: "A step of 2.1 trees overshoots by more than the residual itself, and training error rises with every tree. Up to η = 2 each tree lowers it: by η(2 − η) times the mean square of its answers, exactly.",
    claim: (state) =>
      never(state.result.train, 20, (now, last) => now <= last) &&
      never(at(state, {rate: 1.9}).train, 60, (now, last) => now > last)
  },
  {
    title: "Another loss",
    params: {stages: 40, outliers: true, loss: "absolute"},
    panel: "residuals",
    shows: ["residuals"],
    about: "always",
    control: "loss",
    marks: ["residual", "next", "sum"],
    quantity: ({result}) => result.test[40],
    text: "Ten points lie far off. Under absolute loss the negative gradient is only the residual’s sign: an outlier pulls no harder than its neighbor. The trees are fitted to signs, and each leaf then adds a median. With as many trees squared loss has more error.",
    claim: (state) =>
      state.result.gradient.every((g) => Math.abs(g) === 1) &&
      at(state, {stages: 40, outliers: true}).test[40] > state.result.test[40]
  }
];
