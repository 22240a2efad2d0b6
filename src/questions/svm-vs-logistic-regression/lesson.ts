import type {Goal, Prediction, Scene} from "../../figure/contract.js";
import {fixed} from "../../marks/format.js";
import {norm} from "./fits.js";
import {model, type Result} from "./model.js";
import type {Declared, Here} from "./params.js";
import type {Data} from "./points.js";
import {pushing} from "./words.js";

/** The largest difference of two classifiers' weights. */
const apart = (a: {w: Float64Array}, b: {w: Float64Array}): number =>
  Math.max(Math.abs(a.w[0] - b.w[0]), Math.abs(a.w[1] - b.w[1]));

export const scenes: readonly Scene<Declared, Data, Result>[] = [
  {
    title: "Who pushes the SVM",
    params: {},
    text: "An arrow is the force of a point on the boundary. Points beyond their margin are hollow: the hinge is flat there, and they have none.",
    claim: ({result: {svm}}) =>
      svm.margin.every((m, k) =>
        m > 1 + 1e-7 ? svm.force[k] === 0 : m < 1 - 1e-7 ? svm.force[k] === 1 : svm.force[k] <= 1
      ) && pushing(svm.force) < svm.force.length / 3
  },
  {
    title: "Who pushes the logistic fit",
    params: {forces: "logistic"},
    text: "Everyone: the farther a point lies on its right side the weaker, but the logistic loss is never flat, so no force is 0.",
    claim: ({result: {logistic}}) =>
      logistic.force.every((f) => f > 0) &&
      logistic.margin.every((m, k) =>
        logistic.margin.every((other, j) => m <= other || logistic.force[k] < logistic.force[j])
      )
  },
  {
    title: "Take the silent ones away",
    params: {drop: true, forces: "logistic"},
    text: "All points beyond the SVM’s margin are left out. The SVM stays where it was; the logistic boundary has lost their weak forces and turns.",
    claim: ({result: r}) =>
      r.before !== null && apart(r.svm, r.before.svm) < 1e-8 && r.turned.logistic > 5 && r.kept.length < 20
  },
  {
    title: "An outlier on its right side",
    params: {outlier: "right", c: 0.05, forces: "logistic"},
    text: "The ringed point is new. It lies beyond the margin, so the SVM does not feel it. The logistic boundary turns a little, more so the smaller C is.",
    claim: ({result: r, settled, data}) => {
      const turned = [0.01, 0.02, 0.05, 0.1, 1, 10].map((c) => model({...settled, c}, data).turned.logistic);
      return (
        r.before !== null &&
        apart(r.svm, r.before.svm) < 1e-8 &&
        r.svm.force[r.outlier] === 0 &&
        r.logistic.force[r.outlier] > 0.05 &&
        r.turned.logistic > 1 &&
        r.turned.logistic < 2 &&
        turned.every((t, k) => k === 0 || t < turned[k - 1])
      );
    }
  },
  {
    title: "An outlier on the wrong side",
    params: {outlier: "wrong"},
    text: "Both boundaries turn. Far on the wrong side the two losses are nearly parallel lines: either force is close to 1, whatever the distance.",
    claim: ({result: r}) =>
      r.turned.svm > 1 &&
      r.turned.logistic > 1 &&
      r.svm.force[r.outlier] === 1 &&
      r.logistic.force[r.outlier] > 0.99
  },
  {
    title: "Separable classes",
    params: {table: "setosa", chart: "norm", c: 1_000_000},
    text: "From some C on the SVM is the hard-margin one and stops changing. The logistic weights keep growing with log C: without a penalty they have no end.",
    claim: ({result: {norms, svm, logistic}}) => {
      if (!norms) return false;
      const last = norms.C.length - 1;
      const steps = [last - 2, last - 1, last].map((k) => norms.logistic[k] - norms.logistic[k - 1]);
      return (
        svm.margin.every((m) => m > 1 - 1e-7) &&
        Math.abs(norms.svm[last] - norms.svm[last - 4]) < 1e-8 &&
        steps.every((s) => s > 2.6 && s < 3.1) &&
        norm(logistic) > 10 * norm(svm)
      );
    }
  },
  {
    title: "Scores and probabilities",
    params: {chart: "probability", forces: "logistic"},
    text: "On 4,000 fresh cases, σ of the logistic score comes nearer to the shares that happen than σ of the SVM’s score; Platt scaling mends most of that.",
    claim: ({result: {probabilities: p}}) =>
      p !== null &&
      p.cases === 4000 &&
      p.logistic.error < p.svm.error &&
      p.svm.error - p.platt.error > 0.5 * (p.svm.error - p.logistic.error)
  }
];

export const predictions: readonly Prediction<Declared, Data, Result>[] = [
  {
    kind: "choice",
    ask: "All points with SVM margin above 1 are taken away, and both classifiers are fitted again. Which boundary moves?",
    before: {},
    options: ["Neither", "Only the SVM’s", "Only the logistic one", "Both"],
    reveal: {drop: true},
    answer: ({result: {turned}}) => (turned.svm > 1e-6 ? 1 : 0) + (turned.logistic > 1e-6 ? 2 : 0),
    because: ({result: r}) =>
      `The SVM’s boundary turned by ${fixed(r.turned.svm, 1)}°: what was taken away had no force on it. The logistic one turned by ${fixed(r.turned.logistic, 1)}°: each of those points pushed it a little.`
  },
  {
    kind: "draw",
    ask: "Setosa and versicolor can be separated by a line. Draw the length ‖w‖ of the logistic weights as C goes from 0.01 to a million.",
    before: {table: "setosa"},
    reveal: {table: "setosa", chart: "norm", c: 1_000_000},
    x: {label: "C", ticks: [0.01, 1, 100, 10_000, 1_000_000], log: true},
    y: {label: "‖w‖", min: 0, max: 20, format: (v) => fixed(v, 0)},
    answer: ({result: {norms}}) => (norms ? norms.C.map((c, k) => [c, norms.logistic[k]] as const) : []),
    because: ({result: {svm, logistic}}) =>
      `At C = 1,000,000 it is ${fixed(norm(logistic))} and still rising, by about as much for each tenfold of C. The SVM’s is ${fixed(norm(svm))}: once every margin is 1 or more, its loss has nothing left to gain.`
  }
];

const whole = ({settled}: Here): boolean => !settled.drop;

export const goals: readonly Goal<Declared, Data, Result>[] = [
  {
    ask: "With an outlier, turn the logistic boundary by 2° or more while the SVM’s does not move.",
    done: (state) =>
      whole(state) &&
      state.result.outlier >= 0 &&
      state.result.turned.logistic >= 2 &&
      state.result.turned.svm < 1e-6,
    way: {outlier: "right", c: 0.01}
  },
  {
    ask: "Find a setting in which just two points hold the SVM’s boundary, leaving none out.",
    done: (state) => whole(state) && pushing(state.result.svm.force) === 2,
    way: {table: "setosa", c: 1}
  },
  {
    ask: "Make the logistic weights ten times as long as the SVM’s.",
    done: ({result: {svm, logistic}}) => norm(svm) > 0 && norm(logistic) >= 10 * norm(svm),
    way: {table: "setosa", c: 1_000_000, chart: "norm"}
  }
];
