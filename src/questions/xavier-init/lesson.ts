import type {Goal, Prediction, Scene} from "../../figure/contract.js";
import {fixed} from "../../marks/format.js";
import type {LayerSignal} from "../../ml/signal.js";
import type {TrainingData} from "./data.json.js";
import {withOneStd, type XavierResult} from "./model.js";
import type {Declared, Here} from "./params.js";
import {depth} from "./schemes.js";
import {runOf} from "./trained.js";
import {size} from "./words.js";

const stds = ({result}: Here): number[] => [...result.forward, ...result.backward].map(({std}) => std);
const within = (low: number, high: number, values: readonly number[]): boolean =>
  values.every((v) => v >= low && v <= high);
/** The share of tanh's outputs beyond ±0.93, which is where a bin of their histogram ends. */
export const pinned = ({shares}: LayerSignal): number => {
  const beyond = shares.filter((_, bin) => bin < 4 || bin >= shares.length - 4);
  return beyond.reduce((a, b) => a + b, 0);
};
const end = ({result}: Here): number => result.forward[depth].std;
const start = ({result}: Here): number => result.backward[0].std;
const lastLoss = ({data, params}: Here): number =>
  runOf(data, params.activation, params.init).curve.losses.at(-1) ?? Infinity;

export const scenes: readonly Scene<Declared, TrainingData, XavierResult>[] = [
  {
    title: "Xavier: one size throughout",
    params: {},
    text: "No activation: through 30 layers, signals and gradients keep their size to within a factor of 1.5. At a fixed std of 1 or 0.01 (gray), two layers cost more than tenfold.",
    claim: (here) => {
      const {activation, shape, width} = here.settled;
      const [small, large] = withOneStd(activation, shape, width);
      return (
        within(1 / 1.5, 1.5, stds(here)) &&
        Math.max(small.std[2], small.gradient[depth - 2]) < 0.1 &&
        Math.min(large.std[2], large.gradient[depth - 2]) > 10
      );
    }
  },
  {
    title: "Too small",
    params: {init: "small", activation: "tanh"},
    text: "Weights of standard deviation 0.01: each layer shrinks both curves more than tenfold. Nothing comes through, and the loss stays where it was.",
    claim: (here) =>
      here.result.forward.every(({std}, l, all) => l === 0 || std < all[l - 1].std / 10) &&
      here.result.backward.every(({std}, l, all) => l === 0 || all[l - 1].std < std / 10) &&
      Math.abs(lastLoss(here) - Math.log(2)) < 0.001
  },
  {
    title: "Too large",
    params: {init: "large", activation: "tanh"},
    text: "Standard deviation 1: most units are pinned near ±1, which the activations' curve hides. The gradients show it: they explode on their way back.",
    claim: (here) =>
      here.result.forward.every((layer, l) => l === 0 || (layer.std > 0.9 && pinned(layer) > 0.5)) &&
      start(here) > 1e6 &&
      lastLoss(here) > 0.6
  },
  {
    title: "ReLU halves it",
    params: {activation: "relu"},
    text: "ReLU zeroes half of the values, and half the second moment goes with them: both curves lose a factor of about √2 a layer.",
    claim: ({result}) => {
      const perLayer = result.forward[depth].second ** (1 / depth);
      return (
        Math.abs(perLayer - 0.5) < 0.05 && Math.abs(result.backward[0].second ** (1 / depth) - 0.5) < 0.05
      );
    }
  },
  {
    title: "He doubles it back",
    params: {init: "he", activation: "relu"},
    text: "Twice the variance, 2 / fan-in, and ReLU's curves are level. This network learns the task; from Xavier's start it does not get going.",
    claim: (here) =>
      within(0.5, 2, stds(here)) &&
      lastLoss(here) < 0.5 &&
      (here.data.runs.relu.xavier.losses.at(-1) ?? 0) > 0.69
  },
  {
    title: "Level, and all alike",
    params: {init: "constant", activation: "tanh"},
    text: "Every weight 1 / fan-in: after the first layer the curves are nearly level, yet a layer's units are copies of one another and stay so. Size is not everything.",
    claim: ({result}) =>
      result.distinct.units < 1e-20 &&
      within(
        0.05,
        0.2,
        [...result.forward.slice(1), ...result.backward.slice(0, -1)].map((s) => s.std)
      )
  },
  {
    title: "Wide, narrow, wide",
    params: {shape: "alternating"},
    text: "Fan-in and fan-out differ fourfold, and Xavier's compromise meets neither condition: over each pair of layers both curves fall.",
    claim: ({result}) => {
      const {fanIn, fanOut, expected} = result;
      return (
        fanIn.every((v, l) => Math.abs(v + fanOut[l] - 2) < 1e-12 && Math.abs(v - 1) > 0.5) &&
        expected !== null &&
        expected.std[depth] < 0.05 &&
        expected.gradient[0] < 0.05
      );
    }
  }
];

export const predictions: readonly Prediction<Declared, TrainingData, XavierResult>[] = [
  {
    kind: "number",
    ask: "A linear network under Xavier, and every weight is made 10 % too small (g = 0.9). The inputs have standard deviation 1. What is left of it after 30 layers?",
    before: {},
    reveal: {gain: 0.9},
    min: 0,
    max: 1,
    step: 0.01,
    format: (v) => fixed(v),
    answer: ({result}) => result.expected?.std[depth] ?? 0,
    because: (here) =>
      `Each layer multiplies by 0.9 on average, and 0.9³⁰ = ${fixed(here.result.expected?.std[depth] ?? 0, 3)}; this draw of the weights gives ${size(end(here))}. A factor a layer is a power of the depth.`
  },
  {
    kind: "choice",
    ask: "Sigmoid instead of tanh, with Xavier's variance. What do the curves do?",
    before: {activation: "tanh"},
    reveal: {activation: "sigmoid"},
    options: [
      "Both stay level",
      "Both fall to 0",
      "The activations stay level, the gradients vanish",
      "The activations vanish, the gradients stay level"
    ],
    answer: (here) => {
      const [up, back] = [end(here) > 0.01, start(here) > 0.01];
      return up ? (back ? 0 : 2) : back ? 3 : 1;
    },
    because: (here) =>
      `Sigmoid's outputs lie round ½, so they cannot shrink to 0; but its slope is at most ¼, and the gradients arrive at ${size(start(here))}. A level curve forward alone proves nothing.`
  }
];

export const goals: readonly Goal<Declared, TrainingData, XavierResult>[] = [
  {
    ask: "With ReLU and Xavier's weights, bring both ends back to a standard deviation between ½ and 2.",
    done: (here) =>
      here.settled.activation === "relu" &&
      here.settled.init.startsWith("xavier") &&
      within(0.5, 2, [end(here), start(here)]),
    way: {activation: "relu", gain: 1.41}
  },
  {
    ask: "With tanh, end forward at a standard deviation of at least 0.35, and come back with gradients between ½ and 2.",
    done: (here) => here.settled.activation === "tanh" && end(here) >= 0.35 && within(0.5, 2, [start(here)]),
    way: {activation: "tanh", gain: 1.2}
  },
  {
    ask: "Find widths and weights for which theory keeps the signal's size in every layer, yet loses more than half of the gradient's.",
    done: ({settled, result: {expected}}) =>
      settled.activation === "linear" &&
      expected !== null &&
      within(0.95, 1.05, expected.std) &&
      expected.gradient[0] < 0.5,
    way: {shape: "funnel", init: "fanIn"}
  }
];
