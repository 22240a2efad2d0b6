import {count, fixed, percent} from "../../marks/format.js";
import {NEAR} from "./diagnosis.js";
import {doses} from "./fits.js";
import {worldOf} from "./model.js";
import {type Remedy, type Room, remedyNames, sizes} from "./params.js";

import {USUAL} from "./world.js";

type State = Room["State"];

/** An error to two or three digits, never 0 for what is not 0 but for rounding. */
export function errorText(v: number): string {
  if (v < 1e-15) return "0";
  if (v < 1e-4 || v >= 1e5) {
    const [mantissa, power] = v.toExponential(1).split("e");
    return `${mantissa}·10^${Number(power)}`.replace("-", "−");
  }
  return v >= 100 ? count(v) : fixed(v, Math.max(0, Math.min(5, 1 - Math.floor(Math.log10(v)))));
}

/** How strong a remedy is, in its own unit. */
export function doseText(remedy: Remedy, strength: number): string {
  if (!strength) return "off";
  const dose = doses[remedy][strength - 1];
  if (remedy === "l2") return `λ = ${dose}`;
  if (remedy === "noise") return `sd ${dose}`;
  return `t = ${count(dose)}`;
}

export const strengthAxis: Readonly<Record<Remedy, string>> = {
  l2: "strength: λ from 0.0001 to 100",
  stopping: "strength: steps from 4¹² down to 1",
  noise: "strength: noise of sd 0.005 to 0.5"
};

export const remedyText = ({remedy, strength}: State["params"]): string =>
  strength ? `${remedyNames[remedy]}, ${doseText(remedy, strength)}` : "no remedy";

/** The middle errors of many samples at the degree and n that are set. */
export function learnedAt({params, data: {learned}}: State): {train: number; fresh: number} {
  const {degree, n} = params;
  const curve = learned[worldOf(params)][Math.min(USUAL, degree) - 1];
  const i = sizes.indexOf(n as (typeof sizes)[number]);
  return {train: curve.train[i], fresh: curve.fresh[i]};
}

/** What the rule says, and from which numbers. */
function reason({result: {verdict, errors, best}}: State): string {
  const off = `validation more than ${percent(NEAR - 1, 0)} above the least, ${errorText(best.errors.held)}`;
  if (verdict === "about right")
    return `validation within ${percent(NEAR - 1, 0)} of the least of the plain fits (degree ${best.degree})`;
  const than = `than at degree ${best.degree}, where validation is least`;
  return verdict === "underfitting"
    ? `${off}, and training error higher ${than}`
    : `${off}, yet training error ${errors.train === best.errors.train ? "no higher" : "lower"} ${than}`;
}

/** What the picture says now. */
export function describe(state: State): string {
  const {params, result} = state;
  const {sample, errors, verdict, fit} = result;
  const points = `${count(sample.u.length)} ${sample.world ? "simulated " : ""}training points${sample.world && params.moved.length ? `, ${new Set(params.moved.map(([i]) => i)).size} moved` : ""}`;
  const unit = sample.world ? "" : " (in units of y’s variance)";
  return `${points}, degree ${fit.w.length - 1}, ${remedyText(params)}: training error ${errorText(errors.train)}, validation error ${errorText(errors.held)}${unit}. ${verdict[0].toUpperCase()}${verdict.slice(1)}: ${reason(state)}.`;
}

/** Numbers for the prose: `{{train}}` on the page is kept at what this returns. */
export const reads: Room["Figure"]["reads"] = {
  verdict: ({result}) => result.verdict,
  train: ({result}) => errorText(result.errors.train),
  held: ({result}) => errorText(result.errors.held),
  fresh: ({result: {errors}}) => (errors.fresh === null ? "unknown" : errorText(errors.fresh)),
  bestDegree: ({result}) => count(result.best.degree),
  bestHeld: ({result}) => errorText(result.best.errors.held),
  bestTrain: ({result}) => errorText(result.best.errors.train),
  degree: ({result}) => count(result.fit.w.length - 1),
  points: ({result}) => count(result.sample.u.length),
  remedy: ({params}) => remedyText(params)
};

export const table: Room["Figure"]["table"] = ({result: {curve, plain, sample}}) =>
  curve.map(({train, held, fresh}, i) => ({
    degree: i + 1,
    training_error: train,
    validation_error: held,
    ...(sample.world ? {error_on_new_points: fresh ?? ""} : {}),
    validation_error_without_remedy: plain[i].held
  }));
