import type {Plot} from "../../../marks/plot.js";
import type {Room} from "../params.js";
import type {Plane} from "../plane.js";

export type Declared = Room["Stage"]["declaration"];

/**
 * Gives the plot ends in which a unit is as long along x as along y, so that right angles are right, and all points lie
 * inside; the mean is in the middle. Returns half the plot's height, in the data's units.
 */
export function showAll(plot: Plot<Declared>, {x, y}: Plane): number {
  const shape = plot.at.height / plot.at.width;
  let [wide, high] = [0, 0];
  for (let i = 0; i < x.length; ++i) {
    wide = Math.max(wide, Math.abs(x[i]));
    high = Math.max(high, Math.abs(y[i]));
  }
  const half = 1.06 * Math.max(high, wide * shape) || 1;
  plot.domain({x: [-half / shape, half / shape], y: [-half, half]});
  return half;
}
