import {distancesOf} from "../../ml/linear-smoothers.js";
import {remember} from "../../ml/remember.js";
import type {Split} from "../../ml/time-splits.js";
import {fitting} from "./cut.js";
import {
  type Cut,
  type Distances,
  errorOf,
  futureSplit,
  predictions,
  splitsOf,
  weightsOf
} from "./evaluate.js";
import {type Learner, type Scheme, schemes} from "./params.js";
import {autocorrelation, covariances, type Shared, sharedIn, truthOf} from "./shared.js";
import {type Data, type Rows, rowsOf, type Series, type SeriesName, simulated, tabled} from "./world.js";

export interface ModelParams {
  readonly learner: Learner;
  readonly scheme: Scheme;
  readonly at: number;
  readonly width: number;
  readonly gap: number;
  readonly folds: number;
  readonly lags: number;
  readonly memory: number;
  readonly series: SeriesName;
  readonly seed: number;
}

/** A scheme's folds, and what it reports. */
export interface Report {
  readonly splits: readonly Split[];
  /** Mean squared error of each fold, and their mean. */
  readonly errors: readonly number[];
  readonly report: number;
}

export interface Result {
  /** What each panel's contents belong to. */
  readonly key: {readonly rows: string; readonly row: string};
  readonly series: Series;
  readonly rows: Rows;
  readonly cut: Cut;
  readonly reports: Readonly<Record<Scheme, Report>>;
  readonly future: Future;
  readonly row: TestRow;
  /**
   * How strongly the errors of rows d apart go together, at most 1: known where the series is simulated; elsewhere the
   * sample's autocorrelation for a time index, and the share of values that two targets have in common for lags.
   */
  readonly alike: Float64Array;
  /** Means over the rows that the scheme tests, and over those of the future; null where the truth is not known. */
  readonly truth: {readonly scheme: Shared; readonly future: Shared} | null;
}

export interface Future {
  readonly split: Split;
  readonly said: Float64Array;
  readonly error: number;
}

/** One row that is tested, and what its prediction leans on. */
export interface TestRow {
  readonly row: number;
  readonly fold: number;
  readonly said: number;
  readonly target: number;
  /** Of each training row of its fold. */
  readonly weights: Float64Array;
  /** What the prediction shares with the row's error: Σ w_j ρ_ij; null where the truth is not known. */
  readonly shared: number | null;
}

// What does not depend on the control that moved is kept from the last call.
const seriesFor = remember(
  (name: SeriesName, memory: number, seed: number, lags: number, width: number, data: Data): Series => {
    if (name === "own" && data.own) return tabled(data.own.values, data.own.name, null, width, lags);
    if (name === "simulated") return simulated(memory, seed);
    return tabled(Float64Array.from(data.air, Math.log), "log of passengers (thousands)", 1949, width, lags);
  }
);
const rowsFor = remember(rowsOf);
const distancesFor = remember(
  (rows: Rows): Distances => ({all: distancesOf(rows, rows.all), rows: rows.all})
);
const futureFor = remember((rows: Rows, learner: Learner, distances: Distances | null): Future => {
  const split = futureSplit(rows);
  const said = predictions(rows, learner, split, distances);
  return {split, said, error: errorOf(rows, split, said)};
});
const cutFor = remember(
  (folds: number, gap: number, width: number, seed: number): Cut => ({folds, gap, width, seed})
);
const fittingFor = remember(fitting);
const splitsFor = remember((n: number, cut: Cut) =>
  Object.fromEntries(schemes.map((scheme) => [scheme, splitsOf(scheme, n, cut)]))
);
const reportsFor = remember(
  (rows: Rows, learner: Learner, cut: Cut, distances: Distances | null): Record<Scheme, Report> => {
    const splits = splitsFor(rows.train, cut) as Record<Scheme, Split[]>;
    return Object.fromEntries(
      schemes.map((scheme) => {
        const errors = splits[scheme].map((split) =>
          errorOf(rows, split, predictions(rows, learner, split, distances))
        );
        return [
          scheme,
          {splits: splits[scheme], errors, report: errors.reduce((sum, e) => sum + e, 0) / errors.length}
        ];
      })
    ) as unknown as Record<Scheme, Report>;
  }
);
const rowFor = remember(
  (
    rows: Rows,
    learner: Learner,
    splits: readonly Split[],
    at: number,
    distances: Distances | null,
    covariance: Float64Array | null
  ): TestRow => {
    const first = splits.reduce((least, {test}) => Math.min(least, test[0]), rows.train);
    const row = Math.max(first, Math.min(rows.train, at) - 1);
    const fold = splits.findIndex(({test}) => test.includes(row));
    const {train} = splits[fold];
    const weights = weightsOf(rows, learner, splits[fold], row, distances);
    let [said, shared] = [0, 0];
    for (let j = 0; j < train.length; ++j) {
      said += weights[j] * rows.target[train[j]];
      if (covariance) shared += (weights[j] * covariance[Math.abs(train[j] - row)]) / covariance[0];
    }
    return {
      row,
      fold,
      said,
      target: rows.target[row],
      weights,
      shared: covariance && shared
    };
  }
);
const covarianceFor = remember((learner: Learner, memory: number | null, width: number, count: number) =>
  memory === null ? null : covariances(learner, memory, width, count)
);
const alikeFor = remember(
  (rows: Rows, learner: Learner, width: number, covariance: Float64Array | null): Float64Array => {
    if (covariance) return covariance.map((c) => c / covariance[0]);
    if (learner !== "time")
      return Float64Array.from({length: rows.all}, (_, d) => Math.max(0, 1 - d / width));
    return autocorrelation(rows.target.subarray(0, rows.train), rows.all);
  }
);

const truthFor = remember(truthOf);
const futureTruthFor = remember(
  (
    rows: Rows,
    learner: Learner,
    split: Split,
    distances: Distances | null,
    covariance: Float64Array | null
  ): Shared | null => covariance && sharedIn(rows, learner, split, distances, covariance)
);

/** A series cut into folds, what each scheme reports, and what the future shows. Pure. */
export function model(params: ModelParams, data: Data): Result {
  const {learner, scheme, lags, memory, seed} = params;
  const name = params.series === "own" && !data.own ? "air" : params.series;
  const wanted = cutFor(params.folds, params.gap, params.width, seed);
  const values = name === "own" ? (data.own?.values.length ?? 0) : data.air.length;
  const cut = name === "simulated" ? wanted : fittingFor(values, lags, wanted);
  const series = seriesFor(name, memory, seed, lags, cut.width, data);
  const rows = rowsFor(series, learner, lags, cut.width);
  const distances = learner === "near" ? distancesFor(rows) : null;
  const covariance = covarianceFor(learner, series.memory, cut.width, rows.all);
  const reports = reportsFor(rows, learner, cut, distances);
  const future = futureFor(rows, learner, distances);
  const {splits} = reports[scheme];
  const inScheme = truthFor(rows, learner, splits, distances, covariance);
  const inFuture = futureTruthFor(rows, learner, future.split, distances, covariance);
  const key = [name, data.own?.key ?? "", memory, seed, learner, lags, cut.width, cut.gap, cut.folds].join(
    " "
  );
  return {
    key: {rows: key, row: `${key} ${scheme} ${params.at}`},
    series,
    rows,
    cut,
    reports,
    future,
    alike: alikeFor(rows, learner, cut.width, covariance),
    row: rowFor(rows, learner, splits, params.at, distances, covariance),
    truth: inScheme && inFuture && {scheme: inScheme, future: inFuture}
  };
}
