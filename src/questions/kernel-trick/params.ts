import type {RoomOf} from "../../figure/contract.js";
import {choice, point, range, seed, steps, toggle} from "../../figure/params.js";
import {count, fixed} from "../../marks/format.js";
import {gammas} from "./fits.js";
import type {Result} from "./model.js";
import type {Data} from "./worlds.js";

/** C: one and three times the powers of ten. */
export const Cs = [0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000];

const plain = (v: number): string => (v < 1 ? String(v) : count(v));
const places = {x: [-3, 3], y: [-3, 3], step: 0.1} as const;

export const params = {
  view: choice({
    label: "Show",
    primary: true,
    options: {lift: "the lift", kernel: "a kernel instead", numbers: "the trick in numbers"},
    value: "lift"
  }),
  turn: range({
    label: "Turn",
    min: -180,
    max: 180,
    step: 1,
    value: -120,
    format: (v) => `${fixed(v, 0)}°`,
    sets: {view: "lift"}
  }),
  tilt: range({
    label: "Seen from",
    min: 0,
    max: 90,
    step: 1,
    value: 22,
    format: (v) => (v === 90 ? "90°, above" : v === 0 ? "0°, the side" : `${fixed(v, 0)}°`),
    sets: {view: "lift"}
  }),
  lift: range({
    label: "Lift to x₁² + x₂²",
    min: 0,
    max: 1,
    step: 0.02,
    value: 1,
    format: (v) => (v === 0 ? "flat" : v === 1 ? "whole" : fixed(v, 2)),
    sets: {view: "lift"},
    play: {seconds: 2}
  }),
  line: toggle({
    label: "Best straight line",
    value: false,
    help: "Of all lines, one with the fewest points on the wrong side.",
    sets: {view: "lift"}
  }),
  cut: choice({
    label: "Plane",
    options: {svm: "the SVM’s", own: "by hand"},
    value: "svm",
    sets: {view: "lift"}
  }),
  center: point({
    label: "Tilt of the plane",
    x: [-1.5, 1.5],
    y: [-1.5, 1.5],
    step: 0.05,
    value: [0, 0],
    sets: {view: "lift", cut: "own"}
  }),
  level: range({
    label: "Height of the plane",
    min: 0,
    max: 6,
    step: 0.05,
    value: 1,
    format: (v) => fixed(v, 2),
    sets: {view: "lift", cut: "own"}
  }),
  kernel: choice({
    label: "Kernel",
    options: {
      rbf: "RBF, exp(−γ‖a − b‖²)",
      poly: "polynomial, (1 + a·b)ᵈ",
      linear: "linear, a·b",
      sigmoid: "tanh(a·b), which is none"
    },
    value: "rbf",
    sets: {view: "kernel"}
  }),
  gamma: steps({
    label: "γ",
    values: gammas,
    value: 1,
    format: plain,
    sets: {view: "kernel", kernel: "rbf"},
    help: "How fast the RBF kernel’s similarity falls with distance."
  }),
  degree: range({
    label: "Degree d",
    min: 1,
    max: 10,
    step: 1,
    value: 2,
    sets: ({view}) => (view === "numbers" ? null : {view: "kernel", kernel: "poly"})
  }),
  c: steps({
    label: "Loss weight C",
    values: Cs,
    value: 10,
    format: plain,
    sets: {view: "kernel"}
  }),
  beside: choice({
    label: "Beside the map",
    options: {none: "nothing", gram: "the Gram matrix", growth: "errors against γ"},
    value: "none",
    sets: {view: "kernel"}
  }),
  a: point({label: "Point a", ...places, value: [1.5, 1], sets: {view: "numbers"}}),
  b: point({label: "Point b", ...places, value: [2, -1], sets: {view: "numbers"}}),
  bill: choice({
    label: "Beside the two points",
    options: {terms: "term by term", cost: "the bill"},
    value: "terms",
    sets: {view: "numbers"}
  }),
  inputs: steps({
    label: "Inputs p of the bill",
    values: [2, 10, 100],
    value: 2,
    sets: {view: "numbers", bill: "cost"}
  }),
  data: choice({
    label: "Data",
    options: {
      rings: "two rings",
      moons: "two moons",
      few: "three in ten are B",
      coins: "150 labels by coin",
      own: "your own"
    },
    value: "rings",
    sets: ({view}) => (view === "numbers" ? {view: "kernel"} : null)
  }),
  // Typical: in every scene its quantity lies between its quartiles over seeds, as a test says.
  seed: seed({label: "New sample", value: 9, sets: ({data}) => (data === "own" ? {data: "rings"} : null)})
};

/** The room's types: `Room["State"]`, `Room["Picture"]`, `Room["Scene"]` and so on. */
export type Room = RoomOf<typeof params, Data, Result>;

/** The highest degree at which every fit is certified: beyond it, similarities span too many magnitudes. */
export const mostDegree = {page: 5, own: 3} as const;
