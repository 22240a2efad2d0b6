import {amount, count, fixed, percent, plural, scientific} from "../../marks/format.js";
import {features, multiplications} from "./pair.js";
import type {Room} from "./params.js";

type State = Room["State"];

/** A count that may be beyond counting: 4.69·10¹³. */
export const big = (v: number): string => (v < 1e6 ? count(v) : scientific(v, 3));

export const plain = (v: number): string => (v < 1 ? String(v) : count(v));

export function kernelName({
  kernel,
  gamma,
  degree
}: Pick<Room["Params"], "kernel" | "gamma" | "degree">): string {
  return kernel === "rbf"
    ? `RBF, γ = ${plain(gamma)}`
    : kernel === "poly"
      ? `Polynomial, d = ${degree}`
      : kernel === "linear"
        ? "Linear"
        : "tanh";
}

/** Points on the right side, of all. */
const right = (errors: number, n: number): string => `${n - errors} of ${n}`;

/** What the picture says now. */
export function describe(state: State): string {
  const {settled: p, result: r} = state;
  const n = r.points.x.length;
  if (p.view === "numbers") {
    const {pair} = r;
    return `k(a, b) = (1 ${pair.dot < 0 ? "−" : "+"} ${number(Math.abs(pair.dot))}) to the power ${p.degree} = ${number(pair.kernel)}; the sum of ${plural(pair.terms.length, "product")} of features is ${number(pair.explicit)}.`;
  }
  if (p.view === "kernel") {
    if (!r.machine) return `tanh(a·b) is no kernel; no SVM is fitted to the ${plural(n, "point")}.`;
    const first = `${kernelName(p)}, C = ${plain(p.c)}: ${right(r.machine.errors, n)} training points are on their side, ${plural(r.machine.fit.support.length, "point")} are support vectors.`;
    return r.fresh === null ? first : `${first} Of 500 fresh points ${percent(r.fresh)} are wrong.`;
  }
  const {shadow} = r.cut;
  const first = `${plural(n, "point")}, lifted to height x₁² + x₂². ${p.cut === "own" ? "Your" : "The SVM’s"} plane puts ${right(r.cut.errors, n)} on their side.`;
  const falls =
    shadow === "line"
      ? "Its shadow on the floor is a line."
      : shadow
        ? `Its shadow on the floor is a circle of radius ${amount(shadow.r)}.`
        : "It does not cut the bowl.";
  return `${first} ${falls}${r.line ? ` The best straight line: ${right(n - r.line.right, n)}.` : ""}`;
}

/** A number of the two points. */
export const number = (v: number): string =>
  Math.abs(v) >= 10_000 ? scientific(v, 4) : amount(v, Math.abs(v) >= 100 ? 1 : 3);

export const reads: Room["Figure"]["reads"] = {
  dot: ({result: {pair}}) => number(pair.dot),
  k: ({result: {pair}}) => number(pair.kernel),
  phi: ({result: {pair}}) => number(pair.explicit),
  degree: ({settled: {degree}}) => String(degree),
  terms: ({result: {pair}}) => count(pair.terms.length),
  mults: ({settled: {degree}}) => count(multiplications(2, degree)),
  inputs: ({settled: {inputs}}) => String(inputs),
  features: ({settled: {inputs, degree}}) => big(features(inputs, degree)),
  kernelMults: ({settled: {inputs, degree}}) => count(multiplications(inputs, degree)),
  circle: ({result: {cut}}) =>
    cut.shadow === "line"
      ? "a line: this plane is upright"
      : cut.shadow
        ? `center (${fixed(cut.shadow.x, 2)}, ${fixed(cut.shadow.y, 2)}) and radius ${amount(cut.shadow.r)}`
        : "empty: this plane does not cut the bowl",
  kernelIs: ({settled}) => kernelName(settled),
  n: ({result: {points}}) => count(points.x.length),
  sv: ({result: {machine}}) => (machine ? count(machine.fit.support.length) : "no"),
  gap: ({result: {machine, cut}}) => scientific(Math.max(machine ? machine.gap : cut.gap, 1e-16), 1)
};

/** Each point with its class, its height and what the kernel's SVM makes of it. */
export function table({result: {points, machine}}: State): Record<string, string | number>[] {
  return Array.from(points.x, (x, i) => ({
    point: i + 1,
    [points.xName]: x,
    [points.yName]: points.y[i],
    class: points.classes[points.label[i]],
    height: x * x + points.y[i] ** 2,
    alpha: machine ? machine.fit.alpha[i] : "",
    score: machine ? machine.fit.score[i] : ""
  }));
}
