import type {RoomOf} from "../../figure/contract.js";
import {choice, range, rows, seed} from "../../figure/params.js";
import {fixed} from "../../marks/format.js";
import {metricNames} from "./metrics.js";
import type {Result} from "./model.js";
import {EXAMPLES, LABELS, MOST_RARE, OWN_IDS, type Scored} from "./sample.js";

/** The reader's own table, or null. */
export type Data = Scored | null;

const threshold = (j: number) =>
  range({
    label: `Threshold t${"₁₂₃₄₅"[j]}`,
    min: 0,
    max: 1,
    step: 0.01,
    value: 0.5,
    format: (v) => fixed(v)
  });

/** What belongs to the simulated items alone brings them back when it is moved beside the reader's own table. */
const back = ({table}: Readonly<Record<string, unknown>>) => (table === "own" ? {table: "simulated"} : null);

export const params = {
  metric: choice({
    label: "Measure",
    primary: true,
    options: metricNames,
    value: "f-micro"
  }),
  rare: range({
    label: "Items about travel",
    primary: true,
    min: 1,
    max: MOST_RARE,
    step: 1,
    value: 3,
    sets: back
  }),
  zero: choice({
    label: "0/0 counts as (zero_division)",
    options: {"0": "0, scikit-learn's default", "1": "1"},
    value: "0"
  }),
  click: choice({
    label: "A click on a cell flips",
    options: {predicted: "its prediction", true: "its truth"},
    value: "predicted"
  }),
  t1: threshold(0),
  t2: threshold(1),
  t3: threshold(2),
  t4: threshold(3),
  t5: threshold(4),
  table: choice({
    label: "Examples",
    options: {simulated: "12 simulated news items", noisy: "the same, a worse classifier", own: "your own"},
    value: "simulated"
  }),
  flips: rows({
    label: "Flipped cells",
    columns: [
      {name: "example", min: 0, max: EXAMPLES - 1, step: 1},
      {name: "label", min: 0, max: LABELS - 1, step: 1},
      // What was flipped, and in which table: 0 a prediction, 1 a truth, and two more for each table of the reader's.
      {name: "truth", min: 0, max: 2 * OWN_IDS + 1, step: 1}
    ],
    maxRows: 2 * EXAMPLES * LABELS,
    value: []
  }),
  seed: seed({label: "New items", value: 62, sets: back})
};

export type Room = RoomOf<typeof params, Data, Result>;
export const thresholdKeys = ["t1", "t2", "t3", "t4", "t5"] as const;
