import {chain, width} from "./chain.js";
import {flips} from "./companions.js";
import type {Room} from "./params.js";
import {trains} from "./words.js";

type Here = Room["State"];

const near = (value: number, to: number, by: number): boolean => Math.abs(value - to) <= by;
export const last = ({settled, result}: Here): number => result.forward.std[settled.depth - 1];
export const back = ({result}: Here): number => result.backward.std[0];
/** By how much a layer multiplies the gradient on the way back, on average. */
export const growth = (here: Here): number => back(here) ** (1 / (here.settled.depth - 1));

/** The same draw of the weights with some of the setting changed: standard deviations of its layers. */
const otherwise = ({settled: s}: Here, patch: Partial<Here["settled"]>) => {
  const p = {...s, ...patch};
  return chain(p.norm, p.gain, p.depth, p.batch, p.gamma, p.beta, p.seed);
};
const spreadOf = (values: Float64Array): number =>
  Math.sqrt(values.reduce((sum, v) => sum + v * v, 0) / values.length);

/** The share of a layer's numbers that lie at β ± γ. */
export const atEnds = ({settled: {gamma, beta}, result: {after}}: Here): number =>
  after.filter((v) => near(Math.abs(v - beta), gamma, 0.01 * gamma)).length / after.length;

export const scenes: readonly Room["Scene"][] = [
  {
    title: "Without it, the scale decides",
    params: {},
    panel: "layers",
    shows: ["layers"],
    about: "always",
    control: "gain",
    quantity: last,
    text: "Ten layers of ReLU. At g = 1 each passes on less than it gets, and in layer 10 less than a tenth of layer 1’s spread is left. Drag the scale: at 3 the spread grows into the hundreds or thousands instead.",
    claim: (here) => {
      const large = otherwise(here, {gain: 3}).normalized[here.settled.depth - 1];
      return last(here) < 0.1 * here.result.forward.std[0] && spreadOf(large) > 300;
    }
  },
  {
    title: "With it, the scale drops out",
    params: {norm: "batch"},
    panel: "units",
    shows: ["layers", "units"],
    about: "always",
    marks: ["after"],
    control: "gain",
    text: "Each unit’s mean over the batch is subtracted, and its deviation divided out. Every unit of every layer now has mean 0 and standard deviation 1, whatever the scale: drag it from end to end.",
    claim: (here) => {
      const {mean, std} = here.result.units;
      return (
        mean.every((m) => near(m, 0, 1e-9)) &&
        std.every((s) => near(s, 1, 0.001)) &&
        [0.4, 3].every((gain) =>
          otherwise(here, {gain}).normalized.every((values) => near(spreadOf(values), 1, 0.001))
        )
      );
    }
  },
  {
    title: "γ and β give a choice back",
    params: {norm: "batch", gamma: 0.5, beta: 1},
    panel: "units",
    shows: ["layers", "units"],
    about: "always",
    marks: ["after", "gamma", "beta"],
    control: "beta",
    text: "γ stretches, β shifts; both are learned, one pair a unit. Here β lies two γ above 0, so ReLU lets more than nine in ten values through: the layer can be nearly linear if that is better.",
    claim: ({result: {units, after}}) =>
      units.mean.every((m) => near(m, 1, 1e-9)) &&
      units.std.every((s) => near(s, 0.5, 0.001)) &&
      after.filter((v) => v > 0).length > 0.9 * after.length
  },
  {
    title: "The way back",
    params: {norm: "batch", depth: 30},
    panel: "gradients",
    shows: ["layers", "gradients"],
    about: "always",
    control: "depth",
    quantity: (here) => Math.log(back(here)),
    text: "Thirty layers, all alike forward. Backward each multiplies the gradient by about 1.2, so that it reaches layer 1 more than a hundred times as large. In a deep plain network, batch norm itself makes gradients explode at the start.",
    claim: (here) =>
      here.result.forward.std.every((s) => near(s, 1, 0.001)) &&
      back(here) > 100 &&
      near(growth(here), 1.23, 0.05)
  },
  {
    title: "More learning rates train",
    params: {view: "training", norm: "batch"},
    panel: "rates",
    shows: ["rates", "curves"],
    about: "exact",
    marks: ["none", "batch"],
    control: "eta",
    text: "Eight layers, five runs a rate. Without normalization the largest rate whose middle run halves the loss is 0.3; with batch norm it is 3. The band of rates is wider. Whose best loss is lower depends on how long one trains.",
    claim: ({data}) => {
      const most = (norm: "none" | "batch") => Math.max(...trains(data, "he", norm));
      return most("none") === 0.3 && most("batch") === 3;
    }
  },
  {
    title: "A batch of two",
    params: {norm: "batch", batch: 2},
    panel: "units",
    shows: ["layers", "units"],
    about: "always",
    marks: ["after"],
    control: "batch",
    text: "Of two numbers one lies as far above their mean as the other below; divided by the deviation they become β ± γ, but for ε where they nearly agree. How far apart they were is lost, in every unit.",
    claim: (here) => {
      const {batch, beta} = here.settled;
      const {after} = here.result;
      const mirrored = after.subarray(0, width).every((v, j) => near(v + after[width + j], 2 * beta, 1e-9));
      return batch === 2 && mirrored && atEnds(here) > 0.85;
    }
  },
  {
    title: "In other company",
    params: {view: "inference", norm: "batch"},
    panel: "companions",
    shows: ["companions", "plane", "errors"],
    about: "always",
    marks: ["among", "alone"],
    control: "example",
    quantity: ({result}) => (result.companions ? flips(result.companions, 0) : 0),
    text: "A trained network, one example. In training mode its answer changes with whoever shares the batch: with one companion it is often in the other class. In inference mode, running averages take the batch’s place, and it has one answer.",
    claim: ({result: {companions: c}}) =>
      c !== null && flips(c, 0) > 0.15 && flips(c, 5) < 0.02 && new Set(c.among[0]).size > 20
  },
  {
    title: "Layer norm",
    params: {norm: "layer", depth: 30},
    panel: "cells",
    shows: ["layers", "cells", "gradients"],
    about: "always",
    marks: ["shared", "followed"],
    control: "norm",
    quantity: (here) => Math.log(back(here)),
    text: "The same formula along the other direction: over the units of one example. No companion enters, so training and inference are one, and a batch of 1 will do. Here gradients come back within a factor of twenty.",
    claim: (here) => {
      const {batch, depth} = here.settled;
      const whole = otherwise(here, {}).normalized[depth - 1];
      const pair = otherwise(here, {batch: 2}).normalized[depth - 1];
      return (
        batch > 2 && pair.every((v, k) => near(v, whole[k], 1e-9)) && back(here) > 0.05 && back(here) < 20
      );
    }
  }
];
