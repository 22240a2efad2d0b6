import {fixed} from "../../marks/format.js";
import {bins, plan, type Way} from "./model.js";
import type {Room} from "./params.js";
import {runOf} from "./runs.js";
import {depth} from "./schemes.js";
import {size} from "./words.js";

type Here = Room["State"];

const within = (low: number, high: number, values: ArrayLike<number>): boolean =>
  Array.from(values).every((v) => v >= low && v <= high);
/** The share of a layer's tanh outputs beyond ±0.93, which is where a bin of their histogram ends. */
export const pinned = ({shares}: Way, layer: number): number => {
  const of = shares.subarray(layer * bins, (layer + 1) * bins);
  return of.reduce((sum, share, bin) => sum + (bin < 4 || bin >= bins - 4 ? share : 0), 0);
};
const end = ({result}: Here): number => result.forward.std[depth];
const start = ({result}: Here): number => result.backward.std[0];
const lastLoss = ({data, params}: Here): number =>
  runOf(data, params.activation, params.init).curve.losses.at(-1) ?? Infinity;
/** What theory says of Xavier at constant width, but for an activation's share. */
const isLevel = (values: readonly number[] | undefined): boolean =>
  values !== undefined && within(1 - 1e-9, 1 + 1e-9, values);

export const scenes: readonly Room["Scene"][] = [
  {
    title: "Xavier: one size throughout",
    params: {},
    panel: "signal",
    shows: ["activations"],
    about: "always",
    marks: ["forward", "backward"],
    control: "gain",
    quantity: end,
    text: "No activation: through 30 layers, signals and gradients keep their size to within a factor of two, and their mean square, averaged over draws, exactly. Now drag the gain: each layer multiplies by it.",
    claim: ({result: {forward, backward, expected}}) =>
      isLevel(expected?.std) &&
      isLevel(expected?.gradient) &&
      within(0.5, 2, forward.std) &&
      within(0.5, 2, backward.std)
  },
  {
    title: "Too small",
    params: {init: "small", activation: "tanh"},
    panel: "signal",
    shows: ["activations", "training"],
    about: "always",
    marks: ["forward", "backward"],
    control: "init",
    quantity: end,
    text: "Weights of standard deviation 0.01: each layer shrinks both curves more than tenfold. Nothing comes through, and the loss stays where it was.",
    claim: (here) => {
      const {forward, backward} = here.result;
      return (
        forward.std.every((std, l, all) => l === 0 || std < all[l - 1] / 10) &&
        backward.std.every((std, l, all) => l === 0 || all[l - 1] < std / 10) &&
        Math.abs(lastLoss(here) - Math.log(2)) < 0.001
      );
    }
  },
  {
    title: "Too large",
    params: {init: "large", activation: "tanh"},
    panel: "activations",
    shows: ["activations", "gradients"],
    about: "always",
    marks: ["forward", "backward"],
    control: "init",
    quantity: ({result}) => Math.log(result.backward.std[0]),
    note: {panel: "activations", text: "most units sit near ±1", at: () => [15, 1]},
    text: "Standard deviation 1: in every layer most units are pinned near ±1, which the activations’ curve hides. The gradients show it: they explode on their way back.",
    claim: (here) =>
      Array.from({length: depth}, (_, l) => l + 1).every(
        (l) => here.result.forward.std[l] > 0.9 && pinned(here.result.forward, l) > 0.5
      ) && start(here) > 1e6
  },
  {
    title: "ReLU halves it",
    params: {activation: "relu"},
    panel: "conditions",
    shows: ["conditions"],
    about: "always",
    marks: ["forward", "backward"],
    control: "activation",
    quantity: ({result}) => Math.log(result.forward.second[depth]),
    text: "ReLU zeroes half of the values, and half the second moment goes with them: both curves lose a factor of about √2 a layer. Xavier’s variance is half of what ReLU needs.",
    claim: ({result: {forward, backward, fanIn}}) =>
      [forward.second[depth], backward.second[0]].every((v) => Math.abs(v ** (1 / depth) - 0.5) < 0.06) &&
      fanIn.every((v) => Math.abs(v - 1) < 1e-12)
  },
  {
    title: "He doubles it back",
    params: {init: "he", activation: "relu"},
    panel: "training",
    shows: ["conditions", "training"],
    about: "always",
    marks: ["training"],
    control: "init",
    quantity: end,
    text: "Twice the variance, 2 / fan-in, and the second moment no longer falls by a factor a layer, though it strays more than without ReLU. In the runs shown, the loss falls from He’s start, as in most draws; from Xavier’s it does not get going in 240 updates.",
    claim: (here) => {
      const {forward, backward, fanIn} = here.result;
      return (
        fanIn.every((v) => Math.abs(v - 2) < 1e-12) &&
        [forward.second[depth], backward.second[0]].every((v) => Math.abs(v ** (1 / depth) - 1) < 0.12) &&
        lastLoss(here) < 0.5 &&
        (here.data.runs.relu.xavier.losses.at(-1) ?? 0) > 0.69
      );
    }
  },
  {
    title: "Level, and all alike",
    params: {init: "constant", activation: "tanh"},
    panel: "activations",
    shows: ["activations", "gradients"],
    about: "always",
    control: "init",
    quantity: ({result}) => result.forward.std[1] / result.forward.std[depth],
    text: "Every weight 1 / fan-in: after the first layer the curves stay within a factor of two, yet a layer’s units are copies of one another and stay so. Size is not everything.",
    claim: ({result: {forward, backward, distinct}}) =>
      distinct.units < 1e-20 &&
      [forward.std.subarray(1), backward.std.subarray(0, -1)].every(
        (values) => Math.max(...values) < 2 * Math.min(...values)
      )
  },
  {
    title: "Wide, narrow, wide",
    params: {shape: "alternating"},
    panel: "conditions",
    shows: ["conditions"],
    about: "always",
    marks: ["forward", "backward", "one"],
    control: "shape",
    quantity: end,
    text: "Fan-in and fan-out differ fourfold, and Xavier’s compromise meets neither condition: over each pair of layers theory takes a factor of 0.8 from both curves. One condition alone, 1 / fan-in, would lose nothing on average.",
    claim: ({result: {fanIn, fanOut, expected, forward, backward}}) => {
      const one = plan("fanIn", "linear", 1, "alternating", 64).expected;
      return (
        fanIn.every((v, l) => Math.abs(v + fanOut[l] - 2) < 1e-12 && Math.abs(v - 1) > 0.5) &&
        expected !== null &&
        Math.abs(expected.std[2] - 0.8) < 1e-12 &&
        Math.abs(expected.gradient[depth - 2] - 0.8) < 1e-12 &&
        Math.abs((one?.std[depth] ?? 0) - 1) < 1e-9 &&
        Math.abs((one?.gradient[0] ?? 0) - 1) < 1e-9 &&
        forward.std[depth] < 0.2 &&
        backward.std[0] < 0.2
      );
    }
  },
  {
    title: "One theory, many draws",
    params: {width: 16},
    panel: "signal",
    shows: [],
    about: "exact",
    marks: ["band", "theory"],
    control: "width",
    quantity: end,
    note: {
      panel: "signal",
      text: ({result: {band}}) =>
        band ? `${band.below.forward} of ${band.draws} draws end below theory` : "",
      at: ({result: {expected}}) => (expected ? [depth, expected.std[depth]] : null)
    },
    text: "Narrower layers, and the draws spread, the more the deeper. Theory is a mean of squares, and rare large draws carry it: more than half of the draws end below the dashed line.",
    claim: ({result: {band, expected}}) => {
      if (!band || !expected) return false;
      const {forward, backward, below, draws} = band;
      const widens = (l: number) => forward.high[l] / forward.low[l];
      return (
        below.forward > draws / 2 &&
        below.backward > draws / 2 &&
        forward.middle[depth] < expected.std[depth] &&
        backward.middle[0] < expected.gradient[0] &&
        widens(depth) > widens(15) &&
        widens(15) > widens(5)
      );
    }
  }
];

