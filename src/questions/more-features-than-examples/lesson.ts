import {fixed} from "../../marks/format.js";
import {COUNTS} from "./many.js";
import {model} from "./model.js";
import {N, type Room} from "./params.js";
import {add, descend, norm, type Pair, product, rss, solve, TRUTH} from "./two.js";
import {error} from "./words.js";

const apart = (a: Pair, b: Pair): number => norm(add(a, b, -1));

/** The test error of the sample that is shown, with p features. */
const errorAt = ({result: {table}}: Room["State"], p: number): number =>
  table?.curve[COUNTS.indexOf(p)] ?? Number.NaN;

/** The same sample under another setting. */
const other = ({params: now}: Room["State"], patch: Partial<Room["Params"]>) => model({...now, ...patch});

export const scenes: readonly Room["Scene"][] = [
  {
    title: "A valley, not a bowl",
    params: {},
    panel: "valley",
    shows: ["valley", "fan"],
    about: "exact",
    control: "slide",
    marks: ["held", "floor"],
    text: "One example, x = (2, 1), y = 4: all weights on the blue line answer 4, and no residual is left. Slide along it: the fit stays perfect, and the prediction at the test place swings.",
    claim: (state) => {
      const ends = [-2.2, -1, 0, 1, 2.2].map((slide) => other(state, {slide}));
      const answers = ends.map(({answer}) => answer);
      return ends.every(({rss: r}) => r < 1e-10) && Math.max(...answers) - Math.min(...answers) > 8;
    }
  },
  {
    title: "What the example does decide",
    params: {angle: 0},
    panel: "fan",
    shows: ["valley", "fan"],
    about: "exact",
    control: "angle",
    marks: ["fan", "angle"],
    text: "Turn the test place to the example’s direction and all the best fits agree: the fan closes. It is widest at a right angle, where the example says nothing. Only the part of x in the span of the examples is decided.",
    claim: (state) => {
      const width = (angle: number) => {
        const [low, high] = other(state, {angle}).answers;
        return high - low;
      };
      return (
        width(0) < 1e-12 &&
        [10, 30, 50, 70, 90].every((a) => width(a) > width(a - 10) && Math.abs(width(a) - width(-a)) < 1e-9)
      );
    }
  },
  {
    title: "The shortest of them",
    params: {slide: 0},
    panel: "valley",
    shows: ["valley", "fan"],
    about: "exact",
    control: "slide",
    marks: ["best", "held"],
    text: "A rule may choose. The pseudoinverse takes the shortest weights, at the foot of the perpendicular from 0: no part of them lies along the floor. Gradient descent that starts at 0 ends there too.",
    claim: (state) => {
      const {valley, held} = state.result;
      return (
        apart(held, valley.best) < 1e-12 &&
        Math.abs(product(valley.best, valley.axes[1])) < 1e-12 &&
        [-2, -0.5, 0.5, 2].every((t) => norm(add(valley.best, valley.axes[1], t)) > norm(valley.best)) &&
        apart(descend(valley, [0, 0], 50), valley.best) < 1e-9 &&
        apart(descend(valley, [1, 1], 50), valley.best) > 0.1
      );
    }
  },
  {
    title: "Ridge bends it into a bowl",
    params: {lambda: 1},
    panel: "valley",
    shows: ["valley", "fan"],
    about: "exact",
    control: "lambda",
    marks: ["ridge", "loss"],
    text: "Add λ|w|² and the floor curves: one minimum for every λ > 0. It leaves a residual, and is shorter. Lower λ toward 0 and it moves along the dashed line into the shortest of the best fits.",
    claim: ({params: {lambda}, result: {valley, ridge}}) => {
      const loss = (w: Pair) => rss(valley, w) + lambda * norm(w) ** 2;
      const gaps = [1, 0.1, 0.01, 0.001].map((l) => apart(solve(valley, l), valley.best));
      return (
        [0, 1, 2, 3, 4, 5, 6].every(
          (k) => loss(add(ridge, [Math.cos(k), Math.sin(k)], 0.05)) > loss(ridge)
        ) &&
        rss(valley, ridge) > valley.least + 0.01 &&
        norm(ridge) < norm(valley.best) &&
        gaps.every((gap, i) => i === 0 || gap < gaps[i - 1]) &&
        gaps[3] < 1e-3
      );
    }
  },
  {
    title: "A second example closes it",
    params: {examples: 2},
    panel: "valley",
    shows: ["valley", "fan"],
    about: "exact",
    control: "examples",
    marks: ["best", "loss"],
    text: "A second example, 60° from the first: two independent rows, two weights, rank 2. One pair fits both, and to leave it now costs something in every direction. The fan is a single line.",
    claim: (state) => {
      const {valley, rss: own} = state.result;
      const [low, high] = other(state, {angle: 90}).answers;
      return valley.rank === 2 && valley.least < 1e-20 && own > 1 && high - low === 0;
    }
  },
  {
    title: "Nearly parallel: nearly a valley",
    params: {examples: 2, between: 12, slide: 0},
    panel: "valley",
    shows: ["valley", "fan"],
    about: "exact",
    control: "between",
    marks: ["best", "truth"],
    text: "The second answer has an error of 0.5. At 60° that moves the one best fit by 0.26 from the true weights, at 12° by 1.08. Unique is not the same as good: the bowl is almost flat along one direction.",
    claim: (state) => {
      const off = (between: number) => apart(other(state, {between}).valley.best, TRUTH);
      return (
        Math.abs(off(60) - 0.26) < 0.005 &&
        Math.abs(off(12) - 1.08) < 0.005 &&
        state.result.valley.curvature[1] < 0.02 * state.result.valley.curvature[0]
      );
    }
  },
  {
    title: "Twenty examples, and ever more features",
    params: {view: "many", p: N},
    panel: "descent",
    shows: ["descent", "spectrum"],
    about: "always",
    control: "p",
    marks: ["p", "sample"],
    quantity: ({result}) => result.table?.test ?? Number.NaN,
    text: "At p = n the fit is unique and perfect on its examples, and its error on fresh ones is more than twice that at p = 10 or p = 60. The least singular value is below a tenth of the largest: again a bowl almost flat. At p = 60 the shortest perfect weights are shorter.",
    claim: (state) =>
      errorAt(state, 20) > 2 * Math.max(errorAt(state, 10), errorAt(state, 60)) &&
      (state.result.table?.singular[19] ?? 1) < 0.1 * (state.result.table?.singular[0] ?? 0) &&
      (state.result.table?.training ?? 1) < 1e-12 &&
      (other(state, {p: 60}).table?.length ?? 99) < (state.result.table?.length ?? 0)
  },
  {
    title: "A little ridge, and a far lower peak",
    params: {view: "many", p: N, penalty: 1},
    panel: "descent",
    shows: ["descent", "spectrum"],
    about: "always",
    control: "penalty",
    marks: ["p", "sample"],
    text: "The same sample with λ = 1: the error at p = n falls to less than half. The penalty adds λ to each squared singular value, and so the small ones no longer blow the weights up. In the median a low hump is left.",
    claim: (state) => errorAt(state, 20) < (other(state, {penalty: 0}).table?.test ?? 0) / 2
  }
];

