import {count, fixed, percent, plural} from "../../marks/format.js";
import {type Curves, large} from "./curves.js";
import type {Field} from "./field.js";
import type {KnnResult} from "./model.js";
import {params as declared, type Room} from "./params.js";
import {samples} from "./resample.js";
import type {Stretch} from "./stretch.js";

type Here = Room["State"];

const where = ({settled, result}: Here): string => {
  const edits = settled.moved.length + settled.flipped.length;
  const table = declared.table.options[settled.table];
  return `${table}, ${plural(result.n, "point")}${edits && result.editable ? ` (${plural(edits, "edit")})` : ""}`;
};

/**
 * The error that 1-NN tends to as n grows is at most this, for Bayes error R and C classes: R (2 − R C / (C − 1)).
 * Cover & Hart 1967.
 */
export const coverHart = (bayes: number, classes: number): number =>
  classes > 1 ? bayes * (2 - (bayes * classes) / (classes - 1)) : 0;

/** At the sample size of the 30, k may be larger than all of them. */
const at = (values: ArrayLike<number>, k: number): number => values[Math.min(k, values.length) - 1];

/** Three decimals where it is computed; where it is estimated, as many as its standard error leaves, and that error. */
export function estimate(values: ArrayLike<number>, errors: ArrayLike<number> | null, k: number): string {
  const value = at(values, k);
  // Never zero for what is not zero.
  const exactly = value > 0 && value < 0.0005 ? "< 0.001" : fixed(value, 3);
  if (!errors) return exactly;
  const error = at(errors, k);
  // A square below twice its own error may be none at all, and its estimate may fall below 0.
  if (value < 2 * error) return "about 0";
  if (error < 0.0005) return exactly;
  const decimals = error < 0.0095 ? 3 : 2;
  return `${fixed(value, decimals)} ± ${fixed(error, decimals)}`;
}

/** How many regions: all of them at k = 1 under L2, else about how many that are no specks. */
export function regionsOf({regions, exact}: Field): string {
  if (exact) return plural(regions, "region");
  const least = `0.5\u00a0% of the map`;
  return regions ? `about ${plural(regions, "region")} of ${least} or more` : `only specks below ${least}`;
}

/** A name from the reader's own table, which can be of any length. */
const short = (name: string): string => (name.length > 20 ? `${name.slice(0, 19)}…` : name);

/** What the features' spreads do to distances, and what to do about it. */
export const stretched = ({wide, narrow, ratio}: Stretch): string =>
  `${short(wide)} spreads ${ratio < 1000 ? count(ratio) : "over 1,000"} times as wide as ${short(narrow)} and decides who is near: try Standardize.`;

export function describe(here: Here): string {
  const {result} = here;
  const note = result.stretch ? ` ${stretched(result.stretch)}` : "";
  if (result.many) return resampled(here) + note;
  if (result.field && result.beside) return two(result, result.field, result.beside) + note;
  return one(here) + note;
}

function resampled({settled, result}: Here): string {
  const {k, spread, many} = result;
  const used = many?.k ?? k;
  const clamped =
    used < settled.k ? `: all that a sample has, though the control says ${count(settled.k)}` : "";
  const bias = spread.bias2 ? `, bias² ${estimate(spread.bias2, spread.bias2Error, used)}` : "";
  const over = spread.how === "exact" ? "over all samples" : `over these ${samples}`;
  return `k = ${count(used)}${clamped}. The boundaries of ${samples} samples of ${plural(spread.size, "point")} each. Variance ${estimate(spread.variance, spread.varianceError, used)}${bias} (${over}); two samples disagree at ${percent(at(spread.disagreement, used), 0)} of places.`;
}

const testName = ({how}: Curves): string => (how === "expected" ? "test error" : "leave-one-out error");

