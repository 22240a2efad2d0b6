import {amount, count, fixed, percent, plural, scientific} from "../../marks/format.js";
import {counts, leansOf} from "./leans.js";
import type {Room, Scheme} from "./params.js";

type State = Room["State"];

export const schemeNames: Readonly<Record<Scheme, string>> = {
  shuffled: "shuffled k-fold",
  blocked: "blocked k-fold",
  purged: "purged k-fold",
  expanding: "expanding window",
  sliding: "sliding window"
};

/** A mean squared error, in whatever units: two digits, three from 10 on. */
export const errorText = (v: number): string =>
  v === 0 ? "0" : v >= 1000 || v < 0.001 ? scientific(v, 2) : v >= 10 ? fixed(v, 0) : fixed(v, decimals(v));
const decimals = (v: number): number => Math.max(0, Math.min(5, 1 - Math.floor(Math.log10(v) + 1e-9)));

/** A mean with its standard error, to the digits that this leaves. */
export function meanText(mean: number, error: number): string {
  const digits = error > 0 ? Math.max(0, Math.min(4, -Math.floor(Math.log10(error)))) : 2;
  return `${fixed(mean, digits)} ± ${amount(error, digits)}`;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** What a row is called: its number, and its month where it has one. */
export function rowName({result: {series}}: State, row: number): string {
  if (series.start === null) return `Row ${row + 1}`;
  const month = series.lead + row;
  return `Row ${row + 1}, ${months[month % 12]} ${series.start + Math.floor(month / 12)}`;
}

/** How many times too good a report is, or too bad. */
export function timesText(report: number, future: number): string {
  if (report === future) return "the same";
  const ratio = future / report;
  // A report of 0, or of rounding errors, has no number of times that says anything.
  if (ratio > 1000) return "more than 1,000 times as large";
  if (ratio > 1.05) return `${ratio >= 9.5 ? count(ratio) : fixed(ratio, 1)} times as large`;
  return ratio < 0.95 ? `${percent(ratio, 0)} of it` : "nearly the same";
}

const learnerText = ({settled: {learner}, result: {rows}}: State): string =>
  learner === "time"
    ? "3-NN on the time index"
    : `${learner === "lags" ? "least squares" : "3-NN"} on ${rows.width === 1 ? "the last value" : `the last ${rows.width} values`}`;

/** What the picture says now. */
export function describe(state: State): string {
  const {settled, result} = state;
  const {reports, future, cut, row} = result;
  const {report, splits} = reports[settled.scheme];
  const leans = leansOf(state);
  const sharing = leans.filter(counts);
  const later = sharing.filter((lean) => lean.row > row.row).length;
  const name = schemeNames[settled.scheme];
  const gapped = cut.gap > 0 && settled.scheme !== "shuffled" && settled.scheme !== "blocked";
  const what = `${name[0].toUpperCase()}${name.slice(1)}, ${cut.folds} folds${gapped ? `, gap ${cut.gap}` : ""}, ${learnerText(state)}${cut.width > 1 ? `, mean of the next ${cut.width}` : ""}`;
  const leaning =
    sharing.length === 0
      ? `${plural(leans.length, "training target")} count in this prediction, and none shares its error.`
      : `Of ${plural(leans.length, "training target")} in this prediction ${plural(sharing.length, "shares", "share")} its error, ${later} of them later.`;
  return `${what}: reports ${errorText(report)}, from ${count(splits[0].train.length)} training rows in the first fold on. The future’s error is ${errorText(future.error)}, ${timesText(report, future.error)}. ${leaning}`;
}

const known = (state: State, say: (truth: NonNullable<State["result"]["truth"]>) => string): string =>
  state.result.truth ? say(state.result.truth) : "unknown";
const expected = (v: number | null): string => (v === null ? "not known exactly" : errorText(v));

export const reads: Room["Figure"]["reads"] = {
  report: ({settled: {scheme}, result: {reports}}) => errorText(reports[scheme].report),
  future: ({result: {future}}) => errorText(future.error),
  sharedReport: (state) => known(state, ({scheme}) => amount(scheme.shared)),
  sharedFuture: (state) => known(state, ({future}) => amount(future.shared)),
  expectedReport: (state) => known(state, ({scheme}) => expected(scheme.expected)),
  expectedFuture: (state) => known(state, ({future}) => expected(future.expected))
};

/** The rows that are tested in the fold shown, and the future's, with predictions. */
export function table({
  result: {rows, reports, future},
  settled: {scheme}
}: State): Record<string, string | number>[] {
  const fold = new Map<number, number>();
  reports[scheme].splits.forEach(({test}, f) => {
    for (const i of test) fold.set(i, f + 1);
  });
  const said = new Map<number, number>();
  future.split.test.forEach((i, t) => {
    said.set(i, future.said[t]);
  });
  return Array.from(rows.target, (target, i) => ({
    row: i + 1,
    target,
    tested_in_fold: fold.get(i) ?? "",
    future_prediction: said.get(i) ?? ""
  }));
}
