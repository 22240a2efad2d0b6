import {count, percent, plural, scientific} from "../../marks/format.js";
import type {Descent} from "./descent.js";
import type {Learner} from "./learners.js";
import type {Room} from "./params.js";
import type {Column, Scaler} from "./scale.js";

type State = Room["State"];

export const learnerNames: Readonly<Record<Learner, string>> = {
  knn: "k-NN",
  tree: "tree",
  ls: "least squares",
  ridge: "ridge"
};

export const columnNames: Readonly<Record<Column, string>> = {
  raw: "g",
  kilo: "kg",
  standard: "standardized",
  minmax: "min–max",
  robust: "robust"
};

/** What a scale of columns is called: your own table is not in grams. */
export const nameOf = (name: Column, table: Room["Params"]["table"]): string =>
  table === "own" && name === "raw" ? "raw" : columnNames[name];

const scalers: Readonly<Record<Scaler, string>> = {
  raw: "in raw units",
  kilo: "in mm and kg",
  standard: "standardized",
  minmax: "min–max scaled",
  robust: "robustly scaled",
  unit: "each row scaled to length 1",
  hand: "by hand"
};

/** Whether a scale is learned from rows: the others are what they are. */
const fits = (scaler: Scaler): boolean => scaler === "standard" || scaler === "minmax" || scaler === "robust";

/** The scale that is set, in words. */
export const scaleWords = ({settled: {scaler, table}}: State): string =>
  scaler === "raw" && table !== "own" ? "in mm and g" : scalers[scaler];

export const short = (name: string, most = 14): string =>
  name.length > most ? `${name.slice(0, most - 1)}…` : name;

/** A rate, or a bound of an axis of rates: to three digits where it is small. */
export const rateText = (v: number): string =>
  v >= 1000 && v < 1e6
    ? count(v)
    : v >= 0.001 && v < 1000
      ? String(Number(v.toPrecision(3)))
      : scientific(v, 2);

/** What one unit across counts as, upwards. */
function trade({settled, result: {rate}}: State): string {
  if (rate === null) return "each row has a scale of its own";
  return settled.table === "own"
    ? `1 of the horizontal column counts as ${rateText(rate)} of the vertical one`
    : `1 mm counts as ${rateText(rate)} g`;
}

/** A share that is nearly all or nothing keeps the digits that say so. */
export const share = (v: number): string => percent(v, v > 0.99 || v < 0.01 ? 2 : 0);

/** What the picture says now. */
export function describe(state: State): string {
  const {settled, result} = state;
  const {query, classes, accuracy, moved, tests, honest, shareOfY, odd, squeeze} = result;
  const name = learnerNames[settled.learner];
  const answer = short(classes[query.answer], 20);
  const votes =
    settled.learner === "knn"
      ? ` (${query.votes[query.answer]} of the ${query.neighbors.length} nearest)`
      : "";
  const vertical = settled.table === "own" ? "the vertical column" : "mass";
  const parts = [
    `${settled.learner === "knn" ? name : name[0].toUpperCase() + name.slice(1)} ${scaleWords(state)}: ${trade(state)}; ${vertical} makes up ${share(shareOfY)} of squared distances.`,
    `The new row is “${answer}”${votes}. Right on ${percent(accuracy)} of ${plural(tests, "test row")}${settled.scaler === "raw" ? "" : `; ${moved === 0 ? "none" : count(moved)} answered otherwise than raw`}.`,
    honest
      ? fits(settled.scaler)
        ? `Fitted on all rows, the scaler changes ${honest.moved === 0 ? "no test answer" : plural(honest.moved, "test answer")}.`
        : "Nothing in this scale is fitted, so nothing leaks."
      : settled.odd > 0 && odd.in === "train"
        ? `With the odd row the others keep ${percent(Math.min(1, squeeze.minmax.kept), 0)} of their min–max width.`
        : ""
  ];
  return parts.filter(Boolean).join(" ");
}

const steps = (state: State, name: Column): string => {
  const d = state.result.compared.descents[name];
  return d === null || !Number.isFinite(d.steps) ? "no number of" : count(d.steps);
};
/** A condition number: without bound where one feature follows from the other. */
export const conditionText = (d: Descent | null): string =>
  d === null || !Number.isFinite(d.condition) ? "∞" : rateText(d.condition);

/** What is said of standardized training rows holds but nearly where test rows had their say. */
const onAll = ({settled: {fit}}: State): string =>
  fit === "all" ? " (fitted on all rows, so not quite)" : "";

export const reads: Room["Figure"]["reads"] = {
  rate: ({result: {rate}}) => (rate === null ? "no one rate" : rateText(rate)),
  shareOfY: ({result}) => share(result.shareOfY),
  standardRate: (state) => rateText(state.result.compared.rate.standard) + onAll(state),
  conditionRaw: (state) => conditionText(state.result.compared.descents.raw),
  conditionStandard: (state) => conditionText(state.result.compared.descents.standard) + onAll(state),
  stepsRaw: (state) => steps(state, "raw"),
  stepsStandard: (state) => steps(state, "standard"),
  keptStandard: ({result: {squeeze}}) => percent(Math.min(1, squeeze.standard.kept), 0),
  keptMinmax: ({result: {squeeze}}) => percent(Math.min(1, squeeze.minmax.kept), 0),
  keptRobust: ({result: {squeeze}}) => percent(Math.min(1, squeeze.robust.kept), 0)
};

/** The training rows and what the scale makes of them. */
export function table({
  result: {train, classes, xName, yName, odd, squeeze}
}: State): Record<string, string | number>[] {
  const scaled = (name: "standard" | "minmax" | "robust", v: number) =>
    Number(((v - squeeze[name].scaling.center) / squeeze[name].scaling.scale).toPrecision(8));
  return Array.from(train.x, (x, i) => ({
    row: i + 1,
    [xName]: x,
    [yName]: train.y[i],
    class: classes[train.label[i]],
    odd: odd.in === "train" && odd.index === i ? 1 : 0,
    vertical_standardized: scaled("standard", train.y[i]),
    vertical_min_max: scaled("minmax", train.y[i]),
    vertical_robust: scaled("robust", train.y[i])
  }));
}
