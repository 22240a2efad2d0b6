import {remember} from "../../ml/remember.js";
import {apart, norm} from "./fits.js";
import {model} from "./model.js";
import type {Room} from "./params.js";
import {cText, degrees, pushing, still} from "./words.js";

type State = Room["State"];

/** The fits of the same points at other settings. */
const at = (state: State, change: Partial<Room["Params"]>) =>
  model({...state.settled, ...change}, state.data);

/** Whether the SVM is the one that it was before something was added or left out. */
const svmStays = ({result: r}: State): boolean => r.before !== null && apart(r.before.svm, r.svm) < 1e-8;

/** The outlier's row, which is the last one. */
const outlierForce = ({result: r}: State, whose: "svm" | "logistic"): number =>
  r[whose].force[r.kept.length - 1];

export const scenes: readonly Room["Scene"][] = [
  {
    title: "Who pushes the SVM",
    params: {},
    panel: "plane",
    shows: ["losses"],
    about: "always",
    control: "c",
    marks: ["force", "hinge"],
    quantity: ({result: {svm}}) => pushing(svm.force),
    note: {
      panel: "losses",
      text: "no force",
      at: () => [4, 0]
    },
    text: "An arrow is the force of a point on the boundary. Points beyond their margin are hollow: the hinge is flat there, and they have none. Most points are.",
    claim: ({result: {svm}}) =>
      svm.margin.every((m, k) =>
        m > 1 + 1e-7 ? svm.force[k] === 0 : m < 1 - 1e-7 ? svm.force[k] === 1 : svm.force[k] <= 1
      ) && pushing(svm.force) < svm.force.length / 2
  },
  {
    title: "Who pushes the logistic fit",
    params: {forces: "logistic"},
    panel: "plane",
    shows: ["force"],
    about: "always",
    control: "forces",
    marks: ["force", "logistic"],
    quantity: ({result}) => result.angle,
    note: {panel: "force", text: "never 0", at: () => [4, 0.018]},
    text: "Everyone: the farther a point lies on its right side the weaker, but the logistic loss is never flat, so no force is 0.",
    claim: ({result: {logistic}}) => {
      const order = Array.from(logistic.margin.keys()).sort(
        (i, j) => logistic.margin[i] - logistic.margin[j]
      );
      return (
        logistic.force.every((f) => f > 0) &&
        order.every((k, i) => i === 0 || logistic.force[k] <= logistic.force[order[i - 1]])
      );
    }
  },
  {
    title: "Take the silent ones away",
    params: {drop: true, forces: "logistic"},
    panel: "plane",
    shows: ["losses"],
    about: "always",
    control: "drop",
    marks: ["hinge", "logistic"],
    quantity: ({result}) => result.turned.logistic,
    note: {
      panel: "plane",
      text: ({result}) => `logistic: turned by ${degrees(result.turned.logistic)}`,
      at: ({
        result: {
          logistic: {w, b}
        }
      }) => {
        const size = w[0] ** 2 + w[1] ** 2;
        return size > 0 ? [(-b * w[0]) / size, (-b * w[1]) / size] : null;
      }
    },
    text: "All points beyond the SVM’s margin are left out. The SVM stays where it was; the logistic fit has lost their weak forces, and is another one. How far it turns depends on the sample: draw new ones, under More settings.",
    claim: (state) =>
      svmStays(state) &&
      (state.result.shifted?.logistic ?? 0) > 0.01 &&
      state.result.kept.length < state.result.points.label.length / 2
  },
  {
    title: "An outlier on its right side",
    params: {outlier: "right", c: 0.05, forces: "logistic"},
    panel: "plane",
    shows: ["losses"],
    about: "always",
    control: "outlier",
    marks: ["hinge", "logistic"],
    quantity: ({result}) => result.turned.logistic,
    text: "The ringed point is new. It lies beyond the margin, so the SVM does not feel it. The logistic boundary turns a little, and more so at a smaller C.",
    claim: (state) =>
      svmStays(state) &&
      outlierForce(state, "svm") === 0 &&
      outlierForce(state, "logistic") > 0 &&
      state.result.turned.logistic > still &&
      state.result.turned.logistic < 5 &&
      at(state, {c: 0.01}).turned.logistic > state.result.turned.logistic
  },
  {
    title: "An outlier on the wrong side",
    params: {outlier: "wrong"},
    panel: "plane",
    shows: ["losses"],
    about: "always",
    control: "outlier",
    marks: ["hinge", "logistic"],
    quantity: ({result}) => result.turned.svm,
    text: "Both boundaries move. Far on the wrong side the two losses are nearly parallel lines: either force is close to 1, whatever the distance.",
    claim: (state) => {
      const {result: r} = state;
      return (
        r.before !== null &&
        apart(r.before.svm, r.svm) > 0.01 &&
        apart(r.before.logistic, r.logistic) > 0.01 &&
        outlierForce(state, "svm") === 1 &&
        outlierForce(state, "logistic") > 0.9
      );
    }
  },
  {
    title: "Separable classes",
    params: {table: "setosa", chart: "norm", c: 1_000_000},
    panel: "norm",
    shows: ["norm"],
    about: "exact",
    control: "c",
    marks: ["norm"],
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
    panel: "probability",
    shows: ["probability"],
    about: "always",
    control: "chart",
    marks: ["logistic", "svm"],
    quantity: ({result}) =>
      result.probabilities ? result.probabilities.svm.error - result.probabilities.logistic.error : 0,
    text: "At C = 1, over all cases to come, σ of the logistic score lies nearer to the true shares than σ of the SVM’s score, which nothing made a probability. Platt scaling mends part of that.",
    claim: ({result: {probabilities: p}}) =>
      p?.exact === true && p.logistic.error < p.svm.error && p.platt.error < p.svm.error
  },
  {
    title: "One point, both losses written out",
    params: {},
    panel: "numbers",
    shows: ["numbers"],
    about: "always",
    control: "unit",
    marks: ["followed"],
    text: "The ringed point’s own numbers. Coded 0 and 1 the logistic loss is called cross-entropy; it is the same number. Drag the point through the boundary, or click another one.",
    claim: ({result: {followed: f}}) =>
      Math.abs(f.crossEntropy - f.logistic.loss) <= 1e-9 * f.logistic.loss &&
      Math.abs(f.svm.loss - Math.max(0, 1 - f.svm.margin)) < 1e-9 &&
      Math.abs(f.logistic.force - (f.y > 0 ? 1 - f.p : f.p)) < 1e-12
  }
];

