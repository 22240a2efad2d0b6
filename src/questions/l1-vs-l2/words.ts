import {count, fixed, percent, plural, scientific} from "../../marks/format.js";
import type {Room} from "./params.js";
import {METHODS} from "./paths.js";
import {type Fit, lassoWindow} from "./twelve.js";

/** A weight: "0" is an exact 0 and nothing else; what would round to 0.00 is written with its power of ten. */
export const weight = (v: number): string =>
  v === 0 || Math.abs(v) >= 0.005 ? (v === 0 ? "0" : fixed(v)) : scientific(v, 1);

/** λ in at most three digits. */
export const lambdaText = (lambda: number): string =>
  lambda === 0
    ? "0"
    : lambda >= 100
      ? count(lambda)
      : String(Number(lambda.toPrecision(lambda >= 0.1 ? 3 : 2)));

/** What the reader's penalty is called. */
export function penaltyName({p, mix}: {p: number; mix: number}): string {
  if (p === 2 || mix === 1) return "L2";
  if (mix === 0) return p === 1 ? "L1" : `p = ${p}`;
  return p === 1 ? `Elastic net (l1_ratio ${fixed(1 - mix)})` : `p = ${p}, with squares`;
}

export const subscripts = ["₁", "₂"] as const;
export const sentence = (text: string): string => text[0].toUpperCase() + text.slice(1);

/** How many of the twelve weights are exactly 0. */
export const zerosOf = ({zeros}: Fit): string =>
  zeros ? `${zeros} of 12 weights ${zeros === 1 ? "is" : "are"} 0` : "no weight is 0";

/** Which features a fit keeps. */
function keeps({missed, useless}: Fit): string {
  if (missed === 0 && useless === 0) return "just the useful six";
  if (missed === 6 && useless === 0) return "no feature";
  const useful = missed === 0 ? "the useful six" : `${6 - missed} of the useful six`;
  return `${useful} and ${useless ? plural(useless, "useless one") : "no useless one"}`;
}

function describeTwo({params, result}: Room["State"]): string {
  const {optimum, zeros, dual} = result;
  const [w1, w2] = optimum.w;
  const penalty = penaltyName(params);
  const at = `(${weight(w1)}, ${weight(w2)})`;
  if (optimum.kind === "inside")
    return `${penalty}: w* is within the budget t = ${fixed(params.t)}, so λ = 0 and ŵ = w* = ${at}.`;
  const which = zeros ? `ŵ${subscripts[w1 === 0 ? 0 : 1]} is exactly 0` : "neither is 0";
  const price = dual.agrees
    ? `; the penalty λ = ${lambdaText(optimum.lambda)} gives the same ŵ.`
    : ". No λ gives this ŵ: the ball is not convex.";
  const more = optimum.minima.length - 1;
  const level = more > 0 && optimum.minima[1].loss - optimum.loss <= 1e-12 * optimum.loss;
  const others = level
    ? " Another place on the ball is as good."
    : more > 0
      ? ` ${plural(more, "more local optimum", "more local optima")}.`
      : "";
  return `${penalty}, budget t = ${fixed(params.t)}: ŵ = ${at}, ${which}${price}${others}`;
}

/** What the picture says now. */
export function describe(state: Room["State"]): string {
  const {params, result} = state;
  const {twelve} = result;
  if (!twelve) return describeTwo(state);
  const {fits, least, oneSe} = twelve;
  const {name} = METHODS[params.method];
  const fit = fits[params.method];
  const one = `At λ = ${lambdaText(params.lambda)} ${params.method === "ridge" ? name : `the ${name}`} keeps ${keeps(fit)}.`;
  const rules = `On this split cross-validation has its least error at λ = ${lambdaText(least.lambda)}: ${keeps(least)}. The one-standard-error rule takes λ = ${lambdaText(oneSe.lambda)}: ${keeps(oneSe)}.`;
  return `${one} ${rules}`;
}

/** In which share of the resamples a feature is kept at λα = 0.1. */
const share = ({data}: Room["State"], method: "lasso" | "net", j: number): string => {
  // 0.1 and 0.2154 stand at these places of the grid.
  const k = method === "lasso" ? 30 : 25;
  return percent(data.kept[method][k][j] / data.resamples, 0);
};

export const reads: Room["Figure"]["reads"] = {
  penalty: ({params}) => penaltyName(params),
  t: ({params}) => fixed(params.t),
  w1: ({result}) => weight(result.optimum.w[0]),
  w2: ({result}) => weight(result.optimum.w[1]),
  z1: ({result}) => fixed(result.scalar.dots[0][0]),
  z2: ({result}) => fixed(result.scalar.dots[1][0]),
  lambda: ({result}) => lambdaText(result.optimum.lambda),
  shaded: ({result}) => percent(result.shape.shaded, 0),
  windowLow: ({data}) => fixed(lassoWindow(data)[0], 3),
  windowHigh: ({data}) => fixed(lassoWindow(data)[1], 3),
  splits: ({data}) => String(data.splits),
  leastLow: ({data}) => lambdaText(data.rules.lasso.min[0]),
  leastHigh: ({data}) => lambdaText(data.rules.lasso.min[2]),
  oneSeLow: ({data}) => lambdaText(data.rules.lasso.oneSe[0]),
  oneSeHigh: ({data}) => lambdaText(data.rules.lasso.oneSe[2]),
  tables: ({data}) => String(data.tables),
  met: ({data}) => String(data.supports.met),
  metLeast: ({data}) => String(data.supports.least),
  metOneSe: ({data}) => String(data.supports.oneSe),
  resamples: ({data}) => count(data.resamples),
  chosenX2: (state) => share(state, "lasso", 1),
  chosenX4: (state) => share(state, "lasso", 3),
  chosenNetX2: (state) => share(state, "net", 1),
  chosenNetX4: (state) => share(state, "net", 3)
};
