import {bestLine} from "../../ml/best-line.js";
import {machineOf, problemOf} from "./fits.js";
import {height} from "./lifted.js";
import {features, multiplications} from "./pair.js";
import type {Room} from "./params.js";

type State = Room["State"];

/** The same points with another kernel. */
const other = ({result: {points}, settled: {c}}: State, name: "linear" | "rbf", gamma = 1) => {
  const problem = problemOf(points, {name, degree: 1, gamma});
  const machine = machineOf(problem, c);
  if (!machine) throw new Error("a kernel has a machine");
  return {problem, machine};
};

const bestOf = ({
  result: {
    points: {x, y, label}
  }
}: State): number => bestLine(x, y, (i) => label[i] === 1).right / x.length;

/** Whether the plane's shadow is its circle: places inside it lie on one side of the plane, those outside on the other. */
function fallsBack({result: {cut, points}}: State): boolean {
  const {shadow, w, b} = cut;
  if (!shadow || shadow === "line") return false;
  return points.x.every((x, i) => {
    const y = points.y[i];
    const above = (w[0] * x + w[1] * y + w[2] * height(x, y) + b) * Math.sign(w[2]) > 0;
    return above === Math.hypot(x - shadow.x, y - shadow.y) > shadow.r;
  });
}

export const scenes: readonly Room["Scene"][] = [
  {
    title: "Two rings, lifted",
    params: {},
    panel: "lift",
    about: "always",
    control: "lift",
    marks: ["cut", "circle"],
    quantity: ({result}) => (result.cut.shadow && result.cut.shadow !== "line" ? result.cut.shadow.r : 0),
    text: "No straight line parts the rings. Give each point a third coordinate, x₁² + x₂²: the outer ring now lies higher, and a flat plane parts the two. Turn the picture until you see it edge-on. On the floor, the plane’s cut is a circle.",
    claim: (state) => state.result.cut.errors === 0 && bestOf(state) < 0.85 && fallsBack(state)
  },
  {
    title: "Tilt the plane",
    params: {cut: "own", center: [-0.2, 0.35], level: 2},
    panel: "flat",
    shows: ["lift", "flat"],
    about: "exact",
    control: "level",
    marks: ["cut", "circle"],
    text: "Now the plane is yours: drag the ring among the flat points to tilt it, and set its height. However it leans, its cut through the bowl is exactly a circle from above. So a linear rule up there is a curved rule down here.",
    claim: (state) => {
      const {cut} = state.result;
      const [p, q] = state.params.center;
      return (
        fallsBack(state) &&
        cut.shadow !== null &&
        cut.shadow !== "line" &&
        Math.abs(cut.shadow.x - p) < 1e-12 &&
        Math.abs(cut.shadow.y - q) < 1e-12 &&
        Math.abs(cut.shadow.r ** 2 - (state.params.level + p * p + q * q)) < 1e-12
      );
    }
  },
  {
    title: "The trick in numbers",
    params: {view: "numbers"},
    panel: "terms",
    about: "exact",
    control: "degree",
    marks: ["phi", "k"],
    text: "The table lifts two points into six features and multiplies them there, term by term. Its last line never lifts: one inner product in the plane, plus 1, squared. It is the same number. Drag a and b: it stays the same.",
    claim: ({result: {pair}}) =>
      pair.terms.length === 6 && Math.abs(pair.explicit - pair.kernel) < 1e-12 && pair.kernel !== 0
  },
  {
    title: "The bill",
    params: {view: "numbers", bill: "cost", inputs: 100, degree: 5},
    panel: "cost",
    about: "exact",
    control: "degree",
    marks: ["phi", "k"],
    note: {panel: "cost", text: "96,560,646", at: () => [5, 96_560_646]},
    text: "With 100 inputs, degree 5 has 96,560,646 features, one multiplication each; the kernel takes 104. One degree more multiplies the first by almost 18, and adds 1 to the second.",
    claim: ({params: {inputs, degree}}) =>
      features(inputs, degree) === 96_560_646 &&
      multiplications(inputs, degree) === 104 &&
      multiplications(inputs, degree + 1) === 105 &&
      Math.abs(features(inputs, degree + 1) / features(inputs, degree) - 106 / 6) < 1e-6
  },
  {
    title: "A kernel, and no lift",
    params: {view: "kernel"},
    panel: "map",
    about: "always",
    control: "kernel",
    marks: ["support", "boundary"],
    quantity: ({result: {machine}}) => machine?.fit.support.length ?? 0,
    text: "The RBF kernel’s features are infinitely many, and nobody computes one. The boundary is a weighted sum of similarities to the ringed points, the support vectors; the others have weight 0. Choose the linear kernel: it fails.",
    claim: (state) => {
      const {machine} = state.result;
      const linear = other(state, "linear").machine;
      return (
        machine !== null &&
        machine.errors === 0 &&
        machine.fit.support.length < 30 &&
        linear.errors / state.result.points.x.length > 0.25
      );
    }
  },
  {
    title: "All it is told",
    params: {view: "kernel", beside: "gram"},
    panel: "gram",
    about: "always",
    control: "kernel",
    marks: ["gram"],
    quantity: ({result: {gram}}) => gram?.means[2] ?? 0,
    text: "The Gram matrix: every pair’s similarity, classes together. The fit sees this and the labels, no coordinates. With RBF, points of one class are more alike on average than points of two; with the linear kernel hardly at all.",
    claim: (state) => {
      const {gram, points} = state.result;
      if (!gram) return false;
      const {K, n} = problemOf(points, {name: "linear", degree: 1, gamma: 1});
      const sums = [0, 0, 0];
      const counts = [0, 0, 0];
      let own = 0;
      for (let i = 0; i < n; ++i) {
        own += K[i * n + i] / n;
        for (let j = 0; j < i; ++j) {
          const k = points.label[i] === points.label[j] ? points.label[i] : 2;
          sums[k] += K[i * n + j];
          ++counts[k];
        }
      }
      const means = sums.map((s, k) => s / counts[k] / own);
      return (
        Math.min(gram.means[0], gram.means[1]) > 1.2 * gram.means[2] &&
        means.every((m) => Math.abs(m) < 0.1) &&
        gram.eigen[1] > -1e-10 * gram.eigen[0]
      );
    }
  },
  {
    title: "γ up: ever more local",
    params: {view: "kernel", beside: "growth", data: "moons", gamma: 100},
    panel: "growth",
    about: "always",
    control: "gamma",
    marks: ["train", "fresh"],
    quantity: ({result}) => result.growth?.fresh?.[4] ?? 0,
    note: {panel: "growth", text: "fresh points", at: ({result}) => [10, result.growth?.fresh?.[6] ?? 0.1]},
    text: "The larger γ, the closer a point must be to count as similar. From γ = 1 to 100 the training error falls. The error on fresh points, about a tenth at γ = 1, is at least half as much again.",
    claim: ({result: {growth, machine, fresh}}) =>
      growth?.fresh != null &&
      machine !== null &&
      fresh !== null &&
      machine.errors <= 2 &&
      fresh > 1.5 * growth.fresh[4] &&
      growth.fresh[4] < 0.16 &&
      growth.train[8] < growth.train[4]
  },
  {
    title: "…to islands",
    params: {view: "kernel", data: "few", gamma: 100},
    panel: "map",
    about: "always",
    control: "gamma",
    marks: ["boundary"],
    quantity: ({result}) => result.field?.islands ?? 0,
    text: "Three in ten are orange. At γ = 100 they stand on islands, more than fifteen; all else is blue. Of the fresh points about three in ten are wrong: no better than calling everything blue.",
    claim: ({result: {field, machine, fresh}}) =>
      field !== null &&
      machine !== null &&
      fresh !== null &&
      field.islands > 15 &&
      machine.errors <= 2 &&
      fresh > 0.28 &&
      fresh < 0.36
  }
];

