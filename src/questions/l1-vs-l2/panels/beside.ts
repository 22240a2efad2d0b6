import type {Box} from "../../../marks/stage.js";

/** A curve's heights in the picture's units, and whether it has a name. */
export interface Curve {
  ys: ArrayLike<number>;
  named: boolean;
}

/** The room of a name "x1" to "x8": half its width and half its height. */
export const HALF = {width: 9, height: 7} as const;
/** From the curve to the name's middle, over it and under it; nearer where there is little room. */
const AWAY = [-11, 11, -8.5, 8.5];
/** What is left free at a name's sides. */
const SIDE = 3;

/** How far a curve and the height y are apart, over its places from `first` to `last`. */
export function distance({ys}: Curve, y: number, first: number, last: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let k = first; k <= last; ++k) least = Math.min(least, Math.abs(ys[k] - y));
  return least;
}

/** The places of curves that a name at the place k is over or under. */
export function reach(xs: ArrayLike<number>, k: number): [first: number, last: number] {
  let [first, last] = [k, k];
  const near = (i: number): boolean => Math.abs(xs[i] - xs[k]) <= HALF.width + SIDE;
  while (first > 0 && near(first - 1)) --first;
  while (last < xs.length - 1 && near(last + 1)) ++last;
  return [first, last];
}

/** A name's middle: at the place k of its curve, and how high. */
export interface Place {
  k: number;
  x: number;
  y: number;
}

/**
 * Where the names of curves over the same xs stand: each nearer to its own curve than to any other named one, so that no
 * name can be read as another's; if possible on no curve, no upright line and no other name; else as far left as it goes.
 */
export function besideCurves(
  xs: ArrayLike<number>,
  curves: readonly Curve[],
  at: Box,
  uprights: readonly number[]
): Place[] {
  const taken: Place[] = [];
  const free = Array.from(xs, (x, k) => {
    const [first, last] = reach(xs, k);
    const crossed = uprights.filter((upright) => Math.abs(upright - x) < HALF.width + 2).length;
    return {k, x, first, last, cost: 0.02 * Math.abs(x - at.x) + 30 * crossed};
  }).filter(({x}) => x >= at.x + HALF.width + 2 && x <= at.x + at.width - HALF.width);
  for (const own of curves) {
    if (!own.named) continue;
    let best: Place = {k: 0, x: at.x, y: at.y};
    let least = Number.POSITIVE_INFINITY;
    for (const {k, x, first, last, cost: start} of free) {
      for (const away of AWAY) {
        const y = own.ys[k] + away;
        const mine = distance(own, y, first, last);
        let cost = start + 10 * Math.max(0, HALF.height - mine);
        if (y < at.y + HALF.height || y > at.y + at.height - HALF.height) cost += 500;
        for (const other of taken)
          if (Math.abs(other.x - x) < 2 * HALF.width + 2 && Math.abs(other.y - y) < 2 * HALF.height)
            cost += 1000;
        for (const curve of curves) {
          if (cost >= least) break;
          if (curve === own) continue;
          const other = distance(curve, y, first, last);
          cost += 4 * Math.max(0, HALF.height + 1 - other);
          // The nearer of two curves is the one that a name is read as.
          if (curve.named) cost += 40 * Math.max(0, mine + 4 - other);
        }
        if (cost < least) [best, least] = [{k, x, y}, cost];
      }
    }
    taken.push(best);
  }
  return taken;
}
