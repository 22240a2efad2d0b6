import {count, fixed, percent} from "../../marks/format.js";
import {leastSquares} from "../../ml/least-squares.js";
import {columnsOf} from "./costs.js";
import {between, costsAt} from "./model.js";
import {outlier} from "./panels/points.js";
import {claimOf} from "./panels/slopes.js";
import type {Room} from "./params.js";
import {designOf, SAMPLES, SLOPE} from "./world.js";

type State = Room["State"];
type Costs = NonNullable<State["result"]["costs"]>;

/** A claim about costs cannot hold where there are none. */
const costly =
  (holds: (costs: Costs, state: State) => boolean) =>
  (state: State): boolean =>
    state.result.costs !== null && holds(state.result.costs, state);

/** How many times as wide the slopes spread as intervals are long. */
const stretch = ({high, low, length}: Costs): number => (high - low) / length;
/** The standard deviation of a normal distribution whose middle 95 % are as wide as the slopes’. */
const deviation = ({high, low}: Costs): number => (high - low) / 3.92;
const share = (count: number): number => count / SAMPLES;
const now = (state: State, shares: readonly number[]): number => between(shares, state.params.strength);
const holdsShare = ({result: {costs}}: State): number => (costs ? share(costs.holds) : 0);

/** Whether each row weighs as much in its own fitted value as with two features that are not correlated. */
function unmoved(params: State["params"], leverage: Float64Array): boolean {
  const {x, twin} = designOf("twin", 0, params.n);
  const free = leastSquares(columnsOf(x, twin), x)?.leverage;
  return free !== undefined && leverage.every((h, i) => Math.abs(h - free[i]) < 1e-9);
}

