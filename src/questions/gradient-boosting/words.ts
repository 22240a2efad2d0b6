import {amount, count, plural, scientific} from "../../marks/format.js";
import type {Result} from "./model.js";
import {lossNames, partNames, type Room} from "./params.js";
import {SIGMA} from "./world.js";

type State = Room["State"];

/** An error in units of σ², to two decimals, as all of them are given: never 0 for what is not. */
export const errorText = (v: number): string =>
  !Number.isFinite(v)
    ? "–"
    : v === 0
      ? "0"
      : v >= 1000
        ? scientific(v)
        : amount(v, v < 0.1 ? 3 : v < 100 ? 2 : 0);
export const inUnits = (v: number): string => `${errorText(v)} σ²`;

/** Which trees are added up, in words. */
export const treesText = ({stages, part}: State["params"]): string =>
  !stages
    ? "no tree yet"
    : part === "all" || stages < 2
      ? plural(stages, "tree")
      : `${partNames[part]} of ${count(stages)} trees`;

/** The error on new points of what is shown. */
export function shownErrors({params: {stages, part}, result}: State): {booster: number; forest: number} {
  const {parts, test, forestTest} = result;
  return part !== "all" && parts ? parts[part] : {booster: test[stages], forest: forestTest[stages]};
}

/** The mean square of the next tree's answers at the points, in units of σ². */
export function nextSquare({sample: {x}, next: {values, starts}}: Result): number {
  let sum = 0;
  values.forEach((v, j) => {
    sum += v * v * ((starts[j + 1] ?? x.length) - starts[j]);
  });
  return sum / x.length / SIGMA ** 2;
}

/** What the picture says now. */
export function describe(state: State): string {
  const {params, result} = state;
  const {stages, rate, depth, loss, subsample, moved, outliers} = params;
  const {booster, forest} = shownErrors(state);
  const made = `depth ${depth}, learning rate ${rate}${loss === "squared" ? "" : `, ${lossNames[loss]} loss`}${subsample < 1 ? `, ${100 * subsample} % of the rows each` : ""}`;
  const points = `${count(result.sample.x.length)} simulated points${outliers ? ", ten outliers" : ""}${moved.length ? `, ${new Set(moved.map(([i]) => i)).size} moved` : ""}`;
  const whole = `training error ${inUnits(result.train[stages])}, `;
  return `${points}. Boosting, ${made}, ${treesText(params)}: ${params.part === "all" || !result.parts ? whole : ""}error on new points ${inUnits(booster)}.${params.forest && Number.isFinite(forest) ? ` Forest: ${inUnits(forest)}.` : ""}`;
}

/** Numbers for the prose: `{{train}}` on the page is kept at what this returns. */
export const reads: Room["Figure"]["reads"] = {
  stages: ({params}) => count(params.stages),
  rate: ({params}) => String(params.rate),
  train: ({params, result}) => inUnits(result.train[params.stages]),
  test: ({params, result}) => inUnits(result.test[params.stages]),
  best: ({result}) => count(result.best),
  least: ({result}) => inUnits(result.test[result.best]),
  square: ({result}) => inUnits(nextSquare(result)),
  drop: ({params: {rate, loss, subsample}, result}) => {
    if (loss !== "squared" || subsample < 1)
      return "but it is not of squared loss on all rows, which the formula is for";
    const drop = rate * (2 - rate) * nextSquare(result);
    return drop < 0 ? `so it adds ${inUnits(-drop)}` : `so it takes ${inUnits(drop)} away`;
  },
  forestTrees: ({params}) => plural(Math.max(1, params.stages), "tree"),
  forestError: ({params, result}) => inUnits(result.forestTest[Math.max(1, params.stages)]),
  forestLong: ({result}) => inUnits(result.forestTest[result.forestTest.length - 1])
};

export const table: Room["Figure"]["table"] = ({result: {train, test, forestTest}}) =>
  Array.from(train, (v, m) => ({
    trees: m,
    training_error: Number(v.toPrecision(6)),
    error_on_new_points: Number(test[m].toPrecision(6)),
    forest_error_on_new_points: m ? Number(forestTest[m].toPrecision(6)) : ""
  }));