/** How many push at the default setting of the same sample. */
const pushedAtFirst = remember((seed: number, data: Room["State"]["data"]) =>
  pushing(
    model(
      {
        table: "simulated",
        distance: 3,
        seed,
        outlier: "none",
        moved: [],
        follow: [],
        c: 1,
        drop: false,
        chart: "force"
      },
      data
    ).svm.force
  )
);

export const predictions: readonly Room["Prediction"][] = [
  {
    kind: "number",
    ask: "60 points, C = 1: those with an arrow push the SVM’s boundary. C is made a hundred times smaller. How many push then?",
    before: {},
    reveal: {c: 0.01},
    shows: ["losses"],
    min: 0,
    max: 60,
    step: 1,
    unit: "points",
    answer: ({result}) => pushing(result.svm.force),
    because: ({result, settled, data}) =>
      `${pushing(result.svm.force)}, where it was ${pushedAtFirst(settled.seed, data)}. With C = ${cText(settled.c)} the penalty wins: ‖w‖ is small, the margin wide, and whoever lies within it pushes. A small C needs more support vectors, not fewer.`
  },
  {
    kind: "draw",
    ask: "Setosa and versicolor can be separated by a line. Draw the length ‖w‖ of the logistic weights as C goes from 0.01 to a million.",
    before: {table: "setosa"},
    reveal: {table: "setosa", chart: "norm", c: 1_000_000},
    shows: ["norm"],
    hides: ["norm"],
    x: {label: "C", ticks: [0.01, 1, 100, 10_000, 1_000_000], log: true},
    y: {label: "‖w‖", min: 0, max: 20, format: (v) => String(Math.round(v))},
    answer: ({result: {norms}}) =>
      norms ? Array.from(norms.C, (c, k) => [c, norms.logistic[k]] as const) : [],
    because: ({result: {svm, logistic}}) =>
      `At C = 1,000,000 it is ${norm(logistic).toFixed(1)} and still rising, by about as much for each tenfold of C. The SVM’s is ${norm(svm).toFixed(1)}: once every margin is 1 or more, its loss has nothing left to gain.`
  }
];

const whole = ({settled}: State): boolean => !settled.drop;

export const goals: readonly Room["Goal"][] = [
  {
    ask: "With an outlier, turn the logistic boundary by 2° or more while the SVM’s does not move.",
    done: (state) =>
      whole(state) && state.result.outlier >= 0 && state.result.turned.logistic >= 2 && svmStays(state),
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
