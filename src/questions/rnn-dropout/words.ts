import {count, fixed, percent, plural, scientific} from "../../marks/format.js";
import {UNITS} from "./model.js";
import {placeOf, type Room} from "./params.js";
import {edgeNames, type MaskKind, type SchemeKey} from "./schemes.js";

type Here = Room["State"];

/** A value of any size to three digits, a whole one without decimals. */
export const size = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) < 1e4 ? fixed(value, 0) : scientific(value, 3);

export const share = (value: number): string =>
  value > 0 && value < 0.001 ? percent(value, 2) : percent(value);

const masks: Readonly<Record<MaskKind, string>> = {
  fresh: "A fresh mask at every step",
  fixed: "One mask for the sequence"
};

export const maskTitle = (mask: MaskKind): string => masks[mask];

/** The trained scheme that belongs to a setting. */
export const keyOf = ({edge, mask}: Pick<Room["Params"], "edge" | "mask">): SchemeKey => `${edge}-${mask}`;

export const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[(values.length - 1) / 2];

export const errorText = (value: number): string => scientific(value, 2);

export function describe({params, result}: Here): string {
  const {mask, edge, steps, p, scaling} = params;
  const {alive, survivor, mean, median, test} = result.averages[mask];
  const scaled = {training: "scaled in training", test: "scaled at test time", none: "never scaled"}[scaling];
  const left =
    alive === 1
      ? "all units hold the first input"
      : `${share(alive)} of the units hold the first input (${share(result.alive[mask][steps])} of ${count(UNITS)} simulated)`;
  return `${masks[mask]} on the ${edgeNames[edge]}, p = ${percent(p, 0)}, ${scaled}. After ${plural(steps, "step")} ${left}, ${survivor === 1 ? "unchanged" : `${size(survivor)} times as large`}. Of an input of 1 the mean unit holds ${size(mean)}, the median one ${size(median)}; at test time all hold ${size(test)}.`;
}

const runs = ({params, data}: Here) => data.runs[keyOf(params)];

export const reads: Room["Figure"]["reads"] = {
  p: ({params}) => percent(params.p, 0),
  steps: ({params}) => String(params.steps),
  freshAlive: ({result}) => share(result.averages.fresh.alive),
  fixedAlive: ({result}) => share(result.averages.fixed.alive),
  freshMean: ({result}) => size(result.averages.fresh.mean),
  fixedMean: ({result}) => size(result.averages.fixed.mean),
  test: ({result}) => size(result.averages.fresh.test),
  // A unit with the input 1 behind its mask: E tanh(z/q) against tanh(1).
  tanhTraining: ({params: {p}}) => fixed((1 - p) * Math.tanh(1 / (1 - p)), 3),
  tanhTest: () => fixed(Math.tanh(1), 3),
  plain: (here) => errorText(middle(runs(here).plain)),
  averaged: (here) => {
    const {mask, edge} = here.params;
    const error = middle(runs(here).averaged);
    // Of fresh masks some are drawn; of one mask a sequence each is known.
    return mask === "fresh" && edge !== "inputs" ? `about ${scientific(error, 1)}` : errorText(error);
  },
  hiddenGain: ({data: {runs}}) =>
    scientific(middle(runs["cell-fresh"].plain) / middle(runs["hidden-fresh"].plain), 1),
  none: ({data}) => errorText(middle(data.runs.none.plain))
};

export const table: Room["Figure"]["table"] = ({params: {p}, data, result}) =>
  Array.from(result.alive.fresh, (fresh, t) => ({
    step: t,
    "fresh masks, alive (simulated)": fresh,
    "fresh masks, alive (expected)": result.expected.fresh[t],
    "one mask, alive (simulated)": result.alive.fixed[t],
    "one mask, alive (expected)": result.expected.fixed[t],
    "fresh masks, dense net, cosine": data.dense.fresh[placeOf(p)][t],
    "one mask, dense net, cosine": data.dense.fixed[placeOf(p)][t]
  }));
