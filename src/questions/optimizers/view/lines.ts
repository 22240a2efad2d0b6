import {tenth} from "../../../marks/format.js";

/** Places in the picture, one after another. */
export type Places = readonly (readonly [x: number, y: number])[];

/** A line through places, without those that repeat the last one or go on level. */
export function polyline(places: Places): string {
  const kept: [number, number][] = [];
  for (const [x, y] of places) {
    const at: [number, number] = [tenth(x), tenth(y)];
    const [a, b] = [kept[kept.length - 2], kept[kept.length - 1]];
    if (b && b[0] === at[0] && b[1] === at[1]) continue;
    if (a && a[1] === at[1] && b[1] === at[1] && (b[0] - a[0]) * (at[0] - b[0]) > 0) kept.pop();
    kept.push(at);
  }
  return kept.length > 1 ? `M${kept.join("L")}` : "";
}

/** A dot at each place; places that fall together have one. */
export function pens(places: Places): string {
  const dots = new Set(places.map(([x, y]) => `M${tenth(x)},${tenth(y)}h0`));
  return [...dots].join("");
}
