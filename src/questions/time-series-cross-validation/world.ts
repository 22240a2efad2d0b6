import type {Table} from "../../ml/linear-smoothers.js";
import {normal, random} from "../../ml/random.js";
import type {Counted} from "./counted.js";
import type {Learner} from "./params.js";

export interface Own {
  readonly values: Float64Array;
  readonly name: string;
  /** Tells one table from another. */
  readonly key: string;
}

export interface Data {
  readonly counted: Counted;
  /** Monthly totals, in thousands. */
  readonly air: readonly number[];
  readonly own?: Own;
}

/** Simulated training rows, and rows of the future. */
export const TRAIN = 200;
export const FUTURE = 40;
const MOST_LAGS = 12;
const MOST_WIDTH = 20;
const LENGTH = MOST_LAGS + TRAIN + FUTURE + 2 * (MOST_WIDTH - 1);

export type SeriesName = "simulated" | "air" | "own";

/** A series with what comes before its first row: a row's features. */
export interface Series {
  readonly values: Float64Array;
  /** Values before the first row. */
  readonly lead: number;
  /** Training rows, and rows of the future that follow once the last training target is known. */
  readonly train: number;
  readonly future: number;
  readonly name: string;
  /** What is taken from values that serve as features, so that their differences keep their digits far from 0. */
  readonly level?: number;
  /** What a row is called: a number, or a month. */
  readonly start: number | null;
  /** AR(1) coefficient where it is known. */
  readonly memory: number | null;
}

/** A first-order autoregressive series, y_t = φ y_{t−1} + ε_t with Var ε = 1, that has run for ever. */
export function autoregressive(memory: number, seed: number): Float64Array {
  const draw = normal(random(seed));
  const y = new Float64Array(LENGTH);
  for (let t = 0; t < LENGTH; ++t)
    y[t] = t ? memory * y[t - 1] + draw() : draw() / Math.sqrt(1 - memory * memory);
  return y;
}

export const simulated = (memory: number, seed: number): Series => ({
  values: autoregressive(memory, seed),
  lead: MOST_LAGS,
  train: TRAIN,
  future: FUTURE,
  name: "y",
  level: 0,
  start: null,
  memory
});

/** A table's last sixth is its future; what targets share of it is left out. */
export function tabled(
  values: Float64Array,
  name: string,
  start: number | null,
  width: number,
  lags: number
): Series {
  const future = Math.floor(values.length / 6);
  return {
    values,
    lead: lags,
    train: values.length - lags - future - 2 * (width - 1),
    future,
    name,
    level: values.reduce((sum, v) => sum + v, 0) / values.length,
    start,
    memory: null
  };
}

/** Rows of a series: features known before the row's first value, target the mean of `width` values from it on. */
export interface Rows extends Table {
  /** All rows, those never used between training and future included. */
  readonly all: number;
  readonly train: number;
  /** The first row of the future. */
  readonly from: number;
}

export function rowsOf(
  {values, lead, train, future, level = 0}: Series,
  learner: Learner,
  lags: number,
  width: number
): Rows {
  const from = train + width - 1;
  const all = from + future;
  const p = learner === "time" ? 1 : lags;
  const features = new Float64Array(all * p);
  const target = new Float64Array(all);
  for (let i = 0; i < all; ++i) {
    let sum = 0;
    for (let s = 0; s < width; ++s) sum += values[lead + i + s];
    target[i] = sum / width;
    for (let j = 0; j < p; ++j)
      features[i * p + j] = learner === "time" ? i : values[lead + i - 1 - j] - level;
  }
  return {features, width: p, target, all, train, from};
}
