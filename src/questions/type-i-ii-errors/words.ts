import {count, equation, fixed, percent, plural} from "../../marks/format.js";
import type {Room} from "./params.js";

/**
 * A probability in percent. It says 0 % or 100 % of what is exactly that and of nothing else: near the ends it takes a
 * second decimal, and then says "< 0.01 %" or "> 99.99 %".
 */
export function rate(p: number): string {
  if (p === 0 || p === 1) return percent(p, 0);
  if (p < 0.0001) return `<\u00a0${percent(0.0001, 2)}`;
  if (p > 0.9999) return `>\u00a0${percent(0.9999, 2)}`;
  return percent(p, p < 0.001 || p > 0.999 ? 2 : 1);
}

/** How often, or what there is not: without an effect nothing can be missed. */
export const betaRate = (beta: number | null): string => (beta === null ? "no effect to miss" : rate(beta));

/** A level in percent to three digits, as levels are named: 5 %, 1.58 %, 0.25 %. */
export const levelRate = (p: number): string => `${Number((100 * p).toPrecision(3))}\u00a0%`;

/** "1.7 times"; near 1 with more decimals, so that what exaggerates never says "1.0 times". */
export function times(ratio: number | null): string {
  if (ratio === null) return "no effect to exaggerate";
  const over = ratio - 1;
  if (over < 0.0005) return "less than 1.001 times";
  return `${fixed(ratio, over >= 0.05 ? 1 : over >= 0.005 ? 2 : 3)} times`;
}

/** What each experiment does, in words. */
export function procedure({params: {how, k, correct}}: Room["State"]): string {
  if (how === "once") return "tests once";
  const what =
    how === "look" ? `looks ${plural(k, "time")}` : `tests ${plural(k, "hypothesis", "hypotheses")}`;
  return correct ? `${what}, corrected` : what;
}

/** What the picture says now. */
export function describe(state: Room["State"]): string {
  const {params, result} = state;
  const {n, alpha, effect, sides, runs, how} = params;
  const {critical, typeOne, beta, betaOnce, tally, falseShare, level} = result;
  const rejections = tally.falsePositives + tally.effects - tally.falseNegatives;
  const where = sides === "two" ? `beyond ±${fixed(critical)}` : `above ${fixed(critical)}`;
  const misses =
    beta === null
      ? "there is no effect to miss"
      : `it misses the effect ${fixed(effect)} with ${equation("β", rate(beta))}`;
  const rule =
    how === "once"
      ? `At ${equation("α", levelRate(alpha))} and n = ${n} the test rejects H₀ where x̄ lies ${where}; ${misses}.`
      : how === "look"
        ? `Each experiment ${procedure(state)}, each test at a level of ${levelRate(level)}: a true H₀ is rejected with probability ${rate(typeOne)}; ${misses}.`
        : // A family's errors are not those of one test: what rejects may be the test of another, true null.
          `Each experiment ${procedure(state)}, each at a level of ${levelRate(level)}. Without an effect some test rejects with probability ${rate(typeOne)}; ${
            beta === null || betaOnce === null
              ? misses
              : `with one of ${fixed(effect)} none does with ${equation("β", rate(beta))}, and its own test misses it with ${rate(betaOnce)}`
          }.`;
  const seen =
    runs === 0
      ? "No experiment has run yet."
      : rejections === 0
        ? `In ${plural(runs, "experiment")} it rejected none.`
        : `Of ${plural(runs, "simulated experiment")} ${count(rejections)} rejected, ${count(tally.falsePositives)} ${how === "many" ? "without an effect" : "wrongly"} (${rate(tally.falsePositives / rejections)}; expected ${rate(falseShare)}).`;
  return `${rule} ${seen}`;
}
