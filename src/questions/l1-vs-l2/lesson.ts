import type {Goal, Prediction, Scene} from "../../figure/contract.js";
import {fixed} from "../../marks/format.js";
import type {PathData} from "./data.json.js";
import {model, type Params, type Result} from "./model.js";
import type {Declared, Here} from "./params.js";

/** The λ window in which the lasso keeps the six true features and no other, and every other reading of its fits. */
const trueSupport = ({result: {paths}}: Here): boolean => paths?.missed[0] === 0 && paths.spurious[0] === 0;

/** A weight whose sign the penalty has turned. */
const turned = ({params: {center}, result: {optimum}}: Here): boolean =>
  center.some((v, j) => Math.abs(v) >= 0.2 && v * optimum.w[j] < 0);

/** The largest p, from 2 down in the slider's steps, at which a weight is exactly 0. */
const firstZero = (params: Params): number =>
  Array.from({length: 31}, (_, k) => (40 - k) / 20).find((p) => model({...params, p}, null).zeros > 0) ??
  Number.NaN;

export const scenes: readonly Scene<Declared, PathData, Result>[] = [
  {
    title: "L1 lands on a corner",
    params: {},
    text: "The loss's contours grow from w* until one touches the diamond. From all of a shaded wedge it touches a corner, where one weight is exactly 0.",
    claim: ({result}) => result.optimum.kind === "vertex" && result.optimum.w[1] === 0
  },
  {
    title: "L2 has no corner",
    params: {p: 2},
    text: "Same w*, same budget, a round ball: both weights stay. Only on the dashed rays, which have no width, is one of them 0.",
    claim: ({result}) => result.zeros === 0 && result.shaded === 0
  },
  {
    title: "Outside the wedge",
    params: {center: [2, 1.5]},
    text: "L1 does not zero everything: here both weights stay, and each gives up the same amount.",
    claim: ({params, result: {optimum, zeros}}) =>
      zeros === 0 && Math.abs(params.center[0] - optimum.w[0] - (params.center[1] - optimum.w[1])) < 1e-12
  },
  {
    title: "A hair above 1",
    params: {p: 1.05},
    text: "The ball still looks like a diamond, but its tips are round, and the wedges are gone. ŵ₂ is small; it is not 0.",
    claim: ({result}) => result.zeros === 0 && result.shaded === 0 && Math.abs(result.optimum.w[1]) < 0.01
  },
  {
    title: "Elastic net",
    params: {mix: 0.5, center: [2, 0.3]},
    text: "Half the penalty is squared: the corners stay but are blunter, and the wedges cover half as much.",
    claim: ({result}) => result.zeros === 1 && Math.abs(result.shaded - 2 / 9) < 1e-9
  },
  {
    title: "Correlated features",
    params: {p: 2, rho: 0.9, center: [2, -0.3]},
    text: "Under L2 the stretched contours touch across the axis: the penalty has turned the sign of ŵ₂. With two standardized features, L1 never does.",
    claim: turned
  },
  {
    title: "Twelve weights",
    params: {lambda: 0.1},
    text: "At this λ the lasso keeps the six features that made the data and no other; the elastic net keeps more, ridge keeps all.",
    claim: (state) => {
      const {paths} = state.result;
      return trueSupport(state) && paths !== null && paths.spurious[1] > 0 && paths.zeros[2] === 0;
    }
  }
];

export const predictions: readonly Prediction<Declared, PathData, Result>[] = [
  {
    kind: "number",
    ask: "The exponent p falls from 2 toward 1, with w* and the budget fixed. At which p does ŵ₂ first become exactly 0?",
    before: {p: 2},
    reveal: {p: 1},
    min: 0.5,
    max: 2,
    step: 0.05,
    format: (v) => fixed(v),
    answer: ({params}) => firstZero(params),
    because: () =>
      "For every p above 1 the penalty's slope at 0 is 0, so nothing holds a weight there. At p = 1 the slope is 1, the ball has its corner, and ŵ₂ is 0."
  },
  {
    kind: "choice",
    ask: "L1, and the optimum sits on the corner. Now the two features become correlated, ρ = 0.9: the contours turn and stretch. What does ŵ do?",
    before: {},
    reveal: {rho: 0.9},
    options: [
      "It leaves the corner: both weights come back",
      "It goes to the other corner",
      "It does not move"
    ],
    answer: ({result}) => (result.zeros === 0 ? 0 : result.optimum.w[0] === 0 ? 1 : 2),
    because: () =>
      "With two standardized features the wedges' edges run along (1, 1) and (1, −1), and those are the contours' own axes whatever ρ is. Under L2 (p = 2) ŵ does move, and with three features the lasso's does too."
  }
];

export const goals: readonly Goal<Declared, PathData, Result>[] = [
  {
    ask: "Make ŵ₁ exactly 0 with a budget t of 1.5 or more, though w*₁ is at least 0.5 and the ball is convex.",
    done: ({params, result}) =>
      result.optimum.w[0] === 0 && params.t >= 1.5 && Math.abs(params.center[0]) >= 0.5 && result.convex,
    way: {center: [0.6, 2.8], t: 1.6}
  },
  {
    ask: "Make a penalty turn a weight's sign: w* and ŵ on opposite sides of an axis, with that weight of w* at least 0.2.",
    done: turned,
    way: {p: 2, rho: 0.8, center: [1.8, -0.4]}
  },
  {
    ask: "Find a λ on the paths at which the lasso keeps the six true features and no other.",
    done: trueSupport,
    way: {lambda: 0.08}
  }
];
