import {count, fixed, percent, plural} from "../../marks/format.js";
import {large} from "./curves.js";
import {params as declared, type Here} from "./params.js";
import {samples} from "./resample.js";

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

export function describe(here: Here): string {
  const {result} = here;
  const {k, field, spread} = result;
  if (!field) {
    const bias = spread.bias2 ? `, bias² ${fixed(at(spread.bias2, k), 3)}` : "";
    return `k = ${count(k)}: the boundaries of ${samples} samples of ${plural(spread.size, "point")} each. Variance ${fixed(at(spread.variance, k), 3)}${bias}; two samples disagree at ${percent(at(spread.disagreement, k))} of places.`;
  }
  // How many regions a coarser grid can tell apart is the grid's doing.
  const shape =
    field.present === 1
      ? "one class everywhere, no boundary"
      : result.editable
        ? `${plural(field.regions, "region")} in view`
        : `asked at ${field.columns} × ${field.rows} places`;
  const error = (v: number | null) => (v === null ? "not measured" : percent(v));
  const test = result.curves.how === "expected" ? "test error" : "leave-one-out error";
  const part =
    result.curves.places < result.n && !result.editable
      ? ` (measured on ${count(result.curves.places)} rows)`
      : "";
  const bayes = result.bayes === null ? "" : `, Bayes error ${percent(result.bayes)}`;
  return `k = ${count(k)} on ${where(here)}: ${shape}. Training error ${error(result.train)}, ${test} ${error(result.test)}${part}${bayes}.`;
}

export const reads = {
  k: ({result}: Here) => count(result.k),
  n: ({result}: Here) => count(result.n),
  regions: ({result}: Here) => (result.field && result.editable ? count(result.field.regions) : "–"),
  train: ({result}: Here) => (result.train === null ? "–" : percent(result.train)),
  test: ({result}: Here) => (result.test === null ? "–" : percent(result.test)),
  trainOne: ({result}: Here) => percent(result.curves.train[0]),
  testOne: ({result}: Here) => (result.curves.test.length ? percent(result.curves.test[0]) : "–"),
  bestK: ({result}: Here) => (result.best ? count(result.best.k) : "–"),
  bestTest: ({result}: Here) => (result.best ? percent(result.best.test) : "–"),
  bayes: ({result}: Here) => (result.bayes === null ? "unknown" : percent(result.bayes)),
  bound: ({result}: Here) =>
    result.bayes === null ? "unknown" : percent(coverHart(result.bayes, result.classes.length)),
  meanOne: ({result}: Here) => percent(result.spread.error[0]),
  size: ({result}: Here) => count(result.spread.size),
  varianceOne: ({result}: Here) => fixed(result.spread.variance[0], 3),
  biasOne: ({result}: Here) => (result.spread.bias2 ? fixed(result.spread.bias2[0], 3) : "unknown"),
  variance: ({result}: Here) => fixed(at(result.spread.variance, result.k), 3),
  bias: ({result}: Here) => (result.spread.bias2 ? fixed(at(result.spread.bias2, result.k), 3) : "unknown"),
  noise: ({result}: Here) => (result.spread.noise === null ? "unknown" : fixed(result.spread.noise, 3)),
  disagreement: ({result}: Here) => percent(at(result.spread.disagreement, result.k)),
  disagreementAll: ({result}: Here) => percent(at(result.spread.disagreement, result.spread.size))
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
    bias_squared: spread.bias2?.[i] ?? "",
    disagreement: spread.disagreement[i] ?? ""
  })).slice(0, large);
}
