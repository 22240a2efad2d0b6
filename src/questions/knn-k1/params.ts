import type {RoomOf} from "../../figure/contract.js";
import {choice, range, rows, seed, toggle} from "../../figure/params.js";
import {percent} from "../../marks/format.js";
import {worldTitle} from "../../ml/worlds.js";
import type {KnnResult} from "./model.js";
import type {KnnData} from "./points.js";

/** Edits in a link: more would no longer be a link. */
export const mostEdits = 200;

export const params = {
  view: choice({
    label: "Show",
    primary: true,
    options: {one: "one sample", two: "two k, same sample", resample: "30 samples"},
    value: "one"
  }),
  k: range({
    label: "Neighbors k",
    primary: true,
    min: 1,
    max: 100_000,
    step: 1,
    scale: "log",
    value: 1
  }),
  k2: range({
    label: "Second map’s k",
    min: 1,
    max: 100_000,
    step: 1,
    scale: "log",
    value: 15,
    help: "Where two maps of the same sample are shown."
  }),
  table: choice({
    label: "Data",
    options: {
      moons: worldTitle("moons"),
      mixture: worldTitle("mixture"),
      rings: worldTitle("rings"),
      xor: worldTitle("xor"),
      blobs: worldTitle("blobs"),
      three: worldTitle("three"),
      linear: worldTitle("linear"),
      iris: "Iris petals (150 flowers)",
      own: "Your own table"
    },
    value: "moons"
  }),
  n: range({
    label: "Points n",
    min: 20,
    max: 500,
    step: 10,
    value: 150,
    help: "Simulated data only: a table has the rows it has."
  }),
  flip: range({
    label: "Label noise",
    min: 0,
    max: 0.4,
    step: 0.05,
    value: 0.1,
    format: (v) => percent(v, 0),
    help: "The probability that a simulated label is replaced by another."
  }),
  metric: choice({label: "Distance", options: {l2: "L2", l1: "L1"}, value: "l2"}),
  weights: choice({label: "Votes", options: {uniform: "equal", distance: "1 / distance"}, value: "uniform"}),
  standardize: toggle({label: "Standardize", value: false}),
  seed: seed({label: "New sample", value: 1}),
  moved: rows({
    label: "Points moved",
    columns: [
      {name: "point", min: 0, max: 1999, step: 1},
      {name: "right", min: 0, max: 1000, step: 1},
      {name: "up", min: 0, max: 1000, step: 1}
    ],
    maxRows: mostEdits,
    value: []
  }),
  flipped: rows({
    label: "Labels changed",
    columns: [
      {name: "point", min: 0, max: 1999, step: 1},
      {name: "class", min: 0, max: 2, step: 1}
    ],
    maxRows: mostEdits,
    value: []
  })
};

export type Room = RoomOf<typeof params, KnnData, KnnResult>;
export type Params = Room["Params"];
