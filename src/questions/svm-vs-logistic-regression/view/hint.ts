import type {Here, Place} from "../params.js";
import {fullArrow} from "./arrows.js";
import type {Dot} from "./dots.js";
import {layouts} from "./layout.js";
import {levelEnds} from "./scales.js";

export const hintText = "drag any point";
/** The width of text is not known without a browser: a little more than this face takes. */
const width = 6.4 * hintText.length;
const ascent = 10;
const descent = 3;

/** Where the hint's baseline starts, and how much it would stand on there. */
export interface Spot {
  x: number;
  y: number;
  cost: number;
}

/** Something a hint should not stand on, and how much not. */
type Obstacle = readonly [x: number, y: number, weight: number];

/** What a hint should not stand on: points, the middles and tips of their arrows, and places along the lines. */
export function obstaclesOf(stage: Place, {params, result}: Here, dots: readonly Dot[]): Obstacle[] {
  const out: Obstacle[] = dots.map(({x, y}) => [x, y, 4]);
  const one = fullArrow(stage, result, params.forces);
  result.kept.forEach((i, k) => {
    const force = (dots[i].label ? -1 : 1) * result[params.forces].force[k];
    if (!one || Math.abs(force) < 0.2) return;
    for (const t of [0.5, 1]) out.push([dots[i].x + t * force * one[0], dots[i].y + t * force * one[1], 1]);
  });
  for (const [whose, level] of [
    ["svm", -1],
    ["svm", 0],
    ["svm", 1],
    ["logistic", 0]
  ] as const) {
    const ends = levelEnds(stage, result.extent, result[whose], level);
    if (!ends) continue;
    const [[ax, ay], [bx, by]] = ends;
    const steps = Math.ceil(Math.hypot(bx - ax, by - ay) / 7);
    for (let s = 0; s <= steps; ++s)
      out.push([ax + ((bx - ax) * s) / steps, ay + ((by - ay) * s) / steps, 1]);
  }
  return out;
}

/** The emptiest spot beside the ring at (x, y): to a side, or over or under it. */
export function hintSpot(stage: Place, {x, y}: {x: number; y: number}, obstacles: readonly Obstacle[]): Spot {
  const at = layouts[stage.mode].plane;
  let best: Spot = {x, y, cost: Infinity};
  for (const [dx, dy] of [
    [15, 4],
    [15, 15],
    [15, -7],
    [-15 - width, 4],
    [-15 - width, 15],
    [-15 - width, -7],
    [-width / 2, -16],
    [-width / 2, 25]
  ]) {
    const [left, base] = [x + dx, y + dy];
    const outside =
      left < at.x + 3 ||
      left + width > at.x + at.width - 3 ||
      base - ascent < at.y + 3 ||
      base + descent > at.y + at.height - 3;
    let cost = outside ? 1000 : 0;
    for (const [px, py, weight] of obstacles) {
      if (px > left - 5 && px < left + width + 5 && py > base - ascent - 5 && py < base + descent + 5)
        cost += weight;
    }
    if (cost < best.cost) best = {x: left, y: base, cost};
  }
  return best;
}

/**
 * Which point to follow first: of those that push the SVM's boundary the one with most room for the hint beside it; of
 * several the nearest to the middle of all. −1 where there are no points.
 */
export function firstFollowed(stage: Place, state: Here, dots: readonly Dot[]): number {
  if (!dots.length) return -1;
  const {kept, svm} = state.result;
  const row = new Map(kept.map((i, k) => [i, k]));
  const margin = ({i}: Dot): number => svm.margin[row.get(i) ?? -1] ?? Infinity;
  const pushing = dots.filter((d) => margin(d) < 1 + 1e-6);
  const obstacles = obstaclesOf(stage, state, dots);
  const mean = (f: (d: Dot) => number) => dots.reduce((s, d) => s + f(d), 0) / dots.length;
  const [cx, cy] = [mean((d) => d.x), mean((d) => d.y)];
  let best = -1;
  let least = Infinity;
  for (const d of pushing.length ? pushing : dots) {
    const cost = hintSpot(stage, d, obstacles).cost + Math.hypot(d.x - cx, d.y - cy) / 1000;
    if (cost < least) [best, least] = [d.i, cost];
  }
  return best;
}
