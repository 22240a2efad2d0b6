import type {RoomOf} from "../../figure/contract.js";
import {choice, range, rows, seed, steps} from "../../figure/params.js";
import {fixed} from "../../marks/format.js";
import type {Data, Result} from "./model.js";

/** What is violated, in the order in which it is told. */
export const kinds = [
  "serial",
  "scrambled",
  "growing",
  "ends",
  "middle",
  "tails",
  "curve",
  "twin",
  "point",
  "omitted",
  "noisy"
] as const;
export type Kind = (typeof kinds)[number];

export const sizes = [30, 100] as const;

/** The plots that software draws of a fit. */
const plots = {
  residuals: "residuals against fitted values",
  quantiles: "normal Q–Q",
  spread: "spread against fitted values",
  influence: "residuals against leverage"
} as const;
export type Plotted = keyof typeof plots;

/** Strengths at which costs are counted beforehand: all that can be set, since straight lines over steps of 0.1 were three points off. */
export const knots: readonly number[] = Array.from({length: 20}, (_, i) => i / 20);

/** Places of points that are dragged. */
const WIDE = [-60, 60] as const;

export const params = {
  kind: choice<Kind>({
    label: "What is violated",
    primary: true,
    options: {
      serial: "errors correlated along x",
      scrambled: "errors correlated, x in another order",
      growing: "spread grows with x",
      ends: "spread largest at both ends",
      middle: "spread largest in the middle",
      tails: "heavy tails",
      curve: "the mean is curved",
      twin: "a second feature, nearly a copy",
      point: "one point far out and off",
      omitted: "a cause left out",
      noisy: "x measured with error"
    },
    value: "serial",
    sets: {data: "simulated", moved: []}
  }),
  strength: range({
    label: "How strongly",
    primary: true,
    min: knots[0],
    max: knots[knots.length - 1],
    step: knots[1],
    value: 0,
    format: (v) => fixed(v),
    help: "At 0 all assumptions hold.",
    sets: {data: "simulated", moved: []}
  }),
  n: steps({label: "Points n", values: sizes, value: 30, sets: {data: "simulated", moved: []}}),
  data: choice({
    label: "Table",
    options: {
      simulated: "simulated: the truth is known",
      a1: "Anscombe’s first",
      a2: "Anscombe’s second",
      a3: "Anscombe’s third",
      a4: "Anscombe’s fourth",
      own: "your own"
    },
    value: "simulated",
    sets: {moved: []}
  }),
  plot: choice<Plotted>({label: "Diagnostic plot", options: plots, value: "residuals"}),
  // Typical: in every scene what is counted lies between its quartiles over seeds, as a test says.
  seed: seed({label: "New samples", value: 253, sets: {data: "simulated", moved: []}}),
  moved: rows({
    label: "Moved points",
    columns: [
      {name: "point", min: 0, max: 99, step: 1},
      {name: "x", min: WIDE[0], max: WIDE[1], step: 0.05},
      {name: "y", min: WIDE[0], max: WIDE[1], step: 0.05}
    ],
    maxRows: 100,
    value: []
  })
};

/** The room's types: `Room["State"]`, `Room["Picture"]`, `Room["Scene"]` and so on. */
export type Room = RoomOf<typeof params, Data, Result>;
