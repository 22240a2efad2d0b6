import {leastSquares} from "../../ml/least-squares.js";
import {cooksDistance, robustError, standardized, twoSided} from "../../ml/regression-diagnostics.js";
import {remember} from "../../ml/remember.js";
import {type PValues, pValues} from "./alarms.js";
import {anscombe} from "./anscombe.js";
import {type Costs, columnsOf, costsOf, critical} from "./costs.js";
import type {Counted, CountedData} from "./data.json.js";
import {type Kind, knots, type Room, sizes} from "./params.js";
import {samplesOf} from "./world.js";

export type Params = Room["Params"];

/** A table to fit: y, the feature whose slope is asked for, and possibly a second one. */
export interface Table {
  x: Float64Array;
  twin: Float64Array | null;
  y: Float64Array;
  /** The rows in time; null where that is their order. */
  order: ArrayLike<number> | null;
  names: {x: string; twin: string; y: string};
}

export interface Data {
  counted: CountedData;
  own?: Table;
}

export interface Fit {
  intercept: number;
  slope: number;
  /** The slope's standard error, by the usual formula and by HC3 (null where a row has all the leverage). */
  error: number;
  robust: number | null;
  /** Half the length of a 95 % interval is this many standard errors. */
  t: number;
  df: number;
  sigma: number;
  r2: number;
  p: number;
  fitted: Float64Array;
  residuals: Float64Array;
  leverage: Float64Array;
  /** NaN where h = 1. */
  standardized: Float64Array;
  cook: Float64Array;
  tests: PValues;
  /** How many columns X has. */
  columns: number;
  /** Where points are drawn: of one feature x and y, of two what of both the other feature does not tell. */
  plotX: Float64Array;
  plotY: Float64Array;
  /** The correlation of the two features; null where there is one. */
  correlation: number | null;
}

export interface Result {
  table: Table;
  /** All that is simulated, before a point is moved: where the truth is known. */
  simulated: boolean;
  fit: Fit;
  costs: Costs | null;
  /** What was counted beforehand for this violation at this n. */
  counted: Counted;
}

const plainNames = {x: "x", twin: "x₂", y: "y"};

/** The first of the thousand samples. */
const simulatedTable = remember((kind: Kind, strength: number, n: number, seed: number): Table => {
  const samples = samplesOf(kind, strength, n, seed);
  const {mean, twin} = samples.design;
  const [x, y] = [new Float64Array(n), new Float64Array(n)];
  samples.places(0, x);
  samples.errors(0, y);
  return {
    x,
    twin,
    y: y.map((e, i) => mean[i] + e),
    order: samples.order(0),
    names: twin ? {...plainNames, x: "x₁"} : plainNames
  };
});

/** With points where the reader put them; as it was, where that would leave one place for all. */
const edited = remember((table: Table, moved: Params["moved"]): Table => {
  if (!moved.length || table.twin) return table;
  const [x, y] = [table.x.slice(), table.y.slice()];
  for (const [i, toX, toY] of moved) if (i < x.length) [x[i], y[i]] = [toX, toY];
  return x.some((v) => v !== x[0]) ? {...table, x, y} : table;
});

/** What a fit leaves is rounding alone where it is this share of the squares of y. */
const NOTHING = 1e-24;

export const fitOf = remember((table: Table): Fit => {
  const {x, twin, y, order} = table;
  const ls = leastSquares(columnsOf(x, twin), y);
  if (!ls) throw new Error("These columns do not tell one slope.");
  const last = ls.basis.length - 1;
  const mean = y.reduce((a, b) => a + b, 0) / y.length;
  const squares = y.reduce((sum, v) => sum + (v - mean) ** 2, 0);
  const scale = y.reduce((sum, v) => sum + v * v, 0);
  const exact = ls.rss <= NOTHING * scale;
  const sigma = exact ? 0 : Math.sqrt(ls.rss / ls.df);
  const slope = ls.coefficients[last];
  const error = sigma / ls.rest;
  const robust = exact ? 0 : robustError(ls);
  // The last column of the basis points along x or against it.
  const q = ls.basis[last];
  const sign = q.reduce((sum, v, i) => sum + v * x[i], 0) < 0 ? -1 : 1;
  const plotX = twin ? q.map((v) => sign * ls.rest * v) : x;
  const nothing = y.map(() => 0);
  return {
    intercept: twin ? 0 : ls.coefficients[0],
    slope,
    error,
    robust: Number.isNaN(robust) ? null : robust,
    t: critical(ls.df),
    df: ls.df,
    sigma,
    r2: squares > 0 ? Math.min(1, Math.max(0, 1 - (exact ? 0 : ls.rss) / squares)) : 0,
    p: error > 0 ? twoSided(slope / error, ls.df) : slope === 0 ? 1 : 0,
    fitted: ls.fitted,
    residuals: exact ? nothing : ls.residuals,
    leverage: ls.leverage,
    standardized: exact ? nothing : standardized(ls),
    cook: exact ? nothing : cooksDistance(ls),
    tests: exact
      ? {curved: null, spread: null, serial: null, normal: null}
      : pValues({basis: ls.basis, residuals: ls.residuals, fitted: ls.fitted, order}),
    columns: last + 1,
    plotX,
    plotY: twin ? plotX.map((v, i) => slope * v + ls.residuals[i]) : y,
    correlation: twin ? correlationOf(x, twin) : null
  };
});

function correlationOf(a: Float64Array, b: Float64Array): number {
  const n = a.length;
  const [ma, mb] = [a, b].map((v) => v.reduce((s, w) => s + w, 0) / n);
  let [aa, bb, ab] = [0, 0, 0];
  for (let i = 0; i < n; ++i) {
    aa += (a[i] - ma) ** 2;
    bb += (b[i] - mb) ** 2;
    ab += (a[i] - ma) * (b[i] - mb);
  }
  return ab / Math.sqrt(aa * bb);
}

/** What a violation costs; at a strength of 0 what all intervals are at first. */
export const costsAt = remember((kind: Kind, strength: number, n: number, seed: number) =>
  costsOf(samplesOf(kind, strength, n, seed))
);

const quartet = {
  a1: {...anscombe.a1, twin: null, order: null, names: plainNames},
  a2: {...anscombe.a2, twin: null, order: null, names: plainNames},
  a3: {...anscombe.a3, twin: null, order: null, names: plainNames},
  a4: {...anscombe.a4, twin: null, order: null, names: plainNames}
};

/** One table with its fit and diagnostics; of a simulated one also what its violation does in a thousand samples. */
export function model(params: Params, data: Data): Result {
  const {kind, strength, n, seed, moved} = params;
  const own = params.data === "own" ? data.own : undefined;
  const simulated = params.data === "simulated" || (params.data === "own" && !own);
  const base =
    own ??
    (params.data !== "simulated" && params.data !== "own"
      ? quartet[params.data]
      : simulatedTable(kind, strength, n, seed));
  const table = own ? base : edited(base, moved);
  return {
    table,
    simulated,
    fit: fitOf(table),
    costs: simulated ? costsAt(kind, strength, n, seed) : null,
    counted: data.counted[kind][sizes.indexOf(n as (typeof sizes)[number])]
  };
}

/** A share that was counted at the knots, at any strength: straight in between. */
export function between(shares: readonly number[], strength: number): number {
  let i = 1;
  while (i < knots.length - 1 && knots[i] < strength) ++i;
  const part = (strength - knots[i - 1]) / (knots[i] - knots[i - 1]);
  return (shares[i - 1] + part * (shares[i] - shares[i - 1])) / 1000;
}
