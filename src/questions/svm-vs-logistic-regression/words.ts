import {count, fixed, plural} from "../../marks/format.js";
import {norm} from "./fits.js";
import type {Here} from "./params.js";

export const cText = (c: number): string => (c < 1 ? String(c) : count(c));

/** Rows that push, by class. A force of rounding size is none. */
export const pushing = (force: ArrayLike<number>): number => {
  let n = 0;
  for (let k = 0; k < force.length; ++k) if (force[k] > 1e-9) ++n;
  return n;
};

const degrees = (v: number): string => (Number.isNaN(v) ? "not comparable" : `${fixed(v, 1)}°`);

const turn = (v: number): string =>
  v < 1e-6 ? "not at all" : `by ${v < 0.05 ? "less than 0.1°" : degrees(v)}`;

export function describe({result: r, settled: p}: Here): string {
  const n = r.kept.length;
  const left = r.points.label.length - n;
  const sv = pushing(r.svm.force);
  const weakest = r.logistic.force.reduce((a, b) => Math.min(a, b), 1);
  const first = `C = ${cText(p.c)}${left ? `, ${plural(left, "point")} left out` : ""}: ${sv} of ${plural(n, "point")} push the SVM’s boundary; all push the logistic one, the weakest with ${small(weakest)}.`;
  if (r.probabilities) {
    const {logistic, svm, platt} = r.probabilities;
    return `${first} As probabilities, logistic scores are off by ${fixed(logistic.error, 3)} on average, σ of the SVM’s by ${fixed(svm.error, 3)}, after Platt scaling ${fixed(platt.error, 3)}.`;
  }
  if (r.norms)
    return `${first} ‖w‖ is ${fixed(norm(r.svm))} for the SVM, ${fixed(norm(r.logistic))} for the logistic fit.`;
  if (r.before) {
    return `${first} From the table as it came, the SVM’s boundary has turned ${turn(r.turned.svm)}, the logistic one ${turn(r.turned.logistic)}.`;
  }
  return Number.isNaN(r.angle)
    ? `${first} One of them has no boundary.`
    : `${first} The boundaries differ by ${degrees(r.angle)}.`;
}

/** A small positive number: never written as 0. */
export function small(v: number): string {
  if (v >= 0.001 || v === 0) return fixed(v, 3);
  const e = Math.floor(Math.log10(v));
  return `${fixed(v / 10 ** e, 0)}·10${[...String(-e)].reduce((s, d) => s + "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(d)], "⁻")}`;
}

const errors = (margin: Float64Array): number => margin.reduce((s, m) => s + (m <= 0 ? 1 : 0), 0);

export const reads: Readonly<Record<string, (state: Here) => string>> = {
  n: ({result: r}) => count(r.kept.length),
  c: ({settled: p}) => cText(p.c),
  sv: ({result: r}) => count(pushing(r.svm.force)),
  still: ({result: r}) => count(r.kept.length - pushing(r.svm.force)),
  weakest: ({result: r}) => small(r.logistic.force.reduce((a, b) => Math.min(a, b), 1)),
  strongest: ({result: r}) => fixed(r.logistic.force.reduce((a, b) => Math.max(a, b), 0)),
  angle: ({result: r}) => degrees(r.angle),
  svmNorm: ({result: r}) => fixed(norm(r.svm)),
  logisticNorm: ({result: r}) => fixed(norm(r.logistic)),
  width: ({result: r}) => (norm(r.svm) > 0 ? fixed(2 / norm(r.svm)) : "–"),
  svmErrors: ({result: r}) => plural(errors(r.svm.margin), "error"),
  logisticErrors: ({result: r}) => plural(errors(r.logistic.margin), "error"),
  blue: ({result: r}) => fixed(sum(r.svm.force, r.kept, r.points.label, 0)),
  orange: ({result: r}) => fixed(sum(r.svm.force, r.kept, r.points.label, 1)),
  blueLogistic: ({result: r}) => fixed(sum(r.logistic.force, r.kept, r.points.label, 0)),
  orangeLogistic: ({result: r}) => fixed(sum(r.logistic.force, r.kept, r.points.label, 1))
};

/** The forces of one class, added up. */
export function sum(force: Float64Array, kept: readonly number[], label: Int32Array, which: number): number {
  let s = 0;
  kept.forEach((i, k) => {
    if (label[i] === which) s += force[k];
  });
  return s;
}

/** Each fitted row with its margins, losses' forces and scores. */
export function table({result: r}: Here): Record<string, string | number>[] {
  return r.kept.map((i, k) => ({
    point: i + 1,
    [r.points.xName]: r.points.x[i],
    [r.points.yName]: r.points.y[i],
    class: r.points.classes[r.points.label[i]],
    y: 2 * r.points.label[i] - 1,
    svm_margin: r.svm.margin[k],
    svm_force: r.svm.force[k],
    logistic_margin: r.logistic.margin[k],
    logistic_force: r.logistic.force[k]
  }));
}
