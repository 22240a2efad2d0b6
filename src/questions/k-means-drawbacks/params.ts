import type {Stage, State} from "../../figure/contract.js";
import {choice, type ParamsOf, point, range, rows, seed, steps, toggle} from "../../figure/params.js";
import {halfSteps, type KmParams, type Result} from "./model.js";
import type {KmData} from "./points.js";
import {STARTS} from "./starts.js";
import {outlierExtent, worldTitles} from "./worlds.js";

/** Half-steps at most: far more than the worlds need. */
export const LONGEST = 200;

/** Clusters at most: as many as the picture has marks. */
export const MOST = 6;

export const params = {
  world: choice({
    label: "Data",
    primary: true,
    options: {...worldTitles, own: "Your own table"},
    value: "blobs"
  }),
  step: range({
    label: "Half-steps",
    primary: true,
    min: 0,
    max: LONGEST,
    limit: (p, data) => halfSteps(p as unknown as KmParams, data as KmData | null),
    step: 1,
    value: 16,
    format: (v) => (v === 0 ? "0: start" : `${v}: ${v % 2 ? "assign" : "move"}`),
    play: {seconds: 6}
  }),
  k: steps({
    label: "Clusters k",
    values: [0, 1, 2, 3, 4, 5, MOST],
    value: 0,
    format: (v) => (v ? String(v) : "auto"),
    help: "Auto: as many as true classes, 3 where none are known."
  }),
  init: choice({
    label: "Start",
    options: {random: "random points", plusplus: "k-means++", best: "the best of all 400"},
    value: "random"
  }),
  start: range({
    label: "Start no.",
    min: 1,
    max: STARTS,
    step: 1,
    value: 2,
    help: "Which of the 200 random starts, or of the 200 of k-means++. While the best of all 400 is chosen it moves nothing."
  }),
  standardize: toggle({label: "Standardize", value: false}),
  truth: toggle({label: "Mark points by their true class", value: false}),
  seed: seed({label: "New sample", value: 1}),
  c: rows({
    label: "Starts moved",
    columns: [
      {name: "centroid", min: 0, max: MOST - 1, step: 1},
      {name: "right", min: 0, max: 1000, step: 1},
      {name: "up", min: 0, max: 1000, step: 1}
    ],
    maxRows: MOST,
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

export type Declared = typeof params;
export type Params = ParamsOf<Declared>;
export type Here = State<Declared, KmData | null, Result>;
export type Place = Stage<Declared>;
/** A part of the picture: built once, then kept up to date. */
export type Part = (state: Here) => void;
