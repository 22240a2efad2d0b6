import {kMeans} from "../../ml/kmeans.js";
import {plusPlusRows, randomRows} from "../../ml/kmeans-plus-plus.js";
import {random} from "../../ml/random.js";
import type {Points} from "./points.js";

/** How many starts of each kind are run to their end. */
export const STARTS = 200;

export type Init = "random" | "plusplus";
export const inits: readonly Init[] = ["random", "plusplus"];

/** One local minimum, and how many of the starts end there. */
export interface Minimum {
  inertia: number;
  count: number;
  /** The first start that leads there, from 1. */
  start: number;
}

export interface Outcomes {
  /** Local minima by inertia, the lowest first. */
  minima: Minimum[];
  median: number;
  /** The share of starts that reach the lowest inertia of all, both kinds of start together. */
  share: number;
}

export interface Best {
  inertia: number;
  init: Init;
  start: number;
  labels: Uint8Array;
}

/** Centroids of start number `start`, from 1, in the units of Z: k of the points. */
export function startOf({Z, n}: Points, k: number, seed: number, init: Init, start: number): Float64Array {
  const source = random(seed, 1000 * (inits.indexOf(init) + 1) + start);
  const rows = init === "random" ? randomRows(n, k, source) : plusPlusRows(Z, n, 2, k, source);
  return Float64Array.from({length: 2 * k}, (_, q) => Z[2 * rows[q >> 1] + (q % 2)]);
}

/** Sums in another order end in other last digits: inertias as close as this are one minimum. */
const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(a, b);

/** An inertia, 0 where it is no more than rounding makes of 0. */
export const rounded = ({rounding}: Points, inertia: number): number => (inertia <= rounding ? 0 : inertia);

/** Lloyd's algorithm from 200 starts of each kind, or from more. */
export function outcomesOf(
  points: Points,
  k: number,
  seed: number,
  starts = STARTS
): Readonly<Record<Init, Outcomes>> & {best: Best} {
  let best: Best | null = null;
  const finals = inits.map((init) => {
    const inertia = new Float64Array(starts);
    for (let s = 1; s <= starts; ++s) {
      const fit = kMeans({X: points.Z, n: points.n, p: 2, start: startOf(points, k, seed, init, s)});
      const end = rounded(points, fit.inertia);
      inertia[s - 1] = end;
      if (!best || (end < best.inertia && !close(end, best.inertia)))
        best = {inertia: end, init, start: s, labels: fit.labels};
    }
    return inertia;
  });
  const found = best as unknown as Best;
  const [one, two] = finals.map((inertia) => summary(inertia, found.inertia));
  return {random: one, plusplus: two, best: found};
}

function summary(inertia: Float64Array, best: number): Outcomes {
  const order = Array.from(inertia.keys()).sort((a, b) => inertia[a] - inertia[b] || a - b);
  const minima: Minimum[] = [];
  for (const i of order) {
    const last = minima.at(-1);
    if (last && close(last.inertia, inertia[i])) {
      ++last.count;
      last.start = Math.min(last.start, i + 1);
    } else minima.push({inertia: inertia[i], count: 1, start: i + 1});
  }
  const middle = order.length / 2;
  return {
    minima,
    median: (inertia[order[middle - 1]] + inertia[order[middle]]) / 2,
    share: minima[0] && close(minima[0].inertia, best) ? minima[0].count / order.length : 0
  };
}
