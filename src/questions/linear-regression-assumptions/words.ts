import {amount, count, fixed, percent, plural} from "../../marks/format.js";
import {testNames} from "./alarms.js";
import {between} from "./model.js";
import type {Room} from "./params.js";
import {OFF, SAMPLES, SLOPE, twinCorrelation} from "./world.js";

type State = Room["State"];
type Costs = NonNullable<State["result"]["costs"]>;

/** A correlation near 1 keeps the digits that tell it from 1. */
const correlation = (r: number): string => String(Number(r.toFixed(r > 0.95 ? 4 : 2)));

/** The violation in words, as it is now. */
export function violation({kind, strength: s, n}: State["params"]): string {
  if (s === 0) return "all assumptions hold";
  const of = fixed(s);
  switch (kind) {
    case "serial":
      return `errors correlated ${of} from point to point along x`;
    case "scrambled":
      return `errors correlated ${of} in time, x in another order`;
    case "growing":
      return `noise ${fixed(Math.exp(3 * s * edge(n)), 1)} times as large at the right as at the left`;
    case "ends":
      return `noise ${fixed(Math.exp(0.8 * s * edge(n) ** 2), 1)} times as large at the ends as in the middle`;
    case "middle":
      return `noise ${fixed(Math.exp(0.8 * s * edge(n) ** 2), 1)} times as large in the middle as at the ends`;
    case "tails":
      return `heavy tails, Tukey’s h = ${of}`;
    case "curve":
      return `the mean curved by ${of}·(x² − 1)`;
    case "twin":
      return `two features correlated ${correlation(twinCorrelation(s))}`;
    case "point":
      return `one point far out, ${fixed(OFF * s, 1)}σ off the line`;
    case "omitted":
      return `a cause left out that is correlated ${of} with x`;
    case "noisy":
      return `x measured with an error of ${of} standard deviations`;
  }
}
/** The greatest of n even places of variance 1. */
const edge = (n: number): number => (n - 1) / 2 / Math.sqrt((n * n - 1) / 12);

const tables: Readonly<Record<State["params"]["data"], string>> = {
  simulated: "Simulated",
  a1: "Anscombe’s first table",
  a2: "Anscombe’s second table",
  a3: "Anscombe’s third table",
  a4: "Anscombe’s fourth table",
  own: "Your table"
};

/** A number of a table in whatever units, to three digits. */
export const figure3 = (v: number): string => {
  if (v === 0) return "0";
  const size = Math.abs(v);
  if (size >= 1e5 || size < 1e-4)
    return v.toExponential(1).replace("e", "·10^").replace("+", "").replace(/-/g, "−");
  return fixed(v, Math.max(0, Math.min(6, 2 - Math.floor(Math.log10(size)))));
};

/** A p value: never 0. */
export const pText = (p: number | null): string =>
  p === null ? "not asked" : p < 0.001 ? "< 0.001" : fixed(p, 3);

const slopeText = ({params: {data}, result: {fit}}: State): string =>
  data === "own" ? figure3(fit.slope) : amount(fit.slope);
const intervalText = (state: State): string => {
  const {fit} = state.result;
  const write = state.params.data === "own" ? figure3 : (v: number) => fixed(v);
  return `${write(fit.slope - fit.t * fit.error)} to ${write(fit.slope + fit.t * fit.error)}`;
};

/** What the picture says now: in two lines beside a wide picture, so that none comes or goes as a handle is dragged, which would move the picture. */
export function describe(state: State): string {
  const {params, result} = state;
  const {table, costs} = result;
  const moved = params.moved.length && !table.twin && params.data !== "own";
  const edited = moved ? `, ${plural(new Set(params.moved.map(([i]) => i)).size, "point")} moved` : "";
  const what = `lope ${slopeText(state)}, 95 % interval ${intervalText(state)}`;
  if (!costs)
    return `${tables[params.data]}, ${plural(table.y.length, "row")}${edited}: s${what}. Nobody knows the true slope, so no cost can be counted.`;
  return `${count(table.y.length)} simulated points; ${violation(params)}${moved ? `, then${edited.slice(1)}` : ""}. S${what}. Of ${count(SAMPLES)} ${moved ? "intervals before that" : "such intervals"} ${count(costs.holds)} hold${costs.holds === 1 ? "s" : ""} the true slope ${SLOPE}${moved ? "" : `, half are shorter than ${amount(costs.length)}`}; 95 % of slopes lie within ${amount(costs.high - costs.low)}.`;
}

