import type {RoomOf} from "../../figure/contract.js";
import {choice, range, seed} from "../../figure/params.js";
import {percent} from "../../marks/format.js";
import type {TrainingData} from "./data.json.js";
import type {Result} from "./model.js";
import {edgeNames, maskNames} from "./schemes.js";

/** Steps at most. */
export const MOST = 20;

export const params = {
  mask: choice({label: "The mask is drawn", primary: true, options: maskNames, value: "fresh"}),
  edge: choice({label: "Mask on", primary: true, options: edgeNames, value: "cell"}),
  steps: range({label: "Steps t", min: 1, max: MOST, step: 1, value: 10}),
  p: range({
    label: "Dropped, p",
    min: 0,
    max: 0.6,
    step: 0.05,
    value: 0.25,
    format: (v) => percent(v, 0)
  }),
  scaling: choice({
    label: "Scaling",
    options: {
      training: "in training by 1/q (inverted)",
      test: "at test time by q",
      none: "forgotten"
    },
    value: "training",
    help: "q = 1 − p, at every use of the mask."
  }),
  // Typical: in every scene the number it rests on lies between its quartiles over seeds, as a test says.
  seed: seed({label: "Other masks", value: 6})
};

/** Where a share to drop stands among those that are computed beforehand. */
export const placeOf = (p: number): number => Math.round((p - params.p.min) / params.p.step);

export type Room = RoomOf<typeof params, TrainingData, Result>;
