import {normalBetween, normalCdf, normalPdf, normalQuantile} from "./normal.js";

/** One- or two-sided: against a mean above the null's only, or on either side of it. */
export type Sides = "one" | "two";

/**
 * A probability that is neither 0 nor 1 stays so in floating point, where 1e-400 would be 0 and 1 − 1e-20 would be 1:
 * whoever prints it must not say "never" or "always".
 */
export const inside = (p: number): number => Math.min(1 - Number.EPSILON / 2, Math.max(Number.MIN_VALUE, p));

/**
 * The distance from the null, in standard errors, beyond which a z test of level `alpha` rejects.
 *
 * @param alpha level, in (0, 1)
 */
export function criticalZ(alpha: number, sides: Sides): number {
  return -normalQuantile(sides === "two" ? alpha / 2 : alpha);
}

/** The level of the z test that rejects beyond `z` standard errors: `criticalZ` undone. */
export function levelOf(z: number, sides: Sides): number {
  return sides === "two" ? 2 * normalCdf(-Math.abs(z)) : normalCdf(-z);
}

/**
 * The probability that a z test of level `alpha` rejects when the mean lies `shift` standard errors above the null's:
 * its power, which at a shift of 0 is `alpha`. Two-sided tests also count rejections on the wrong side.
 *
 * @param shift δ√n/σ for n observations with standard deviation σ and a mean of δ
 */
export function zPower(alpha: number, shift: number, sides: Sides): number {
  const z = criticalZ(alpha, sides);
  return inside(normalCdf(shift - z) + (sides === "two" ? normalCdf(-z - shift) : 0));
}

/**
 * The probability that the z test of `zPower` keeps the null: β, computed as a lower tail of its own. 1 − power would
 * keep no digit of a β below 1e-16.
 */
export function zBeta(alpha: number, shift: number, sides: Sides): number {
  const z = criticalZ(alpha, sides);
  return inside(sides === "two" ? normalBetween(-z - shift, z - shift) : normalCdf(z - shift));
}

/**
 * By how much significant estimates exaggerate: the mean size of the estimate where a z test of level `alpha` rejects,
 * over the true effect. Gelman and Carlin's exaggeration ratio (Type M error); a normal distribution cut at the line.
 *
 * @param shift the true effect in standard errors, above 0
 */
export function zExaggeration(alpha: number, shift: number, sides: Sides): number {
  const z = criticalZ(alpha, sides);
  // E[Z; Z > b] = μ Φ(μ − b) + φ(b − μ) for Z ~ N(μ, 1); the lower side is the upper one of −Z.
  const beyond = (mu: number) => mu * normalCdf(mu - z) + normalPdf(z - mu);
  const sum = beyond(shift) + (sides === "two" ? beyond(-shift) : 0);
  return sum / (zPower(alpha, shift, sides) * shift);
}

/**
 * The least number of observations with which the z test's power reaches `power`; Infinity where the effect is 0.
 *
 * @param effect mean in units of the standard deviation, δ/σ
 */
export function sampleSizeFor(power: number, alpha: number, effect: number, sides: Sides): number {
  if (effect <= 0) return Number.POSITIVE_INFINITY;
  // Exact for one side; for two the wrong side only adds to the power, so this is where to start looking from.
  let n = Math.max(1, Math.ceil(((criticalZ(alpha, sides) + normalQuantile(power)) / effect) ** 2));
  while (n > 1 && zPower(alpha, effect * Math.sqrt(n - 1), sides) >= power) --n;
  return n;
}

/** Of the nulls that are rejected, the share that is true, where a share `prior` of all nulls is false. */
export function falseDiscoveryShare(alpha: number, power: number, prior: number): number {
  return (alpha * (1 - prior)) / (alpha * (1 - prior) + power * prior);
}

/** Of the nulls that are kept, the share that is false: what `falseDiscoveryShare` is to rejections. */
export function falseOmissionShare(alpha: number, beta: number, prior: number): number {
  return (beta * prior) / (beta * prior + (1 - alpha) * (1 - prior));
}

/** The probability that any of `tests` independent tests of level `alpha` rejects a true null. */
export function familyWise(alpha: number, tests: number): number {
  return inside(-Math.expm1(tests * Math.log1p(-alpha)));
}
