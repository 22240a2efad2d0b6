import {fixed} from "../../../marks/format.js";
import type {Axis} from "../place.js";

/** The least height that a class is drawn at, in the picture's units: lower, its marks cannot be told apart. */
export const leastHeight = 16;

/** What a class drawn too high says of it; nothing where a digit would not show it. */
export function enlargedText(times: number): string {
  const digits = fixed(times, times < 9.95 ? 1 : 0);
  return digits === fixed(1, 1) ? "" : `drawn ${digits} times too high`;
}

/** The highest of the bars, of equal width from `lo` to `hi`, that lie between two places. */
export function highestBar(
  bars: Float64Array,
  {lo, hi}: Pick<Axis, "lo" | "hi">,
  from: number,
  to: number
): number {
  const bin = (v: number) =>
    Math.min(bars.length - 1, Math.max(0, Math.floor(((v - lo) / (hi - lo)) * bars.length)));
  return bars.subarray(bin(from), bin(to) + 1).reduce((a, b) => Math.max(a, b), 0);
}

/**
 * How high two classes are drawn that share `total` as their `areas` say, or a little else where one of them would be
 * lower than `leastHeight`.
 *
 * @param areas a class's peak density times its share of the cases, both above 0
 * @returns the heights, and how many times as high as its share each is drawn: 1, or more where it was too low
 */
export function heightsOf(
  areas: readonly [number, number],
  total: number
): {heights: [number, number]; enlarged: [number, number]} {
  const low = areas[0] < areas[1] ? 0 : 1;
  const fair = (areas[low] * total) / (areas[0] + areas[1]);
  const heights: [number, number] = [0, 0];
  heights[low] = Math.max(leastHeight, fair);
  heights[1 - low] = total - heights[low];
  const enlarged: [number, number] = [1, 1];
  // Against the other class, as it is drawn now.
  if (fair < leastHeight) enlarged[low] = heights[low] / ((areas[low] * heights[1 - low]) / areas[1 - low]);
  return {heights, enlarged};
}
