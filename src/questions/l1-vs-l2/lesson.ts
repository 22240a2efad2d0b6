import {percent} from "../../marks/format.js";
import type {Room} from "./params.js";

/** A weight whose sign the penalty has turned. */
const turned = ({params: {center}, result: {optimum}}: Room["State"]): boolean =>
  center.some((v, j) => Math.abs(v) >= 0.2 && v * optimum.w[j] < 0);

const TWO = ["ball", "scalar"] as const;
const TWELVE = ["paths", "chosen"] as const;

export const scenes: readonly Room["Scene"][] = [
  {
    title: "L1 lands on a corner",
    params: {},
    panel: "ball",
    shows: TWO,
    about: "exact",
    marks: ["zero", "w"],
    text: "The loss's contours grow from w* until one touches the diamond. From all of a shaded wedge it touches a corner, where one weight is exactly 0.",
    claim: ({result}) => result.optimum.kind === "vertex" && result.optimum.w[1] === 0
  },
  {
    title: "L2 has no corner",
    params: {p: 2},
    panel: "ball",
    shows: TWO,
    about: "exact",
    control: "p",
    marks: ["w"],
    note: {panel: "ball", text: "both weights stay", at: ({result}) => result.optimum.w},
    text: "Same w*, same budget, a round ball: both weights stay. Only on the dashed rays, which have no width, is one of them 0.",
    claim: ({result}) => result.zeros === 0 && result.shape.shaded === 0
  },
  {
    title: "Outside the wedge",
    params: {center: [2, 1.5]},
    panel: "ball",
    shows: TWO,
    about: "exact",
    marks: ["w"],
    note: {panel: "ball", text: "on an edge", at: ({result}) => result.optimum.w},
    text: "L1 does not zero everything: here both weights stay, and each gives up the same amount.",
    claim: ({params, result: {optimum, zeros}}) =>
      zeros === 0 && Math.abs(params.center[0] - optimum.w[0] - (params.center[1] - optimum.w[1])) < 1e-12
  },
  {
    title: "A hair above 1",
    params: {p: 1.05},
    panel: "ball",
    shows: TWO,
    about: "exact",
    control: "p",
    marks: ["p"],
    note: {panel: "ball", text: "smooth", at: ({params}) => [params.t, 0]},
    text: "The ball still looks like a diamond, but its tips are smooth, so the contour touches beside them: ŵ₂ is small, and not 0.",
    claim: ({result}) =>
      result.zeros === 0 && result.shape.shaded === 0 && Math.abs(result.optimum.w[1]) < 0.01
  },
  {
    title: "Elastic net",
    params: {mix: 0.5, center: [2, 0.3]},
    panel: "ball",
    shows: TWO,
    about: "exact",
    control: "mix",
    marks: ["zero", "p"],
    text: "Half of the penalty is squares now: the corners stay but are blunter, and at this budget the wedges cover half as much.",
    claim: ({result}) => result.zeros === 1 && Math.abs(result.shape.shaded - 2 / 9) < 1e-9
  },
  {
    title: "Correlated features",
    params: {p: 2, rho: 0.9, center: [2, -0.3]},
    panel: "ball",
    shows: TWO,
    about: "exact",
    control: "rho",
    marks: ["rho", "w"],
    note: {panel: "ball", text: "ŵ₂ > 0 > w*₂", at: ({result}) => result.optimum.w},
    text: "Under L2 the stretched contours touch across the axis: the penalty has turned the sign of ŵ₂. With two standardized features, L1 never does.",
    claim: turned
  },
  {
    title: "Twelve weights",
    params: {view: "twelve", lambda: 0.1},
    panel: "paths",
    shows: TWELVE,
    about: "here",
    control: "method",
    marks: ["lambda"],
    text: "A simulated table: six features matter, six do not, and some are correlated at 0.9. At this λ the lasso keeps just the useful six. Switch the method: the elastic net keeps more, ridge keeps all.",
    claim: ({result: {twelve}}) =>
      twelve !== null &&
      twelve.fits.lasso.missed === 0 &&
      twelve.fits.lasso.useless === 0 &&
      twelve.fits.net.useless > 0 &&
      twelve.fits.ridge.zeros === 0
  },
  {
    title: "Two rules for λ",
    params: {view: "twelve", lambda: 0.0136},
    panel: "paths",
    shows: TWELVE,
    about: "always",
    control: "seed",
    marks: ["cv", "least", "one-se"],
    quantity: ({result: {twelve}}) => twelve?.least.lambda ?? 0,
    text: "The curve of cross-validation is flat at its bottom. At its least error useless features are kept on more than nine splits in ten. The largest λ within one standard error of that is larger, and in the shaded stretch. Split anew: the first wanders, the second stays in there.",
    // What is said of splits in general is asked of the page's hundred: below the stretch a useless feature is in.
    claim: ({data, result: {twelve}}) =>
      twelve !== null &&
      twelve.window !== null &&
      data.rules.lasso.min[2] < twelve.window[0] &&
      twelve.least.lambda < twelve.oneSe.lambda &&
      twelve.oneSe.lambda >= twelve.window[0] &&
      twelve.oneSe.lambda <= twelve.window[1]
  }
];

export const predictions: readonly Room["Prediction"][] = [
  {
    kind: "number",
    ask: "L1 shades 44 % of the frame: from there, w* gets an exact 0. Now p rises from 1 to 1.05, and the ball hardly changes its look. How much of the frame is shaded?",
    before: {},
    reveal: {p: 1.05},
    shows: ["ball"],
    min: 0,
    max: 100,
    step: 1,
    format: (v) => percent(v / 100, 0),
    answer: ({result}) => 100 * result.shape.shaded,
    because: () =>
      "For every p above 1 the penalty's slope at 0 is 0, so nothing holds a weight there. It is the corner that makes zeros, and a tip that only looks like one makes none."
  },
  {
    kind: "choice",
    ask: "L1, and the optimum sits on the corner. Now the two features become correlated, ρ = 0.9: the contours turn and stretch. What does ŵ do?",
    before: {},
    reveal: {rho: 0.9},
    shows: ["ball"],
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

export const goals: readonly Room["Goal"][] = [
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
    ask: "With twelve weights, find a λ at which the lasso keeps the six useful features and no other.",
    done: ({result: {twelve}}) => twelve?.fits.lasso.missed === 0 && twelve.fits.lasso.useless === 0,
    way: {view: "twelve", lambda: 0.08}
  }
];