/** How far off the middle slope is, beside what chance does: without it an unbiased slope that scatters wildly would look biased. */
export function biasText({middle, middleError}: Costs): string {
  const decimals = middleError < 0.1 ? 3 : 2;
  return `${amount(middle - SLOPE, decimals)} ± ${amount(middleError, decimals)}`;
}

/** Of 20,000 samples at n = 30, of fewer at larger n. */
const share = (state: State, of: readonly number[]): string => percent(between(of, state.params.strength), 0);

/** Where nothing is simulated there is no cost that could be counted. */
const cost = (state: State, what: string, say: (costs: Costs) => string): string =>
  state.result.costs ? say(state.result.costs) : `an unknown ${what}`;

const least = ({result: {fit}}: State): string => {
  if (testNames.every((name) => fit.tests[name] === null))
    return "none, since the fit leaves nothing to test";
  const [name, p] = testNames
    .map((name) => [name, fit.tests[name] ?? 1] as const)
    .reduce((a, b) => (b[1] < a[1] ? b : a));
  return `${testTitles[name]}, p ${p < 0.001 ? "" : "= "}${pText(p)}`;
};

export const testTitles = {
  curved: "curvature",
  spread: "unequal spread",
  serial: "serial correlation",
  normal: "normality"
} as const;

/** Numbers for the prose: `{{slope}}` on the page is kept at what this returns. */
export const reads: Room["Figure"]["reads"] = {
  slope: slopeText,
  interval: intervalText,
  error: ({params, result: {fit}}) => (params.data === "own" ? figure3(fit.error) : amount(fit.error, 3)),
  robust: ({params, result: {fit}}) =>
    fit.robust === null
      ? "not defined, since a row has all the leverage"
      : params.data === "own"
        ? figure3(fit.robust)
        : amount(fit.robust, 3),
  sigma: ({params, result: {fit}}) => (params.data === "own" ? figure3(fit.sigma) : amount(fit.sigma)),
  df: ({result: {fit}}) => count(fit.df),
  t: ({result: {fit}}) => fixed(fit.t),
  highest: ({result: {fit}}) => amount(Math.max(...fit.leverage)),
  least,
  violation: (state) => (state.result.costs ? violation(state.params) : "a table whose truth nobody knows"),
  holds: (state) => cost(state, "number", ({holds}) => count(holds)),
  bias: (state) => cost(state, "amount", biasText),
  range: (state) => cost(state, "width", ({high, low}) => amount(high - low)),
  length: (state) => cost(state, "width", ({length}) => amount(length)),
  usual: (state) => cost(state, "share", () => share(state, state.result.counted.usual)),
  hc: (state) => cost(state, "share", () => share(state, state.result.counted.robust)),
  end: (state) => cost(state, "share", () => share(state, state.result.counted.end)),
  wrong: (state) => cost(state, "share", ({wrongSign}) => percent(wrongSign / SAMPLES)),
  alarm: (state) => cost(state, "share", () => share(state, state.result.counted.alarms.any))
};

export const table: Room["Figure"]["table"] = ({
  result: {
    table: {x, y, twin, names},
    fit
  }
}) =>
  Array.from(x, (v, i) => ({
    row: i + 1,
    [names.x]: v,
    ...(twin ? {[names.twin]: twin[i]} : {}),
    [names.y]: y[i],
    fitted: fit.fitted[i],
    residual: fit.residuals[i],
    standardized: Number.isNaN(fit.standardized[i]) ? "" : fit.standardized[i],
    leverage: fit.leverage[i],
    cooks_distance: Number.isNaN(fit.cook[i]) ? "" : fit.cook[i]
  }));
