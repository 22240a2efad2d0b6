import type {Scale} from "../../../marks/scale.js";
import type {Minimum} from "../starts.js";

/** Local minima too near to one another to be told apart. */
export interface Bar {
  count: number;
  /** The one of them that most starts end in. */
  most: Minimum;
}

/** How wide a bar is, in units. */
export const WIDTH = 4;

/** Which of the bars is nearest to an inertia. */
export function nearest(bars: readonly Bar[], inertia: number): number {
  const off = (i: number) => Math.abs(bars[i].most.inertia - inertia);
  let best = 0;
  for (let i = 1; i < bars.length; ++i) if (off(i) < off(best)) best = i;
  return best;
}

/** The bars of minima in rising order, on a scale of inertia. */
export function barsOf(minima: readonly Minimum[], x: Scale): Bar[] {
  const bars: Bar[] = [];
  for (const minimum of minima) {
    const last = bars.at(-1);
    if (last && x(minimum.inertia) - x(last.most.inertia) < WIDTH) {
      last.count += minimum.count;
      if (minimum.count > last.most.count) last.most = minimum;
    } else bars.push({count: minimum.count, most: minimum});
  }
  return bars;
}
