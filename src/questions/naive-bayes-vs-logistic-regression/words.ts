import {count, fixed, percent, plural} from "../../marks/format.js";
import {lambdaIndex, shares} from "./panels/curves.js";
import {type Room, SIZES} from "./params.js";

type State = Room["State"];

const settled = (state: State) => ({params: state.settled, result: state.result});

/** Where the mean error of logistic regression falls below that of naive Bayes for good. */
export function crossing(
  state: Pick<State, "params" | "result">
): {from: number; to: number} | "always" | "never" {
  const {naive, logistic} = shares(state);
  let last = naive.length - 1;
  while (last >= 0 && logistic[last] < naive[last]) --last;
  if (last < 0) return "always";
  return last === naive.length - 1 ? "never" : {from: SIZES[last], to: SIZES[last + 1]};
}

function crossingWords(state: Pick<State, "params" | "result">): string {
  const at = crossing(state);
  if (at === "always") return `nowhere: logistic regression is ahead from ${SIZES[0]} rows on`;
  if (at === "never") return `nowhere up to ${SIZES[SIZES.length - 1]} rows: naive Bayes stays ahead`;
  return `between ${at.from} and ${at.to} rows`;
}

const vector = (w: readonly number[] | null): string =>
  w ? `(${fixed(w[0])}, ${fixed(w[1])})` : "no vector, as its boundary is curved";

/** Between the two weight vectors. */
export const apart = ({result: {plane}}: State): number | null => {
  const {naive: a, logistic: b} = plane.weights;
  return a && Math.hypot(a[0] - b[0], a[1] - b[1]);
};

const wins = (state: State): number => {
  const {params, result} = settled(state);
  return result.learned.better[lambdaIndex(params.lambda)][SIZES.indexOf(params.n as (typeof SIZES)[number])];
};

/** What the picture says now. */
export function describe(state: State): string {
  const {settled: p, result: r, data} = state;
  if (p.features === "ten") {
    const {i, naive, logistic} = shares(settled(state));
    return `Ten features, correlation ${fixed(p.rho, 1)}, ${p.n} rows: naive Bayes errs in ${percent(naive[i], 0)} on average, logistic regression ${p.lambda ? `with penalty ${p.lambda}` : "without a penalty"} in ${percent(logistic[i], 0)}. It is the better one in ${count(wins(state))} of ${data.samples} samples.`;
  }
  const {errors, before, parted, touched, own, rows, added} = r.plane;
  const on = own ? `of the other ${plural(own.rest, "row")}` : "of new cases";
  const learned = added ? `${rows.n - added} rows and ${added} far away` : plural(rows.n, "row");
  const best = errors.bayes === null ? "" : ` ${percent(errors.bayes)} is the least possible.`;
  const was = before
    ? ` Without the rows far away: ${percent(before.naive)} and ${percent(before.logistic)}.`
    : "";
  const none = parted
    ? ` A line parts the rows${touched ? ", but for some that lie on it" : ""}: without a penalty no finite weights fit best.`
    : "";
  return `From ${learned}: naive Bayes errs in ${percent(errors.naive)} ${on}, logistic regression in ${percent(errors.logistic)}.${best}${was}${none}`;
}

const orNone = (v: number | null): string => (v === null ? "no number here" : percent(v));

export const reads: Room["Figure"]["reads"] = {
  n: ({settled: p}) => plural(p.n, "row"),
  lambda: ({settled: p}) => String(p.lambda),
  rho: ({settled: p}) => fixed(p.rho, 1),
  naiveError: ({result: {plane}}) => percent(plane.errors.naive),
  logisticError: ({result: {plane}}) => percent(plane.errors.logistic),
  leastError: ({result: {plane}}) => orNone(plane.errors.bayes),
  naiveWeights: ({result: {plane}}) => vector(plane.weights.naive),
  // Where a line parts the rows the weights that are drawn are those of a stand-in for no penalty.
  logisticWeights: ({result: {plane}}) => (plane.parted ? "no finite ones" : vector(plane.weights.logistic)),
  naiveLimit: ({result: {plane}}) => (plane.limits ? vector(plane.limits.naive) : "unknown"),
  logisticLimit: ({result: {plane}}) => (plane.limits ? vector(plane.limits.logistic) : "unknown"),
  crossing: (state) => crossingWords(settled(state)),
  wins: (state) => `${count(wins(state))} of ${state.data.samples}`,
  parted: ({settled: p, result, data}) =>
    `${result.learned.parted[SIZES.indexOf(p.n as (typeof SIZES)[number])]} of ${data.samples}`
};

/** The learning curves, or the rows with both probabilities. */
export function table({settled: p, result: r, data}: State): Record<string, string | number>[] {
  if (p.features === "ten") {
    const k = lambdaIndex(p.lambda);
    const l = r.learned;
    return SIZES.map((n, i) => ({
      n,
      naive_bayes_mean_error: l.naive.mean[i] / 1e4,
      logistic_mean_error: l.logistic[k].mean[i] / 1e4,
      logistic_better: l.better[k][i],
      samples: data.samples
    }));
  }
  const {rows, classes, naive, logistic} = r.plane;
  const at = (f: typeof naive, x: number, y: number) =>
    1 / (1 + Math.exp(-((f.xx * x + f.xy * y + f.x) * x + (f.yy * y + f.y) * y + f.c)));
  return Array.from({length: rows.n}, (_, i) => {
    const [x, y] = [rows.X[2 * i], rows.X[2 * i + 1]];
    return {
      x,
      y,
      class: classes[rows.y[i]],
      naive_bayes_probability: at(naive, x, y),
      logistic_probability: at(logistic, x, y)
    };
  });
}
