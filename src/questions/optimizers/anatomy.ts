import type {Term, Terms} from "../../ml/optimizers.js";
import {remember} from "../../ml/remember.js";
import {type CourseKey, courses} from "./courses.js";
import {type ByLane, byLane, type LaneKey, rules} from "./lanes.js";
import type {Lane, Result} from "./model.js";
import {run, type Trace} from "./trace.js";
import {number} from "./words.js";

/** A row of the anatomy: a term of the update, its symbol, and its rule as text. */
export interface Row {
  readonly term: Term;
  readonly symbol: string;
  readonly rule: string;
}

const row = (term: Term, symbol: string, rule: string): Row => ({term, symbol, rule});

const gradient = row("g", "g", "gradient + λw");
const rate = row("size", "size", "η");
const scaled = (root: string): Row => row("size", "size", `η / (√${root} + ε)`);
const step = (rule: string): Row => row("delta", "Δw", rule);
const buffer = row("b", "b", "βb + g");
const means: readonly Row[] = [row("m", "m", "β₁m + (1 − β₁)g"), row("mHat", "m̂", "m / (1 − β₁ᵗ)")];
const squares: readonly Row[] = [row("v", "v", "β₂v + (1 − β₂)g²"), row("vHat", "v̂", "v / (1 − β₂ᵗ)")];

/** What each rule does with a gradient, in the order in which it does it. */
export const anatomy: ByLane<readonly Row[]> = {
  gd: [gradient, rate, step("−size · g")],
  momentum: [gradient, buffer, rate, step("−size · b")],
  nesterov: [gradient, buffer, row("look", "look", "g + βb"), rate, step("−size · (g + βb)")],
  adagrad: [gradient, row("s", "s", "s + g²"), scaled("s"), step("−size · g")],
  rmsprop: [gradient, row("v", "v", "αv + (1 − α)g²"), scaled("v"), step("−size · g")],
  adam: [gradient, ...means, ...squares, scaled("v̂"), step("−size · m̂")],
  adamw: [
    row("g", "g", "gradient"),
    ...means,
    ...squares,
    scaled("v̂"),
    row("shrink", "decay", "−ηλw"),
    step("−size · m̂ − ηλw")
  ]
};

/** What a running mean is divided by at step t, with its number; not where a rule has none, or no step was made. */
export function correctionOf(
  {hyper: {beta, beta2, correct}}: Lane,
  term: Term,
  t: number
): string | undefined {
  if (term !== "mHat" && term !== "vHat") return undefined;
  if (!correct) return "uncorrected";
  return t > 0 ? `÷ ${number(1 - (term === "mHat" ? beta : beta2) ** t)}` : "";
}

const traces: ByLane<(lane: Lane, course: CourseKey, x: number, y: number) => Trace> = byLane((key) =>
  remember((lane: Lane, course: CourseKey, x: number, y: number) =>
    run(rules[key], courses[course].surface, [x, y], lane.hyper, lane.end)
  )
);

/** The terms of a lane's updates, t = 1 … end. */
export const termsOf = ({course, start, lanes}: Result, key: LaneKey): readonly (Terms | null)[] =>
  traces[key](lanes[key], course, ...start).terms;