export const predictions: readonly Room["Prediction"][] = [
  {
    kind: "number",
    ask: "Fifty points on each ring. Of all straight lines, the best one puts how many of the 100 on their side?",
    before: {},
    reveal: {line: true, turn: 0, tilt: 90},
    min: 50,
    max: 100,
    step: 1,
    unit: "points",
    answer: ({result}) => result.line?.right ?? 0,
    because: ({result}) =>
      `${result.line?.right ?? 0}, by trying all lines through two points. Not 50: a line beside the inner ring cuts off a piece of the outer one. But no line has the inner ring to itself.`
  },
  {
    kind: "choice",
    ask: "150 points, and for each label a coin was thrown: there is nothing to learn. How many can an RBF SVM with γ = 1000 and C = 10 get right in training?",
    before: {},
    reveal: {view: "kernel", data: "coins", gamma: 1000},
    shows: ["map"],
    options: ["about half, as many as a coin", "about three in four", "every single one"],
    answer: ({result: {machine, points}}) => {
      const n = points.x.length;
      const share = machine ? (n - machine.errors) / n : 0;
      return share === 1 ? 2 : share > 0.6 ? 1 : 0;
    },
    because: ({result: {machine, points, fresh}}) =>
      `${points.x.length - (machine?.errors ?? 0)} of ${points.x.length}. With γ this large nearly every point is like itself alone: the Gram matrix is almost the identity, and any labels can be fitted. Of fresh points ${Math.round(100 * (fresh ?? 0))} % are wrong: a coin.`
  }
];

export const goals: readonly Room["Goal"][] = [
  {
    ask: "Part all 100 points of the rings with a plane of your own.",
    done: ({settled, result}) => settled.data === "rings" && settled.cut === "own" && result.cut.errors === 0,
    way: {cut: "own", level: 2.25}
  },
  {
    ask: "On the moons at C = 10, find an RBF kernel whose SVM is wrong for more than 40 % of the fresh points.",
    done: ({settled, result}) =>
      settled.view === "kernel" &&
      settled.data === "moons" &&
      settled.kernel === "rbf" &&
      settled.c === 10 &&
      (result.fresh ?? 0) > 0.4,
    way: {view: "kernel", data: "moons", gamma: 1000}
  },
  {
    ask: "On the rings, find a polynomial kernel with no training error and at most eight support vectors.",
    done: ({settled, result}) =>
      settled.view === "kernel" &&
      settled.data === "rings" &&
      settled.kernel === "poly" &&
      result.machine?.errors === 0 &&
      result.machine.fit.support.length <= 8,
    way: {view: "kernel", kernel: "poly", degree: 2, c: 1000}
  }
];
