import type {RoomOf} from "../../figure/contract.js";
import {choice, range, seed, steps} from "../../figure/params.js";
import {fixed} from "../../marks/format.js";
import type {Result} from "./model.js";
import {DEGREES, DRAWN, MOST, PLACES} from "./world.js";

/** The reader's settings: controls, links, validation and tests follow from this. */
export const params = {
  degree: range({label: "Degree", primary: true, min: 0, max: DEGREES, step: 1, value: 3}),
  x: range({
    label: "Place x₀",
    primary: true,
    min: 0.5 / PLACES,
    max: 1 - 0.5 / PLACES,
    step: 1 / PLACES,
    value: 0.275,
    format: (v) => fixed(v, 3),
    help: "One of the 20 places at which there are training labels."
  }),
  m: range({
    label: "Training sets m",
    min: DRAWN,
    max: MOST,
    step: 1,
    scale: "log",
    value: DRAWN,
    help: "Each is fitted; the first 50 fits are drawn."
  }),
  y: choice({
    label: "The label y at x₀",
    options: {fresh: "fresh: no fit has seen it", training: "a training label"},
    value: "fresh"
  }),
  one: range({
    label: "Single out a training set",
    min: 0,
    max: DRAWN,
    step: 1,
    value: 0,
    format: (v) => (v ? String(v) : "none")
  }),
  n: steps({
    label: "Labels n",
    values: [PLACES, 2 * PLACES, 4 * PLACES],
    value: PLACES,
    help: "One, two or four at each of the 20 places."
  }),
  sigma: range({
    label: "Noise σ",
    min: 0,
    max: 0.6,
    step: 0.05,
    value: 0.3,
    format: (v) => fixed(v)
  }),
  c: range({
    label: "Predictions times c",
    min: 0,
    max: 1,
    step: 0.05,
    value: 1,
    format: (v) => fixed(v),
    help: "Shrinks every prediction toward 0."
  }),
  // Typical: in every scene the number it rests on lies between its quartiles over seeds, as a test says.
  seed: seed({label: "New training sets", value: 17})
};

/** The room's types: `Room["State"]`, `Room["Picture"]`, `Room["Scene"]` and so on. Without a loader, data is null. */
export type Room = RoomOf<typeof params, null, Result>;
