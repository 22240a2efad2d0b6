import {fixed} from "../../marks/format.js";
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
  const where = `ŵ = (${weight(w1)}, ${weight(w2)})`;
  const penalty = penaltyName(params);
  const ball =
    optimum.kind === "inside"
      ? `${penalty}: w* is within the budget t = ${fixed(params.t)}, so it costs nothing, λ = 0, and ŵ = w*.`
      : `${penalty}, budget t = ${fixed(params.t)}: ${where}; ${
          zeros ? `w${w1 === 0 ? "₁" : "₂"} is exactly 0` : "neither weight is 0"
        }${
          dual.agrees
            ? `, and λ = ${lambdaText(optimum.lambda)} buys the same.`
            : ". No λ gives this: the ball is not convex."
        }`;
  const other = optimum.minima.length > 1 ? ` ${optimum.minima.length - 1} more local optimum.` : "";
  const table = paths
    ? ` Twelve weights at λ = ${lambdaText(paths.lambda)}: lasso ${paths.zeros[0]}, elastic net ${paths.zeros[1]}, ridge ${paths.zeros[2]} exactly 0.`
    : "";
  return ball + other + table;
}
