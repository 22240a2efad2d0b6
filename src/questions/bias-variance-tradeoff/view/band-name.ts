import type {Group} from "../../../marks/axes.js";
import {fixed, tenth} from "../../../marks/format.js";
import {put, say} from "../../../marks/put.js";
import {levels} from "../families.js";

export interface Band {
  /** Its thickness at each level. */
  values: readonly number[];
  /** Where it begins, at level index i. */
  low(i: number): number;
  /** The place of a name above all bands, at level index i. */
  above(i: number): number;
}

/**
 * A name where its band is thick over three levels: in the band, or above all bands where it is nowhere thick enough.
 * Of a band too thin to be seen the name says how thin.
 *
 * @param otherwise where a name goes for which no level stands out
 */
export function nameBand(
  text: Group,
  words: string,
  {values, low, above}: Band,
  otherwise: number,
  x: (level: number) => number,
  y: (value: number) => number
): void {
  let best = {i: otherwise, from: 0, to: 0};
  for (let i = 1; i < levels - 1; ++i) {
    const around = [i - 1, i, i + 1];
    const from = Math.max(...around.map(low));
    const to = Math.min(...around.map((j) => low(j) + values[j]));
    if (to - from > best.to - best.from) best = {i, from, to};
  }
  const thick = y(best.from) - y(best.to);
  const i = thick > 4 ? best.i : otherwise;
  const most = Math.max(...values);
  const seen = y(0) - y(most) > 2;
  say(text, seen ? words : `${words} ≤ ${fixed(Math.ceil(1000 * most) / 1000, 3)}`);
  put(text, "x", tenth(x(i + 1)));
  put(text, "y", tenth(thick > 13 ? (y(best.from) + y(best.to)) / 2 + 4 : above(i)));
}
