import {count, fixed, percent, plural} from "../../marks/format.js";
import type {Room} from "./params.js";

/** A probability in percent: two decimals where one would say 0. */
export const rate = (p: number): string => percent(p, p > 0 && p < 0.001 ? 2 : p > 0.9995 && p < 1 ? 2 : 1);

/** What the picture says now. */
export function describe({params, result}: Room["State"]): string {
  const {n, alpha, effect, sides, runs} = params;
  const {critical, beta, tally, falseShare} = result;
  const rejections = tally.falsePositives + tally.effects - tally.falseNegatives;
  const where = sides === "two" ? `beyond ±${fixed(critical)}` : `above ${fixed(critical)}`;
  const rule = `At α = ${rate(alpha)} and n = ${n} the test rejects H₀ where x̄ lies ${where}; it keeps a false H₀ (effect ${fixed(effect)}) with β = ${rate(beta)}.`;
  const seen =
    runs === 0
      ? "No experiment has run yet."
      : rejections === 0
        ? `In ${plural(runs, "experiment")} it rejected none.`
        : `In ${plural(runs, "simulated experiment")} it rejected ${count(rejections)}, ${count(tally.falsePositives)} of them wrongly (${percent(tally.falsePositives / rejections)}; expected ${percent(falseShare)}).`;
  return `${rule} ${seen}`;
}
