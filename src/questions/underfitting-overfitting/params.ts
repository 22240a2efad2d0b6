import type {RoomOf} from "../../figure/contract.js";
import {choice, range, rows, seed, steps, toggle, type Value} from "../../figure/params.js";
import type {Data, Result} from "./model.js";
import {FAR} from "./world.js";

export const sizes = [10, 15, 20, 30, 40, 60, 80, 120, 160] as const;

export const remedyNames = {l2: "L2 penalty", stopping: "early stopping", noise: "noise on x"};
export type Remedy = keyof typeof remedyNames;

/** Places and heights to which a training point can be dragged. */
export const WIDE = [-1, 1] as const;
export const HIGH = [-2.2, 2.2] as const;

/** How many points are drawn counts where they are simulated. */
const simulatedAgain = ({data}: Readonly<Record<string, Value>>): Record<string, Value> =>
  data === "own" ? {data: "wave", moved: []} : {moved: []};

export const params = {
  degree: range({
    label: "Capacity: degree",
    primary: true,
    min: 1,
    max: FAR,
    step: 1,
    value: 1,
    help: "Of the polynomial that is fitted."
  }),
  remedy: choice<Remedy>({
    label: "Remedy",
    options: remedyNames,
    value: "l2",
    sets: {past: false}
  }),
  strength: range({
    label: "Strength of the remedy",
    min: 0,
    max: 13,
    step: 1,
    value: 0,
    format: (v) => (v ? `${v} of 13` : "off"),
    help: "From none to far too much."
  }),
  n: steps({label: "Training points n", values: sizes, value: 20, sets: simulatedAgain}),
  past: toggle({
    label: "Go on past n",
    value: false,
    help: "Degrees up to 40: where many polynomials fit all points, the one of least norm.",
    sets: {strength: 0, remedy: "l2"}
  }),
  data: choice({
    label: "Points from",
    options: {wave: "a wave (simulated)", line: "a straight line (simulated)", own: "your own table"},
    value: "wave",
    sets: {moved: []}
  }),
  // Typical: in every scene what is counted lies between its quartiles over seeds, as a test says.
  seed: seed({label: "New sample", value: 154, sets: {moved: []}}),
  moved: rows({
    label: "Moved points",
    columns: [
      {name: "point", min: 0, max: 159, step: 1},
      {name: "x", min: WIDE[0], max: WIDE[1], step: 0.01},
      {name: "y", min: HIGH[0], max: HIGH[1], step: 0.02}
    ],
    // All of the largest sample: what was moved first stays moved.
    maxRows: 160,
    value: []
  })
};

/** The room's types: `Room["State"]`, `Room["Picture"]`, `Room["Scene"]` and so on. */
export type Room = RoomOf<typeof params, Data, Result>;
