import type {Surface} from "../../ml/surfaces.js";
import type {Crop} from "./levels.js";

/** A way through the plane of weights. */
export interface Way {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

type Ends = readonly [min: number, max: number];

/** A part of the frame about values: a margin round them, three tenths of the frame at least, on a grid that does not tremble. */
function ends(values: readonly number[], [min, max]: Ends): Ends {
  const size = max - min;
  const inside = values.filter((v) => v >= min && v <= max);
  let [a, b] = [Math.min(...inside) - 0.06 * size, Math.max(...inside) + 0.06 * size];
  const short = 0.3 * size - (b - a);
  if (short > 0) [a, b] = [a - short / 2, b + short / 2];
  const grid = size / 40;
  const at = (v: number): number => Number((min + grid * v).toFixed(6));
  return [
    at(Math.max(0, Math.floor((a - min) / grid + 1e-9))),
    at(Math.min(40, Math.ceil((b - min) / grid - 1e-9)))
  ];
}

/**
 * The part of a surface's frame where walks are, with its minima and a place that must be in it. What leaves the frame
 * does not widen it.
 */
export function cropOf(surface: Surface, ways: readonly Way[], place: readonly [number, number]): Crop {
  const all = (key: "x" | "y", i: 0 | 1): number[] => [
    place[i],
    ...surface.minima.map((at) => at[i]),
    ...ways.flatMap((way) => Array.from(way[key]))
  ];
  return {x: ends(all("x", 0), surface.x), y: ends(all("y", 1), surface.y)};
}
