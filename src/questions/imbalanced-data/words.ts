import {amount, count, fixed, percent} from "../../marks/format.js";
import {spreadOf} from "./compare.js";
import type {Numbers} from "./evaluate.js";
import type {Remedy} from "./model.js";
import {type Room, share, thresholdText} from "./params.js";

type State = Room["State"];

export const remedyNames: Readonly<Record<Remedy, string>> = {
  none: "no remedy",
  weights: "class weights",
  under: "undersampled",
  over: "oversampled",
  smote: "SMOTE",
  threshold: "threshold moved"
};

/** As rows and points are called. */
export const shortNames: Readonly<Record<Remedy, string>> = {
  none: "untouched",
  weights: "weights",
  under: "under",
  over: "over",
  smote: "SMOTE",
  threshold: "threshold"
};

export const thresholdName = (t: number): string => `t = ${thresholdText(t)}`;

export const short = (name: string, most = 14): string =>
  name.length > most ? `${name.slice(0, most - 1)}…` : name;

/** A rate to three digits: what is neither 0 nor 1 is never called so. */
export const rate = (v: number): string => (v < 1 && v >= 0.9995 ? "> 0.999" : amount(v, 3));
/** A share in percent without its sign: what is neither none nor all is never called so. */
export const hundredths = (v: number, decimals = 0): string =>
  Number.isNaN(v) ? "–" : percent(v, decimals).replace("\u00a0%", "");
export const brierText = (v: number): string => amount(v, 4);

/** A count of cases, whole; an expected one that is not 0 is never called so. */
export const cellCount = (v: number): string => (v > 0 && v < 0.5 ? "< 1" : count(v));

export const right = (n: Numbers): string => percent(n.accuracy, 1);

export const casesWords = ({result: {cases, expected}}: State): string =>
  expected ? `${count(cases)} new cases, expected` : `${count(cases)} test rows`;

/** What the picture says now. */
export function describe(state: State): string {
  const {settled, result} = state;
  const {now, alwaysNo} = result;
  const {tp, fp, fn} = now.counts;
  const rule =
    settled.remedy === "threshold"
      ? `Untouched model, alarm at p ≥ ${thresholdText(settled.threshold)}`
      : `${remedyNames[settled.remedy][0].toUpperCase()}${remedyNames[settled.remedy].slice(1)}${settled.correct ? ", corrected for the prior" : ""}, alarm at p ≥ 0.5`;
  const alarms = tp + fp;
  const touched = settled.remedy !== "none" && settled.remedy !== "threshold";
  const {none} = result.numbers;
  const of = `${result.expected ? "Expected of" : "Of"} ${count(result.cases)} ${result.expected ? "new cases" : "test rows"}`;
  const real = alarms > 0 ? `, ${percent(now.precision, 0)} of them real` : "";
  return [
    `${rule}. ${share(result.prevalence)} of cases are positive.`,
    `${of}: ${cellCount(alarms)} alarms${real}, and ${cellCount(tp)} of ${cellCount(tp + fn)} positives found.`,
    `${right(now)} right (always no ${right(alwaysNo)}), average precision ${rate(now.ap)}${touched ? ` (untouched ${rate(none.ap)})` : ""}, Brier score ${brierText(now.brier)} (${touched ? `untouched ${brierText(none.brier)}, ` : ""}p = 0 for all ${brierText(alwaysNo.brier)}).`
  ].join(" ");
}

/** By how much the boundary of the weighted model lies off the untouched one's, along the first feature. */
export function shiftOf({fits}: State["result"]): number {
  const at = ({w, b}: {w: Float64Array; b: number}) => -b / w[0];
  return at(fits.none) - at(fits.weights);
}

/** What is said of the two clouds alone. */
const alike = ({settled}: State, text: string): string => (settled.table === "alike" ? text : "–");
const shareText = (v: number): string => (Number.isNaN(v) ? "–" : percent(v, 0));
const oddsOf = ({result: {positives, negatives}}: State): number => negatives / positives;

export const reads: Room["Figure"]["reads"] = {
  pi: ({result}) => share(result.prevalence),
  no: ({result}) => right(result.alwaysNo),
  accuracy: ({result}) => right(result.now),
  recall: ({result}) => rate(result.now.recall),
  odds: (state) => fixed(oddsOf(state), 1),
  logOdds: (state) => fixed(Math.log(oddsOf(state))),
  expectedShift: (state) => alike(state, fixed(Math.log(oddsOf(state)) / 2)),
  shift: (state) => alike(state, fixed(shiftOf(state.result))),
  balanced: (state) => thresholdText(1 / (1 + oddsOf(state))),
  aucNone: ({result}) => rate(result.numbers.none.auc),
  aucNow: ({result}) => rate(result.now.auc),
  brier: ({result}) => brierText(result.now.brier),
  brierNone: ({result}) => brierText(result.numbers.none.brier),
  spread: ({result}) => shareText(spreadOf(result)),
  made: ({result: {positives, negatives}}) => count(negatives - positives),
  positives: ({result: {positives}}) => count(positives)
};

/** Every remedy by every measure. */
export function table({result, settled}: State): Record<string, string | number>[] {
  const digits = (v: number) => (Number.isNaN(v) ? "" : Number(v.toPrecision(8)));
  const row = (remedy: string, t: number | "", n: Numbers) => ({
    remedy,
    threshold: t,
    tp: digits(n.counts.tp),
    fp: digits(n.counts.fp),
    fn: digits(n.counts.fn),
    tn: digits(n.counts.tn),
    accuracy: digits(n.accuracy),
    precision: digits(n.precision),
    recall: digits(n.recall),
    f1: digits(n.f1),
    average_precision: digits(n.ap),
    roc_auc: digits(n.auc),
    brier: digits(n.brier)
  });
  return [
    row("always no", "", result.alwaysNo),
    ...(Object.keys(result.numbers) as Remedy[]).map((name) =>
      row(name, name === "threshold" ? settled.threshold : 0.5, result.numbers[name])
    )
  ];
}
