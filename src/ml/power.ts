import {normalCdf, normalQuantile} from "./normal.js";

/** One- or two-sided: against a mean above the null's only, or on either side of it. */
export type Sides = "one" | "two";

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
  return normalCdf(shift - z) + (sides === "two" ? normalCdf(-z - shift) : 0);
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
