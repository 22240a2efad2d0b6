import type {RoomOf} from "../../figure/contract.js";
import {choice, range, seed, steps, toggle} from "../../figure/params.js";
import {fixed} from "../../marks/format.js";
import type {Result} from "./model.js";
import {isFlat, PICTURES, type Sample} from "./worlds.js";

/** The reader's own table, or null. */
export type Data = Sample | null;

/** What is about two features brings the cloud, what is about many the pictures, where the other kind is shown. */
const flat = ({world}: Readonly<Record<string, unknown>>) =>
  isFlat(world) || world === "own" ? null : {world: "cloud"};
const many = ({world}: Readonly<Record<string, unknown>>) => (isFlat(world) ? {world: "digits"} : null);

export const params = {
  angle: range({
    label: "Your axis",
    primary: true,
    min: 0,
    max: 180,
    step: 1,
    value: 104,
    format: (v) => `${fixed(v, 0)}°`,
    sets: flat
  }),
  m: range({
    label: "Components kept m",
    min: 1,
    max: 64,
    step: 1,
    value: 10,
    sets: many
  }),
  world: choice({
    label: "Data",
    primary: true,
    options: {
      cloud: "a cloud, two features",
      pancakes: "two flat classes",
      digits: "simulated digits, 64 pixels",
      noise: "pure noise, 20 features",
      walks: "random walks, 200 dimensions",
      own: "your own"
    },
    value: "cloud"
  }),
  best: toggle({label: "Show the first component", value: false, sets: flat}),
  unit: steps({
    label: "Unit of x₂",
    values: [1, 2, 5, 10, 100],
    value: 1,
    format: (v) => (v === 1 ? "as it is" : `1/${v} of it`),
    sets: flat
  }),
  standardize: toggle({
    label: "Standardize features",
    value: false,
    help: "Each feature divided by its standard deviation: PCA of the correlation matrix."
  }),
  method: choice({
    label: "Directions",
    options: {pca: "principal components", random: "random, orthonormal"},
    value: "pca",
    sets: many
  }),
  shuffled: toggle({
    label: "Scree of the shuffled table",
    value: false,
    help: "Each column in a random order of its own: variances stay, correlations go.",
    sets: many
  }),
  row: range({
    label: "Picture",
    min: 1,
    max: PICTURES,
    step: 1,
    value: 4,
    sets: ({world}) => (world === "digits" ? null : {world: "digits"})
  }),
  // Typical: in every scene what is counted lies between its quartiles over seeds, as a test says.
  seed: seed({label: "New sample", value: 95})
};

/** The room's types: `Room["State"]`, `Room["Picture"]`, `Room["Scene"]` and so on. */
export type Room = RoomOf<typeof params, Data, Result>;
