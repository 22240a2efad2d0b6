import type {RoomOf} from "../../figure/contract.js";
import {choice, type Rows, range, rows, seed, steps, toggle} from "../../figure/params.js";
import {count, fixed} from "../../marks/format.js";
import type {Result} from "./model.js";
import type {Data} from "./points.js";

/** Edits in a link: more would no longer be a link. */
const mostEdits = 200;

/** Larger tables are drawn as a whole and cannot be edited point by point. */
export const editable = 150;

/** Above this many complete rows a random sample of so many stands for a table: each move fits both classifiers anew. */
export const mostRows = 1000;

/** 1, 2 and 5 times the powers of ten from a hundredth to a million. */
export const Cs = Array.from({length: 25}, (_, i) =>
  Number(([1, 2, 5][i % 3] * 10 ** (Math.floor(i / 3) - 2)).toPrecision(1))
);

/** Rows of the tables that come with the page; an outlier is the next one. */
export const tableSizes = {simulated: 60, setosa: 100, virginica: 100} as const;

/** Other points: what was done to the old ones is not theirs. */
const anew = {moved: [], follow: []};

export const params = {
  forces: choice({
    label: "Forces of",
    primary: true,
    options: {svm: "SVM", logistic: "logistic"},
    value: "svm",
    help: "Drawn as arrows: −ℓ′(m) of each point."
  }),
  c: steps({
    label: "Loss weight C",
    primary: true,
    values: Cs,
    value: 1,
    format: (v) => (v < 1 ? String(v) : count(v)),
    help: "Both minimize ½‖w‖² + C Σ loss."
  }),
  outlier: choice({
    label: "An outlier",
    options: {none: "none", right: "far on its right side", wrong: "on the wrong side"},
    value: "none",
    // Where the old one was dragged to is not where the new one stands.
    sets: ({table, moved}) => ({
      moved:
        table === "own"
          ? []
          : (moved as Rows).filter(([i]) => i !== tableSizes[table as keyof typeof tableSizes]),
      follow: []
    }),
    help: "One more point of the second class; drag it."
  }),
  drop: toggle({label: "Leave out points beyond the SVM’s margin", value: false}),
  chart: choice({
    label: "Beside the plane",
    options: {force: "losses", norm: "and weights against C", probability: "and probabilities"},
    value: "force"
  }),
  table: choice({
    label: "Data",
    options: {
      simulated: "Simulated, two Gaussians",
      setosa: "Iris petals, setosa and versicolor (separable)",
      virginica: "Iris petals, versicolor and virginica",
      own: "Your own table"
    },
    value: "simulated",
    sets: anew
  }),
  distance: range({
    label: "Distance of the centers",
    min: 0,
    max: 6,
    step: 0.1,
    value: 3,
    unit: "SD",
    format: (v) => fixed(v, 1),
    sets: ({table}) => (table === "simulated" ? null : {table: "simulated", ...anew}),
    help: "Simulated data only."
  }),
  unit: choice({
    label: "Logistic loss in",
    options: {nats: "nats, ln", bits: "bits, log₂"},
    value: "nats"
  }),
  // Typical: in every scene its quantity lies between its quartiles over seeds, as a test says.
  seed: seed({label: "New sample", value: 81, sets: {table: "simulated", ...anew}}),
  moved: rows({
    label: "Points moved",
    columns: [
      {name: "point", min: 0, max: editable, step: 1},
      {name: "right", min: 0, max: 1000, step: 1},
      {name: "up", min: 0, max: 1000, step: 1}
    ],
    maxRows: mostEdits,
    value: []
  }),
  follow: rows({
    label: "Point followed",
    columns: [{name: "point", min: 0, max: mostRows, step: 1}],
    maxRows: 1,
    value: []
  })
};

export type Room = RoomOf<typeof params, Data, Result>;
export type Params = Room["Params"];

/** Point i moved to thousandths of the view, and followed; the oldest move gives way where a link would grow too long. */
export function move({moved}: Params, i: number, right: number, up: number): Partial<Params> {
  const clamp = (v: number) => Math.max(0, Math.min(1000, Math.round(v)));
  return {
    moved: [...moved.filter(([j]) => j !== i), [i, clamp(right), clamp(up)]].slice(0, mostEdits),
    follow: [[i]]
  };
}
