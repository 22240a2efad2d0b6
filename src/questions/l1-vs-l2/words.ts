import {fixed, plural} from "../../marks/format.js";
import type {Here} from "./params.js";

const superscript = (n: number): string =>
  String(n).replace(/./g, (c) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(c)] ?? (c === "-" ? "⁻" : c));

/** A weight: "0" is an exact 0 and nothing else; what would round to 0.00 is written with its power of ten. */
export function weight(v: number): string {
  if (v === 0) return "0";
  if (Math.abs(v) >= 0.005) return fixed(v);
  const [digits, power] = Math.abs(v).toExponential(0).split("e");
  return `${v < 0 ? "−" : ""}${digits}·10${superscript(Number(power))}`;
}

/** λ in at most three digits. */
export function lambdaText(lambda: number): string {
  return lambda >= 100
    ? fixed(lambda, 0)
    : lambda >= 0.1 || lambda === 0
      ? fixed(lambda)
      : String(Number(lambda.toPrecision(2)));
}

/** What the reader's penalty is called. */
export function penaltyName({p, mix}: {p: number; mix: number}): string {
  if (p === 2 || mix === 1) return "L2";
  if (mix === 0) return p === 1 ? "L1" : `p = ${p}`;
  return p === 1 ? `Elastic net (l1_ratio ${fixed(1 - mix)})` : `p = ${p} with L2 mixed in`;
}

export const subscripts = ["₁", "₂"] as const;

/** What the picture says now. */
export function describe({params, result}: Here): string {
  const {optimum, zeros, dual, paths} = result;
  const [w1, w2] = optimum.w;
  const penalty = penaltyName(params);
  const ball =
    optimum.kind === "inside"
      ? `${penalty}: w* is within the budget t = ${fixed(params.t)}, so λ = 0 and ŵ = w* = (${weight(w1)}, ${weight(w2)}).`
      : `${penalty}, budget t = ${fixed(params.t)}: ŵ = (${weight(w1)}, ${weight(w2)}), ${
          zeros ? `ŵ${subscripts[w1 === 0 ? 0 : 1]} is exactly 0` : "neither is 0"
        }${
          dual.agrees
            ? `; the penalty λ = ${lambdaText(optimum.lambda)} gives the same ŵ.`
            : ". No λ gives this ŵ: the ball is not convex."
        }`;
  const more = optimum.minima.length - 1;
  const other = more > 0 ? ` ${plural(more, "more local optimum", "more local optima")}.` : "";
  const table = paths
    ? ` Exact zeros among the twelve weights at λ = ${lambdaText(paths.lambda)}: lasso ${paths.zeros[0]}, elastic net ${paths.zeros[1]}, ridge ${paths.zeros[2]}.`
    : "";
  return ball + other + table;
}