export const predictions: readonly Room["Prediction"][] = [
  {
    kind: "choice",
    ask: "A table has 20 examples. Least squares on its first p features; where many weights fit equally well, the shortest are taken. Which of these p is the worst on fresh examples?",
    before: {},
    reveal: {view: "many", p: N},
    shows: ["descent"],
    options: ["p = 5", "p = 20", "p = 40", "p = 100"],
    answer: (state) => {
      const errors = [5, 20, 40, 100].map((p) => errorAt(state, p));
      return errors.indexOf(Math.max(...errors));
    },
    because: (state) =>
      `In this sample the mean squared errors are ${[5, 20, 40, 100].map((p) => error(errorAt(state, p))).join(", ")}. Where p reaches n the only perfect fit has to follow the labels’ noise too, and the part of the 80 features left out, whatever length that takes (here ${fixed(state.result.table?.length ?? 0)}; the true weights have length 1).`
  }
];

export const goals: readonly Room["Goal"][] = [
  {
    ask: "With one example, find weights of length above 2.5 that fit it exactly and predict less than −4 at the test place.",
    done: ({params: {view, examples}, result: {held, answer, rss: own}}) =>
      view === "two" && examples === 1 && own < 1e-10 && norm(held) > 2.5 && answer < -4,
    way: {slide: -2.2, angle: 90}
  },
  {
    ask: "Have two examples and still a valley.",
    done: ({params: {view, examples}, result: {valley}}) =>
      view === "two" && examples === 2 && valley.rank === 1,
    way: {examples: 2, between: 0}
  },
  {
    ask: "Find a fit without a penalty, perfect on the twenty examples, with a smaller test error than at every p below n.",
    done: ({params: {view, p, penalty}, result: {table}}) =>
      view === "many" &&
      penalty === 0 &&
      p >= N &&
      table !== null &&
      COUNTS.every((k, i) => k >= N || table.test < table.curve[i]),
    way: {view: "many", p: 100}
  }
];
