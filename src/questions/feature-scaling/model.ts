import {BruteNeighbors} from "../../ml/brute-knn.js";
import {remember} from "../../ml/remember.js";
import {type Compared, compare} from "./compare.js";
import {type Descent, descentOf} from "./descent.js";
import {type Field, fieldOf} from "./field.js";
import {accuracyOf, answersTo, differing, fitted, type Learner, type Settings} from "./learners.js";
import {
  type Data,
  type Extent,
  type Odd,
  type Own,
  placeOf,
  type Rows,
  type Sample,
  sampleOf,
  type TableName,
  withOdd
} from "./points.js";
import {type Rates, ratesOf, ratesRange} from "./rates.js";
import {fittedOn, rateOf, type Scaler, scaleOf, scalePlace, shareOfY} from "./scale.js";
import {type Squeeze, squeezeOf} from "./squeeze.js";

export interface ModelParams {
  readonly scaler: Scaler;
  readonly rate: number;
  readonly learner: Learner;
  readonly k: number;
  readonly lambda: number;
  readonly odd: number;
  readonly where: "train" | "test";
  readonly fit: "train" | "all";
  readonly table: TableName;
  readonly n: number;
  readonly query: readonly [right: number, up: number];
  readonly seed: number;
}

export interface Result {
  readonly train: Rows;
  /** Test rows. */
  readonly tests: number;
  readonly classes: readonly string[];
  readonly xName: string;
  readonly yName: string;
  readonly extent: Extent;
  readonly odd: Odd;
  /** Rows that the scaler is fitted on. */
  readonly fittedRows: number;
  /** What counts in y like one unit of x; null for unit rows, where that differs from row to row. */
  readonly rate: number | null;
  /** The part of the squared distance between two training rows that y makes up, averaged over all pairs. */
  readonly shareOfY: number;
  readonly query: Query;
  readonly field: Field;
  /** Of the learner that is shown, on the test rows. */
  readonly accuracy: number;
  /** Test rows that it answers otherwise than in raw units. */
  readonly moved: number;
  /** What a scaler fitted on the training rows alone would have made of it; null where it is. */
  readonly honest: Honest | null;
  readonly squeeze: Squeeze;
  readonly rates: Rates;
  readonly compared: Compared;
  /** Under the scale that is set; null where there is nothing to fit. */
  readonly descent: Descent | null;
  /** What each panel's contents belong to: copies of the same answer have the same key. */
  readonly key: {readonly sample: string; readonly scale: string; readonly map: string};
}

export interface Query {
  readonly x: number;
  readonly y: number;
  /** The k nearest training rows, the nearest first, and their votes by class. */
  readonly neighbors: readonly number[];
  readonly votes: readonly number[];
  /** What the learner that is shown answers. */
  readonly answer: number;
}

export interface Honest {
  readonly field: Field;
  readonly accuracy: number;
  /** Test rows, but an odd one, that are answered otherwise with the scaler fitted on all rows. */
  readonly moved: number;
}

// What does not depend on the control that moved is kept from the last call; results are the same without.
const drawn = remember(sampleOf);
const sampled = remember(withOdd);
const compared = remember((sample: Sample, fit: "train" | "all", k: number, lambda: number) =>
  compare(sample, fit, settingsOf(sample, k, lambda))
);
const rates = remember((sample: Sample, k: number, middle: number | null) =>
  ratesOf(sample, settingsOf(sample, k, 0), ratesRange(middle))
);
const fitOf = remember(
  (
    sample: Sample,
    learner: Learner,
    scaler: Scaler,
    rate: number,
    fit: "train" | "all",
    k: number,
    lambda: number
  ) => {
    const scale = scaleOf(scaler, rate, fittedOn(sample, fit));
    return fitted(learner, scale, sample.train, settingsOf(sample, k, lambda));
  }
);
const mapped = remember(fieldOf);
const answered = remember(answersTo);

const settingsOf = (sample: Sample, k: number, lambda: number): Settings => ({
  classes: sample.classes.length,
  k,
  lambda
});

/** The sample of a setting: also asked by the control that follows the scaler. */
export function sampleFor(
  {table, n, seed, where, odd}: Pick<ModelParams, "table" | "n" | "seed" | "where" | "odd">,
  own: Own | undefined
): Sample {
  return sampled(drawn(table, n, seed, table === "own" ? own : undefined), where, odd);
}

/** Scales, what they make of distances and weights, and what learners make of that. Pure; cloneable. */
export function model(params: ModelParams, data: Data): Result {
  const {scaler, learner, k, lambda, fit, table, where, odd, n, seed} = params;
  const own = table === "own" ? data?.own : undefined;
  const sample = sampleFor(params, own);
  const {train, test, classes, extent} = sample;
  const rate = scaler === "hand" ? params.rate : 0;
  const now = fitOf(sample, learner, scaler, rate, fit, k, lambda);
  const answers = answered(now, test);
  const standard = scaleOf("standard", 1, train);
  const key = [table, own?.key, own ? "" : n, seed, where, odd].join(" ");
  const scaleKey = [key, scaler, rate, fit].join(" ");
  return {
    train,
    tests: test.x.length,
    classes,
    xName: sample.xName,
    yName: sample.yName,
    extent,
    odd: sample.odd,
    fittedRows: train.x.length + (fit === "all" ? test.x.length : 0),
    rate: rateOf(now.scale),
    shareOfY: shareOfY(now.scale, train),
    query: queryOf(params, sample, now),
    field: mapped(now, extent),
    accuracy: accuracyOf(answers, test),
    moved: differing(
      answers,
      answersTo(fitted(learner, scaleOf("raw", 1, train), train, settingsOf(sample, k, lambda)), test)
    ),
    honest: fit === "all" ? honestOf(params, sample, answers) : null,
    squeeze: squeezeOf(sample, fit),
    rates: rates(sample, k, own ? rateOf(standard) : null),
    compared: compared(sample, fit, k, lambda),
    descent: descentOf(now.scale, train),
    key: {sample: key, scale: scaleKey, map: [scaleKey, learner, k, lambda].join(" ")}
  };
}

function queryOf(
  {query, k}: ModelParams,
  {train, classes, extent}: Sample,
  now: ReturnType<typeof fitOf>
): Query {
  const [x, y] = placeOf(extent, query);
  const near = new BruteNeighbors(now.rows, k, classes.length);
  const place = new Float64Array(2);
  scalePlace(now.scale, x, y, place);
  near.find(place[0], place[1]);
  const votes = classes.map(() => 0);
  for (const i of near.ids) ++votes[train.label[i]];
  return {x, y, neighbors: [...near.ids], votes, answer: now.classify(x, y)};
}

function honestOf(params: ModelParams, sample: Sample, answers: Uint8Array): Honest {
  const {learner, scaler, rate, k, lambda} = params;
  const {train, test, extent, odd} = sample;
  const fit = fitted(learner, scaleOf(scaler, rate, train), train, settingsOf(sample, k, lambda));
  const honest = answersTo(fit, test);
  return {
    field: fieldOf(fit, extent),
    accuracy: accuracyOf(honest, test),
    // At 0 there is no odd row: all of them count.
    moved: differing(honest, answers, params.odd > 0 && odd.in === "test" ? odd.index : -1)
  };
}
