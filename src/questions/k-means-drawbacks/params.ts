import type {RoomOf} from "../../figure/contract.js";
import {choice, point, range, rows, seed, steps, toggle} from "../../figure/params.js";
import type {Result} from "./model.js";
import {type KmData, reach} from "./points.js";
import {STARTS} from "./starts.js";
import {outlierExtent, worldTitles} from "./worlds.js";

/** Half-steps at most: far more than the worlds need. */
export const LONGEST = 200;

/** Clusters at most: as many as there are marks to tell apart. */
export const MOST = 12;

/** Points that the reader adds at most: a link must stay a link. */
export const MOST_ADDED = 24;

/** Another run is shown at its end, and without what was done by hand to the one before. */
const anew = {step: LONGEST, c: []};

export const params = {
  world: choice({
    label: "Data",
    primary: true,
    options: {...worldTitles, own: "Your own table"},
    value: "blobs",
    sets: {...anew, add: []}
  }),
  step: range({
    label: "Half-steps",
    primary: true,
    min: 0,
    max: LONGEST,
    step: 1,
    value: 10,
    format: (v) => (v === 0 ? "0: start" : `${v}: ${v % 2 ? "assign" : "move"}`),
    play: {seconds: 6}
  }),
  k: steps({
    label: "Clusters k",
    values: Array.from({length: MOST + 1}, (_, k) => k),
    value: 0,
    format: (v) => (v ? String(v) : "auto"),
    help: "Auto: as many as true classes, 3 where none are known.",
    sets: anew
  }),
  init: choice({
    label: "Start",
    options: {random: "random points", plusplus: "k-means++", best: "the best of all 400"},
    value: "random",
    sets: anew
  }),
  start: range({
    label: "Start no.",
    min: 1,
    max: STARTS,
    step: 1,
    value: 45,
    help: "Which of the 200 random starts, or of the 200 of k-means++. While the best of all 400 is chosen it moves nothing.",
    sets: anew
  }),
  standardize: toggle({label: "Standardize", value: false, sets: anew}),
  truth: toggle({
    label: "Mark points by their true class",
    value: false,
    help: "Where no classes are known it changes nothing."
  }),
  // Typical: in every scene what is measured lies between its quartiles over samples, as a test says.
  seed: seed({label: "New sample", value: 42, sets: anew}),
  c: rows({
    label: "Starts moved",
    columns: [
      {name: "centroid", min: 0, max: MOST - 1, step: 1},
      {name: "right", ...reach, step: 1},
      {name: "up", ...reach, step: 1}
    ],
    maxRows: MOST,
    value: []
  }),
  add: rows({
    label: "Points added",
    columns: [
      {name: "right", ...reach, step: 1},
      {name: "up", ...reach, step: 1}
    ],
    maxRows: MOST_ADDED,
    value: []
  }),
  out: point({
    label: "Outlier",
    x: [outlierExtent[0], outlierExtent[1]],
    y: [outlierExtent[2], outlierExtent[3]],
    step: 0.05,
    value: [14, 4]
  })
};

export type Room = RoomOf<typeof params, KmData | null, Result>;
export type Params = Room["Params"];
export type Here = Room["State"];
