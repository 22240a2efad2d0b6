import {amount, fixed, percent, plural, scientific} from "../../marks/format.js";
import {ruleKeys, ruleNames} from "./labels.js";
import {learnerNames} from "./learners.js";
import type {Params} from "./model.js";
import type {Room} from "./params.js";
import {bestOf, NEAR} from "./scores.js";
import {EXAMPLES, INPUTS, PLACES, TESTS} from "./shift.js";
import {worldNames} from "./worlds.js";

type State = Room["State"];

/** A size: two digits behind the point, or fewer where it is large. */
export function size(v: number): string {
  const abs = Math.abs(v);
  if (abs < 1e-9) return "0, up to rounding";
  if (abs >= 1e5) return scientific(v);
  return abs >= 100 ? amount(v, 0) : abs >= 10 ? amount(v, 1) : amount(v);
}

/** A value of y, with a proper minus. */
export const signed = (v: number): string =>
  Math.abs(v) < 0.005 ? "0.00" : `${v < 0 ? "−" : ""}${size(Math.abs(v))}`;

/** The mean of shares from one place up to another. */
export const mean = (values: Float64Array, from = 0, to = values.length): number => {
  let sum = 0;
  for (let i = from; i < to; ++i) sum += values[i];
  return sum / (to - from);
};

export const setWords: Readonly<Record<Params["labels"], string>> = {
  all: "all 512 labelings",
  line: "the 58 labelings that a line makes",
  rest: "the 454 labelings that no line makes"
};

function ofCurves({params, result}: State): string {
  const {first, second, world, beside, where, measure} = params;
  const {look, moved, scores} = result;
  const edited = moved ? `, ${plural(moved, "point")} moved` : "";
  const start = `Eight points of a ${worldNames[world].toLowerCase()} world${edited}.`.replace(
    "a steps",
    "a stepped"
  );
  if (beside === "worlds" && scores) {
    const best = bestOf(scores[world], measure).map((name) => learnerNames[name]);
    const by = measure === "rmse" ? "RMSE" : `places within ${NEAR}`;
    return `${start} ${where === "inside" ? "Inside" : "Outside"} the range the best by ${by} here: ${best.join(", ")}.`;
  }
  const said = `At x = ${fixed(look.x)}, ${learnerNames[first]}: ${signed(look.first)}`;
  return first === second
    ? `${start} ${said}.`
    : `${start} ${said}; ${learnerNames[second]}: ${signed(look.second)}. They are ${size(Math.abs(look.first - look.second))} apart.`;
}

/** What the picture says now, one to three sentences. */
export function describe(state: State): string {
  const {params, result} = state;
  if (params.view === "labels") {
    const {share, seen} = result.labels;
    return `${plural(seen.length, "cell")} of nine seen. Over ${setWords[params.labels]} the right share of the others is: ${ruleKeys.map((name) => `${ruleNames[name]} ${percent(share[name])}`).join(", ")}.`;
  }
  if (params.view === "shift" && result.shift) {
    const {dense, convolution} = result.shift;
    const {places, shuffled} = params;
    const at = (values: Float64Array) =>
      places === 12
        ? percent(mean(values), 0)
        : `${percent(mean(values, 0, places), 0)} at seen places, ${percent(mean(values, places), 0)} elsewhere`;
    return `${EXAMPLES} training signals with the pattern at ${plural(places, "place")} of 12${shuffled ? ", inputs shuffled" : ""}. Found: convolution ${at(convolution)}; dense ${at(dense)}. ${TESTS} test signals a place.`;
  }
  return ofCurves(state);
}

/** Numbers for the prose: `{{name}}` on the page is kept at what this returns. */
export const reads: Room["Figure"]["reads"] = {
  first: ({params}) => learnerNames[params.first],
  second: ({params}) => learnerNames[params.second],
  x: ({params}) => fixed(params.at),
  saysFirst: ({result}) => signed(result.look.first),
  saysSecond: ({result}) => signed(result.look.second),
  apart: ({result: {look}}) => size(Math.abs(look.first - look.second)),
  within: ({result}) => size(result.within),
  right: ({result}) => size(result.beyond[1]),
  denseWeights: () => String(PLACES * INPUTS)
};
