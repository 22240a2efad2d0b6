import type {RoomOf} from "../../figure/contract.js";
import {choice, seed, steps, toggle} from "../../figure/params.js";
import {fixed, plural} from "../../marks/format.js";
import type {Data} from "./data.js";
import type {Result} from "./model.js";

type Held = Readonly<Record<string, unknown>>;

/** What belongs to the plane brings the plane in sight. */
const plane = ({beside}: Held) => ({features: "two", ...(beside === "duels" ? {beside: "none"} : {})});
/** The reader's own rows have the correlation that they have. */
const simulated = ({table}: Held) => (table === "own" ? {table: "simulated"} : null);

/** Rows to fit on, half of each class. */
export const SIZES = [10, 14, 20, 30, 40, 60, 80, 120, 200, 400] as const;
export const RHOS = [0, 0.2, 0.3, 0.4, 0.6] as const;
/** Penalties of logistic regression. */
export const LAMBDAS = [0, 1, 10] as const;

export const params = {
  n: steps({label: "Rows to learn from, n", primary: true, values: SIZES, value: 20}),
  features: choice({
    label: "Features",
    primary: true,
    options: {two: "two: one sample", ten: "ten: errors over 200 samples"},
    value: "two",
    // The other ones have no place among samples of ten features.
    sets: ({features}) => ({beside: "none", ...(features === "two" ? {table: "simulated"} : {})})
  }),
  rho: steps({
    label: "Correlation ρ within a class",
    values: RHOS,
    value: 0.6,
    format: (v) => fixed(v, 1),
    sets: simulated
  }),
  beside: choice({
    label: "Beside it",
    options: {
      none: "nothing",
      weights: "two features: the weights of both",
      duels: "ten features: who is better how often"
    },
    value: "none",
    // Weights are those of a straight boundary.
    sets: ({beside}) => (beside === "duels" ? {features: "two"} : null)
  }),
  fits: toggle({label: "Draw what each has fitted", value: false, sets: plane}),
  strengths: choice({
    label: "How much the features tell",
    options: {unequal: "some more than others", equal: "all the same"},
    value: "unequal",
    sets: simulated
  }),
  lambda: steps({
    label: "Penalty λ of logistic regression",
    values: LAMBDAS,
    value: 0,
    format: (v) => (v ? String(v) : "0: none"),
    help: "On ½ ‖w‖², beside the sum of the losses: 1 is scikit-learn’s default."
  }),
  variances: choice({
    label: "Naive Bayes’ variances",
    options: {shared: "one for both classes", own: "each class its own"},
    value: "shared",
    sets: plane
  }),
  far: steps({
    label: "Orange rows added far away",
    values: [5, 10, 20, 40],
    value: 20,
    format: (v) => plural(v, "row"),
    sets: (held) => ({...plane(held), table: "far"})
  }),
  away: steps({
    label: "Where they are along x₁",
    values: [3, 4, 5, 6, 7, 8],
    value: 6,
    sets: (held) => ({...plane(held), table: "far"})
  }),
  seed: seed({label: "Draw another sample", value: 10, sets: plane}),
  table: choice({
    label: "Data",
    options: {
      simulated: "two Gaussian classes",
      far: "… with orange rows added far away",
      own: "your own table"
    },
    value: "simulated",
    sets: plane
  })
};

export type Room = RoomOf<typeof params, Data, Result>;
export type Params = Room["Params"];