const shape = (field: Field, countable: boolean): string => {
  if (field.present === 1)
    return field.exact ? "one class everywhere, no boundary" : "one class wherever asked";
  // How many regions a coarser grid can tell apart is the grid's doing.
  return countable
    ? `${regionsOf(field)}${field.exact ? " in view" : ""}`
    : `asked at ${field.columns} × ${field.rows} places`;
};

function two(
  {n, editable, changed, bayes, test, testBeside, curves}: KnnResult,
  field: Field,
  beside: Field
): string {
  const map = (f: Field, share: number | undefined, error: number | null) =>
    `k = ${count(f.k)}: ${shape(f, editable)}${error === null ? "" : `, ${testName(curves)} ${percent(error, 0)}`}${share === undefined ? "" : `, ${percent(share, 0)} of the map changed with this sample`}`;
  const floor = bayes === null ? "" : ` Bayes error ${percent(bayes)}.`;
  return `Two maps of the same ${plural(n, "point")}. ${map(field, changed?.field, test)}. ${map(beside, changed?.beside, testBeside)}.${floor}`;
}

function one(here: Here): string {
  const {result} = here;
  const {k, field, curves, conflicts} = result;
  // None at all is said without decimals: 0.0 would be a rounded number.
  const error = (v: number | null, decimals: number) =>
    v === null ? "not measured" : percent(v, v === 0 ? 0 : decimals);
  // A world's test error is right to about half a percentage point; a table's is counted.
  const test = `${testName(curves)} ${error(result.test, curves.how === "expected" ? 0 : 1)}`;
  const part =
    curves.places < result.n && !result.editable ? ` (measured on ${count(curves.places)} rows)` : "";
  const bayes = result.bayes === null ? "" : `, Bayes error ${percent(result.bayes)}`;
  const shared = conflicts
    ? ` ${plural(conflicts, "point")} share a place but not a class: no k gets all of them right.`
    : "";
  return `k = ${count(k)} on ${where(here)}: ${field ? shape(field, result.editable) : ""}. Training error ${error(result.train, 1)}, ${test}${part}${bayes}.${shared}`;
}

const unknown = "unknown";

export const reads: Room["Figure"]["reads"] = {
  k: ({result}: Here) => count(result.k),
  bayes: ({result}: Here) => (result.bayes === null ? unknown : percent(result.bayes)),
  bound: ({result}: Here) =>
    result.bayes === null ? unknown : percent(coverHart(result.bayes, result.classes.length)),
  meanOne: ({result}: Here) => percent(result.spread.error[0], result.spread.how === "exact" ? 1 : 0),
  size: ({result}: Here) => count(result.spread.size),
  varianceOne: ({result: {spread}}: Here) => estimate(spread.variance, spread.varianceError, 1),
  biasOne: ({result: {spread}}: Here) =>
    spread.bias2 ? estimate(spread.bias2, spread.bias2Error, 1) : unknown,
  variance: ({result: {spread, k}}: Here) => estimate(spread.variance, spread.varianceError, k),
  bias: ({result: {spread, k}}: Here) =>
    spread.bias2 ? estimate(spread.bias2, spread.bias2Error, k) : unknown,
  noise: ({result}: Here) => (result.spread.noise === null ? unknown : fixed(result.spread.noise, 3)),
  disagreementAll: ({result}: Here) => percent(at(result.spread.disagreement, result.spread.size), 0)
};

/** The curves against k: what the charts show. */
export function table({result}: Here): Record<string, string | number>[] {
  const {curves, spread, bayes} = result;
  return Array.from(curves.train, (train, i) => ({
    k: i + 1,
    training_error: train,
    test_error: curves.test[i] ?? "",
    test_is: curves.how,
    bayes_error: bayes ?? "",
    variance: spread.variance[i] ?? "",
    variance_standard_error: spread.varianceError?.[i] ?? "",
    bias_squared: spread.bias2?.[i] ?? "",
    bias_squared_standard_error: spread.bias2Error?.[i] ?? "",
    spread_is: spread.how,
    disagreement: spread.disagreement[i] ?? ""
  })).slice(0, large);
}
