import type {RoomOf} from "../../figure/contract.js";
import {choice, range, seed, steps} from "../../figure/params.js";
import type {Result} from "./model.js";
import type {Data} from "./world.js";

/** What is counted beforehand, over many series: how strongly the series remembers, how wide targets are, how long gaps. */
export const memories = [0, 0.5, 0.9, 0.98] as const;
export const widths = [1, 5, 10, 20] as const;
export const gaps = [0, 4, 9, 19] as const;
export const learners = ["time", "lags", "near"] as const;
export const schemes = ["shuffled", "blocked", "purged", "expanding", "sliding"] as const;

/** Neighbors of k-NN. */
export const NEIGHBORS = 3;
/** Folds and lags to which what is counted beforehand belongs. */
export const FOLDS = 5;
export const LAGS = 3;

export const params = {
  learner: choice({
    label: "Features",
    primary: true,
    options: {
      time: "time index, 3-NN",
      lags: "its last values, least squares",
      near: "its last values, 3-NN"
    },
    value: "time"
  }),
  scheme: choice({
    label: "Validation",
    primary: true,
    options: {
      shuffled: "shuffled k-fold",
      blocked: "blocked k-fold",
      purged: "purged k-fold",
      expanding: "expanding window",
      sliding: "sliding window"
    },
    value: "shuffled"
  }),
  at: range({label: "Test row", min: 1, max: 1900, step: 1, value: 99}),
  width: steps({
    label: "Target: mean of the next",
    values: widths,
    value: 1,
    format: (v) => (v === 1 ? "1 value" : `${v} values`)
  }),
  gap: steps({
    label: "Gap, embargo",
    values: gaps,
    value: 0,
    unit: "rows",
    help: "Left out before the test rows of a window; after those of purged k-fold, on top of the purge."
  }),
  folds: range({label: "Folds k", min: 2, max: 10, step: 1, value: FOLDS}),
  lags: range({label: "Last values as features", min: 1, max: 12, step: 1, value: LAGS}),
  memory: steps({
    label: "Memory φ of the series",
    values: memories,
    value: 0.9,
    sets: {series: "simulated"}
  }),
  series: choice({
    label: "Series",
    options: {simulated: "Simulated", air: "Air passengers 1949–1960", own: "Your own table"},
    value: "simulated"
  }),
  seed: seed({label: "New series", value: 72, sets: {series: "simulated"}})
};

/** The room's types: `Room["State"]`, `Room["Picture"]`, `Room["Scene"]` and so on. */
export type Room = RoomOf<typeof params, Data, Result>;
export type Learner = (typeof learners)[number];
export type Scheme = (typeof schemes)[number];
