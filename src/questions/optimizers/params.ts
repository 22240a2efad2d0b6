import type {RoomOf} from "../../figure/contract.js";
import {choice, point, range, toggle} from "../../figure/params.js";
import {fixed} from "../../marks/format.js";
import {type CourseKey, courseKeys, courses} from "./courses.js";
import type {Data} from "./data.json.js";
import {type LaneKey, laneKeys, names} from "./lanes.js";
import type {Result} from "./model.js";
import {STEPS} from "./trace.js";

const labels = <K extends string>(keys: readonly K[], label: (key: K) => string) =>
  Object.fromEntries(keys.map((key) => [key, label(key)])) as Record<K, string>;

export const params = {
  surface: choice<CourseKey>({
    label: "Surface",
    options: labels(courseKeys, (key) => courses[key].name),
    value: "ravine"
  }),
  t: range({
    label: "Step t",
    min: 0,
    max: STEPS,
    step: 1,
    value: 40,
    primary: true,
    play: {seconds: 12}
  }),
  chosen: choice<LaneKey>({
    label: "Rule in focus",
    options: labels(laneKeys, (key) => names[key]),
    value: "momentum",
    help: "Drawn heavier, with a dot a step; its update is the one that is taken apart."
  }),
  rates: choice({
    label: "Learning rates η",
    options: {here: "best on this surface", library: "PyTorch's defaults", ravine: "best on the ravine"},
    value: "here",
    help: "Best: settles in the fewest steps from nine starts about the surface's own, at the default β, α, β₂."
  }),
  scale: range({
    label: "All rates times",
    min: 0.1,
    max: 10,
    step: 0.01,
    scale: "log",
    value: 1,
    format: (v) => fixed(v)
  }),
  beta: range({
    label: "Momentum β, and Adam's β₁",
    min: 0,
    max: 0.99,
    step: 0.01,
    value: 0.9,
    format: (v) => fixed(v)
  }),
  alpha: range({
    label: "RMSProp's α",
    min: 0,
    max: 0.999,
    step: 0.001,
    value: 0.99,
    format: (v) => fixed(v, 3)
  }),
  beta2: range({
    label: "Adam's β₂",
    min: 0,
    max: 0.999,
    step: 0.001,
    value: 0.999,
    format: (v) => fixed(v, 3)
  }),
  decay: range({
    label: "Weight decay λ",
    min: 0,
    max: 1,
    step: 0.01,
    value: 0,
    format: (v) => fixed(v),
    help: "Added to the gradient as λw, an L2 penalty; AdamW shrinks the weights beside the step instead."
  }),
  correct: toggle({label: "Adam's bias correction", value: true}),
  lanes: choice({
    label: "Rules drawn",
    options: {two: "GD and one more", four: "the four asked for", all: "show all"},
    value: "two",
    primary: true
  }),
  start: point({
    label: "Start, moved from the surface's own, in parts of its frame",
    x: [-1, 1],
    y: [-1, 1],
    step: 0.005,
    value: [0, 0]
  })
};

export type Room = RoomOf<typeof params, Data, Result>;
export type Here = Room["State"];
