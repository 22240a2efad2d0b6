import type {Errors} from "./fits.js";

export type Verdict = "underfitting" | "overfitting" | "about right";

/** A validation error up to this many times the yardstick's counts as near it. */
export const NEAR = 1.25;

/** Where on the plain curve the validation error is least: the yardstick. Index and errors; degrees without a remedy. */
export function yardstick(plain: readonly Errors[]): {at: number; errors: Errors} {
  let at = 0;
  plain.forEach(({held}, i) => {
    if (held < plain[at].held) at = i;
  });
  return {at, errors: plain[at]};
}

/**
 * The rule that the page states. Near the yardstick's validation error: about right. Farther off, a fit that leaves more of
 * the training points than the yardstick does underfits, and one that leaves less overfits.
 */
export function diagnose(now: Errors, best: Errors): Verdict {
  if (now.held <= NEAR * best.held) return "about right";
  return now.train > best.train ? "underfitting" : "overfitting";
}
