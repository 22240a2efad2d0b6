import {amount, count, fixed, plural, scientific} from "../../marks/format.js";
import {norm} from "./fits.js";
import type {Room} from "./params.js";

type State = Room["State"];

export const cText = (c: number): string => (c < 1 ? String(c) : count(c));

/** Rows that push. */
export const pushing = (force: ArrayLike<number>): number => {
  let n = 0;
  for (let k = 0; k < force.length; ++k) if (force[k] > 0) ++n;
  return n;
};

/** Below this boundaries differ by rounding. */
export const still = 1e-6;

export const degrees = (v: number): string => (Number.isNaN(v) ? "not comparable" : `${amount(v, 1)}°`);
const turn = (v: number): string => (v < still ? "not at all" : `by ${degrees(v)}`);

/** A force in [0, 1]: 0 and 1 are said of these alone. */
export function force(v: number): string {
  if (v === 0 || v === 1) return fixed(v, 0);
  return v > 0.9995 ? "> 0.999" : v < 0.001 ? scientific(v, 1) : fixed(v, 3);
}

/** A force of the logistic loss, or a probability: never 0 or 1, though a number as near may be stored as that. */
export const soft = (v: number): string => (v >= 1 ? "> 0.999" : v <= 0 ? "< 10⁻³⁰⁰" : force(v));

/** ln p and ln(1 − p) with their argument, of which the smaller one keeps its digits. */
export const logOf = (log: string, v: number, rest: number): string =>
  v > 0.9995 ? `${log}(1 − ${soft(rest)})` : v < 0.0005 ? `${log}(${soft(v)})` : `${log} ${soft(v)}`;

const extreme = (f: ArrayLike<number>, pick: (...v: number[]) => number): number =>
  Array.from(f).reduce((a, b) => pick(a, b));
const weakest = ({result}: State): number => extreme(result.logistic.force, Math.min);

/** What the picture says now. */
export function describe(state: State): string {
  const {result: r, settled: p} = state;
  const n = r.kept.length;
  const left = r.points.label.length - n;
  const first = `C = ${cText(p.c)}${left ? `, ${plural(left, "point")} left out` : ""}: ${count(pushing(r.svm.force))} of ${plural(n, "point")} push the SVM’s boundary; all push the logistic one, the weakest with ${soft(weakest(state))}.`;
  if (r.probabilities) {
    const {logistic, svm, platt, exact} = r.probabilities;
    return `${first} As probabilities${exact ? "" : ", among the table’s rows"}, logistic scores are off by ${amount(logistic.error, 3)} on average, σ of the SVM’s by ${amount(svm.error, 3)}, after Platt scaling ${amount(platt.error, 3)}.`;
  }
  if (r.norms)
    return `${first} ‖w‖ is ${amount(norm(r.svm))} for the SVM, ${amount(norm(r.logistic))} for the logistic fit.`;
  if (r.before)
    return `${first} Against all points as they came, the SVM’s boundary has turned ${turn(r.turned.svm)}, the logistic one ${turn(r.turned.logistic)}.`;
  return Number.isNaN(r.angle)
    ? `${first} One of them has no boundary.`
    : `${first} The boundaries differ by ${degrees(r.angle)}.`;
}

const wrong = (margin: Float64Array): number => margin.reduce((s, m) => s + (m <= 0 ? 1 : 0), 0);

/** The forces of one class, added up. */
export const sum = (f: Float64Array, {kept, points}: State["result"], label: number): number =>
  f.reduce((s, v, k) => s + (points.label[kept[k]] === label ? v : 0), 0);

/** A sum of forces. */
const total = (v: number): string => amount(v, 3);

export const reads: Room["Figure"]["reads"] = {
  n: ({result: r}) => count(r.kept.length),
  sv: ({result: r}) => count(pushing(r.svm.force)),
  weakest: (state) => soft(weakest(state)),
  strongest: ({result: r}) => soft(extreme(r.logistic.force, Math.max)),
  angle: ({result: r}) => (Number.isNaN(r.angle) ? "no angle, as one has no boundary" : degrees(r.angle)),
  width: ({result: r}) => (norm(r.svm) > 0 ? amount(2 / norm(r.svm)) : "–"),
  svmErrors: ({result: r}) => plural(wrong(r.svm.margin), "error"),
  logisticErrors: ({result: r}) => plural(wrong(r.logistic.margin), "error"),
  blue: ({result: r}) => total(sum(r.svm.force, r, 0)),
  orange: ({result: r}) => total(sum(r.svm.force, r, 1)),
  blueLogistic: ({result: r}) => total(sum(r.logistic.force, r, 0)),
  orangeLogistic: ({result: r}) => total(sum(r.logistic.force, r, 1)),
  followedY: ({result: {followed: f}}) => (f.y > 0 ? "+1" : "−1"),
  followedClass: ({result: {followed: f, points}}) => points.classes[f.y > 0 ? 1 : 0],
  svmMargin: ({result: {followed: f}}) => signed(f.svm.margin),
  logisticMargin: ({result: {followed: f}}) => signed(f.logistic.margin),
  hingeLoss: ({result: {followed: f}}) => lossText(f.svm.loss),
  logisticLoss: ({result: {followed: f}}) => lossText(f.logistic.loss),
  crossEntropy: ({result: {followed: f}}) => lossText(f.crossEntropy),
  svmForce: ({result: {followed: f}}) => (f.fitted ? force(f.svm.force) : "0 (left out)"),
  logisticForce: ({result: {followed: f}}) => (f.fitted ? soft(f.logistic.force) : "0 (left out)"),
  p: ({result: {followed: f}}) => soft(f.p),
  gap: ({result: r}) => scientific(Math.max(r.svm.gap, 1e-16), 1)
};

/** A score or margin. */
export const signed = (v: number): string => amount(v);
/** A loss: never 0 where it is not. */
export const lossText = (v: number): string => (v === 0 ? "0" : v < 0.001 ? scientific(v, 1) : fixed(v, 3));

/** Each fitted row with its margins, losses and forces. */
export function table({result: r}: State): Record<string, string | number>[] {
  return Array.from(r.kept, (i, k) => ({
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
