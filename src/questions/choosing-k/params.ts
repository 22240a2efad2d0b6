import type {RoomOf} from "../../figure/contract.js";
import {choice, range, seed, toggle} from "../../figure/params.js";
import {fixed} from "../../marks/format.js";
import type {Result} from "./model.js";
import type {Sample} from "./worlds.js";

/** The reader's own table, or null. */
export type Data = Sample | null;

/** Where the elbow's curve is known to. */
export const LONGEST = 16;
/** The largest k that the methods compare, and that is shown. */
export const MOST = 6;

export const params = {
  d: range({
    label: "Distance of the clusters",
    primary: true,
    min: 0,
    max: 10,
    step: 0.1,
    value: 6,
    format: (v) => (v === 0 ? "0: one cluster" : `${fixed(v, 1)} σ`),
    sets: {world: "three"}
  }),
  k: range({label: "Clusters k", primary: true, min: 1, max: MOST, step: 1, value: 3}),
  end: range({
    label: "The elbow’s axis ends at k",
    min: 4,
    max: LONGEST,
    step: 1,
    value: 7,
    help: "The elbow is looked for between k = 1 and here."
  }),
  world: choice({
    label: "Data",
    options: {
      three: "three clusters to slide",
      square: "evenly spread over a square",
      pairs: "two pairs of clusters",
      own: "your own table"
    },
    value: "three"
  }),
  method: choice({
    label: "Method",
    options: {
      silhouette: "silhouette",
      ch: "Calinski–Harabasz",
      db: "Davies–Bouldin",
      gap: "gap statistic",
      stability: "stability"
    },
    value: "silhouette"
  }),
  votes: toggle({label: "Count all votes", value: false}),
  // Typical: in every scene what is measured lies between its quartiles over seeds, as a test says.
  seed: seed({label: "New sample", value: 142})
};

/** The room's types: `Room["State"]`, `Room["Picture"]`, `Room["Scene"]` and so on. */
export type Room = RoomOf<typeof params, Data, Result>;
export type Params = Room["Params"];
export type Method = Params["method"];