export const predictions: readonly Room["Prediction"][] = [
  {
    kind: "number",
    ask: "A linear network under Xavier, and every weight is made 10 % too small (g = 0.9). The inputs have standard deviation 1. What does theory leave of it after 30 layers?",
    before: {},
    reveal: {gain: 0.9},
    min: 0,
    max: 1,
    step: 0.01,
    format: (v) => fixed(v),
    answer: ({result}) => result.expected?.std[depth] ?? 0,
    because: (here) =>
      `Each layer multiplies by 0.9, and 0.9³⁰ = ${fixed(here.result.expected?.std[depth] ?? 0, 3)}; this draw of the weights gives ${size(end(here))}. A factor a layer is a power of the depth.`
  },
  {
    kind: "choice",
    ask: "Sigmoid instead of tanh, with Xavier’s variance. What do the curves do?",
    before: {activation: "tanh"},
    reveal: {activation: "sigmoid"},
    options: [
      "Both level off",
      "Both fall to 0",
      "The activations level off, the gradients vanish",
      "The activations vanish, the gradients level off"
    ],
    answer: (here) => {
      const [up, back] = [end(here) > 0.01, start(here) > 0.01];
      return up ? (back ? 0 : 2) : back ? 3 : 1;
    },
    because: (here) =>
      `Sigmoid’s outputs lie round ½, and units that weigh them differently go on differing: the activations settle at ${size(end(here))}. But the slope is at most ¼, and the gradients arrive at ${size(start(here))}. A level curve forward alone proves nothing.`
  }
];

export const goals: readonly Room["Goal"][] = [
  {
    ask: "With ReLU and Xavier’s weights, bring both ends of this draw back to a standard deviation between ⅓ and 3.",
    done: (here) =>
      here.settled.activation === "relu" &&
      here.settled.init.startsWith("xavier") &&
      within(1 / 3, 3, [end(here), start(here)]),
    way: {activation: "relu", gain: 1.41}
  },
  {
    ask: "With tanh, end forward at a standard deviation of at least 0.35, and come back with gradients between ½ and 2.",
    done: (here) => here.settled.activation === "tanh" && end(here) >= 0.35 && within(0.5, 2, [start(here)]),
    way: {activation: "tanh", gain: 1.18}
  },
  {
    ask: "Find widths and weights for which theory keeps the signal’s size in every layer, yet loses more than half of the gradient’s.",
    done: ({settled, result: {expected}}) =>
      settled.activation === "linear" &&
      expected !== null &&
      within(0.95, 1.05, expected.std) &&
      expected.gradient[0] < 0.5,
    way: {shape: "funnel", init: "fanIn"}
  }
];