export const scenes: readonly Room["Scene"][] = [
  {
    title: "All assumptions hold",
    params: {},
    panel: "slopes",
    shows: ["slopes"],
    about: "always",
    control: "strength",
    marks: ["found", "claimed"],
    quantity: holdsShare,
    text: "One sample gives one line; a thousand give the slopes beside it. They lie about the true one and spread as the formula in every regression output says they do, so about 95 of 100 intervals hold the truth. Now let errors resemble their neighbors: raise the strength.",
    claim: costly(
      (costs) =>
        Math.abs(share(costs.holds) - 0.95) < 0.021 &&
        Math.abs(costs.middle - SLOPE) < 0.03 &&
        Math.abs(stretch(costs) - 0.96) < 0.12
    )
  },
  {
    title: "Errors that follow each other",
    params: {strength: 0.7},
    panel: "slopes",
    shows: ["slopes", "coverage"],
    about: "always",
    control: "strength",
    marks: ["found", "claimed", "usual"],
    quantity: holdsShare,
    text: "The estimate is as unbiased as before. But it varies more than twice as much as the formula claims, since neighbors repeat each other and the data hold less news than their number says. The interval is wrong; the line is only less certain. HC3, the usual repair of standard errors, does not help here.",
    claim: costly(
      (costs, state) =>
        Math.abs(costs.middle - SLOPE) < 0.06 &&
        deviation(costs) > 2 * claimOf(state) &&
        share(costs.holds) < 0.7 &&
        Math.abs(share(costs.robustHolds) - share(costs.holds)) < 0.05 &&
        now(state, state.result.counted.usual) < 0.65
    )
  },
  {
    title: "Unequal spread",
    params: {kind: "growing", strength: 0.7, plot: "spread"},
    panel: "coverage",
    shows: ["diagnostics", "coverage"],
    about: "always",
    control: "kind",
    marks: ["usual", "hc", "slant"],
    quantity: holdsShare,
    text: "The noise grows with x. Still no bias, but noise counts most where x is far out, and the formula averages it over all rows. HC3 weighs each row’s own residual and nearly keeps the promise. Set the spread largest in the middle instead, and the usual intervals hold too often.",
    claim: costly((costs, state) => {
      const {usual, robust} = state.result.counted;
      return (
        Math.abs(costs.middle - SLOPE) < 0.05 &&
        share(costs.holds) < 0.9 &&
        share(costs.robustHolds) > share(costs.holds) + 0.05 &&
        now(state, robust) > 0.93 &&
        now(state, usual) < 0.87 &&
        now(state, state.data.counted.middle[0].usual) > 0.985
      );
    })
  },
  {
    title: "A feature and its near copy",
    params: {kind: "twin", strength: 0.9},
    panel: "points",
    shows: ["slopes", "costs"],
    about: "always",
    control: "strength",
    marks: ["fit", "found", "end"],
    quantity: ({result: {costs}}) => costs?.length ?? 0,
    text: "Two features correlated 0.999. The points show all that is left of x₁ once x₂ is known: next to nothing to hang a slope on. Slopes scatter wildly, over a third with the wrong sign, and the interval says so: it is long, and holds as promised. So does that for y’s mean at these rows, which is no longer than without the correlation.",
    claim: costly(
      (costs, {params, result: {fit}}) =>
        costs.length > 12 &&
        share(costs.wrongSign) > 1 / 3 &&
        Math.abs(share(costs.holds) - 0.95) < 0.021 &&
        Math.abs(share(costs.endHolds) - 0.95) < 0.021 &&
        unmoved(params, fit.leverage)
    )
  },
  {
    title: "A line through a curve",
    params: {kind: "curve", strength: 0.9},
    panel: "diagnostics",
    shows: ["diagnostics", "costs"],
    about: "always",
    control: "strength",
    marks: ["truth", "bend", "end"],
    quantity: ({result: {costs}}) => (costs ? share(costs.endHolds) : 0),
    text: "Now the line itself is wrong, and the residuals bend. The slope’s interval holds even too often, as a statement about the best straight line over these x. As a prediction it fails: for the mean at the right end fewer than one interval in ten holds.",
    claim: costly(
      (costs, {result: {fit}}) =>
        share(costs.holds) > 0.955 && share(costs.endHolds) < 0.1 && (fit.tests.curved ?? 1) < 0.05
    )
  },
  {
    title: "One point far out",
    params: {kind: "point", strength: 0.6, plot: "influence"},
    panel: "diagnostics",
    shows: ["diagnostics", "slopes"],
    about: "always",
    control: "strength",
    marks: ["fit", "cook"],
    quantity: ({result: {fit}}) => fit.slope,
    text: "One of thirty points lies far to the right, shifted nearly 5σ off its line. Drag it up and down: the line takes half of each step and its residual the other half, so that in half of such samples another row’s is larger. Its leverage gives it away, and Cook’s distance counts both. Far out on the line it would do no harm at all.",
    claim: costly((costs, state) => {
      const {fit} = state.result;
      const last = fit.leverage.length - 1;
      const from = outlier(state);
      return (
        from !== null &&
        // Of each step the line takes h and the residual 1 − h, whatever the other rows are.
        Math.abs(fit.leverage[last] - 0.5) < 0.05 &&
        fit.leverage[last] === Math.max(...fit.leverage) &&
        fit.cook[last] === Math.max(...fit.cook) &&
        costs.middle > SLOPE + 0.25 &&
        now(state, state.result.counted.usual) < 0.5 &&
        state.result.counted.usual[0] > 940
      );
    })
  },
  {
    title: "Four tables, one fit",
    params: {data: "a4", plot: "influence"},
    panel: "points",
    shows: ["diagnostics", "tests"],
    about: "exact",
    control: "data",
    marks: ["fit"],
    note: {
      panel: "points",
      text: "alone it makes the slope: h = 1",
      at: ({result: {fit}}) => {
        const i = fit.leverage.findIndex((h) => h > 1 - 1e-9);
        return i < 0 ? null : [fit.plotX[i], fit.plotY[i]];
      }
    },
    text: "Anscombe’s tables have the same slope, standard error of it, and R² to two decimals. Here a single row decides the slope: its leverage is 1, its residual always 0, and Cook’s distance is not defined for it. Choose the other three tables and look before you trust.",
    claim: ({params, result: {fit, table}}) =>
      params.data === "a4" &&
      Math.abs(fit.leverage[7] - 1) < 1e-12 &&
      Math.abs(fit.residuals[7]) < 1e-12 &&
      Number.isNaN(fit.cook[7]) &&
      table.y.length === 11 &&
      fixed(fit.slope) === "0.50" &&
      fixed(fit.error) === "0.12" &&
      fixed(fit.r2) === "0.67"
  },
  {
    title: "What no plot shows",
    params: {kind: "omitted", strength: 0.6, n: 100},
    panel: "tests",
    shows: ["slopes", "tests"],
    about: "always",
    control: "n",
    marks: ["found", "truth", "alarms"],
    quantity: ({result: {costs}}) => costs?.middle ?? 0,
    text: "A cause of y is left out that goes along with x. The residuals look perfect and the tests alarm no more often than on perfect data, but x’s slope carries part of the missing cause’s effect. As a prediction of y from x it is right; as the effect of x it is wrong, and no diagnostic of this table can say so.",
    claim: costly((costs, state) => {
      const {counted} = state.result;
      return (
        costs.middle > SLOPE + 0.25 &&
        share(costs.holds) < 0.3 &&
        now(state, counted.alarms.any) === counted.alarms.any[0] / 1000 &&
        Math.abs(share(costs.endHolds) - 0.95) < 0.021
      );
    })
  }
];

/** The share of intervals that hold with a cause left out that is correlated 0.6 with x, at each n. */
const left = (data: State["data"]): number[] => data.counted.omitted.map(({usual}) => between(usual, 0.6));

export const predictions: readonly Room["Prediction"][] = [
  {
    kind: "number",
    ask: "Thirty errors, each correlated 0.7 with the one before, in the order of x. Of a thousand intervals that call themselves 95 %, how many hold the true slope?",
    before: {},
    reveal: {strength: 0.7},
    shows: ["slopes"],
    hides: ["caption"],
    min: 0,
    max: 1000,
    step: 10,
    unit: "of 1,000",
    format: (v) => count(v),
    answer: ({result: {costs}}) => costs?.holds ?? 0,
    because: (state) => {
      const {costs} = state.result;
      if (!costs) return "";
      return `The slopes spread over ${fixed(costs.high - costs.low)} (95 % of them), but an interval is only ${fixed(costs.length)} long. Over 20,000 samples ${percent(now(state, state.result.counted.usual), 0)} hold. Nothing in the slope itself is biased: what is broken is its standard error, claimed as ${fixed(claimOf(state))} where the slopes’ own standard deviation is about ${fixed(deviation(costs))}.`;
    }
  },
  {
    kind: "choice",
    ask: "A cause that is correlated 0.6 with x is left out. Take a hundred points in place of thirty. The share of 95 % intervals that hold the effect of x …",
    before: {},
    reveal: {kind: "omitted", strength: 0.6, n: 100},
    shows: ["slopes"],
    hides: ["caption"],
    options: [
      "rises: more data brings the slope nearer",
      "stays where it is",
      "falls: it closes in on another slope"
    ],
    answer: ({data}) => {
      const [few, more] = left(data);
      if (Math.abs(few - more) < 0.02) return 1;
      return more > few ? 0 : 2;
    },
    because: ({data, result: {costs}}) =>
      `From ${percent(left(data)[0], 0)} at n = 30 to ${percent(left(data)[1], 0)} at n = 100. The slopes gather about ${fixed(costs?.middle ?? 0)}, and the intervals get shorter round that: data cure variance, not bias.`
  }
];

const simulated = ({result: {costs}, params: {moved}}: State): boolean =>
  costs !== null && moved.length === 0;

export const goals: readonly Room["Goal"][] = [
  {
    ask: "Make the intervals at least four times as long as at first, while between 93 and 97 % of them hold, at n = 30.",
    done: (state) => {
      const {costs} = state.result;
      return (
        simulated(state) &&
        costs !== null &&
        state.params.n === 30 &&
        costs.length >= 4 * costsAt("serial", 0, 30, state.params.seed).length &&
        costs.holds >= 0.93 * SAMPLES &&
        costs.holds <= 0.97 * SAMPLES
      );
    },
    way: {kind: "twin", strength: 0.6}
  },
  {
    ask: "Find a violation by which more than 98.5 % of the usual intervals hold: too often is wrong, too.",
    done: (state) => simulated(state) && share(state.result.costs?.holds ?? 0) > 0.985,
    way: {kind: "middle", strength: 0.6}
  },
  {
    ask: "With all assumptions holding, make the fitted slope negative by moving a single point.",
    done: ({params: {moved, strength, data}, result: {fit}}) =>
      data === "simulated" && strength === 0 && new Set(moved.map(([i]) => i)).size === 1 && fit.slope < 0,
    way: {moved: [[29, 2.3, -5]]}
  }
];
