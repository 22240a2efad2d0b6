import {type Group, group} from "../../../marks/axes.js";
import {tenth} from "../../../marks/format.js";
import type {Here} from "../params.js";
import {subscripts, weight} from "../words.js";
import {type Plane, sceneryOf} from "./clear.js";
import {createRegionNames, NAME_WIDTH} from "./regions.js";
import {around, clearest, type Spot} from "./spots.js";

/** The names in the plane of weights, each where the fewest lines run through it. */
export function createNames(
  root: Group,
  plane: Plane
): (state: Here, handle: readonly [number, number]) => void {
  const {x, y, at} = plane;
  const regions = createRegionNames(root, plane);
  const names = group(root, "names").style("pointer-events", "none");
  const name = (className: string, ref: string) =>
    names.append("text").attr("class", `${className} halo`).attr("data-ref", ref);
  const center = name("axis-label", "center");
  const budget = name("axis-label", "t").text("t");
  const best = name("taught-text", "w");
  const value = root
    .append("text")
    .attr("class", "taught-text")
    .attr("x", at.x + at.width)
    .attr("y", at.y - 9)
    .attr("text-anchor", "end")
    .attr("data-ref", "w");

  return (state, handle) => {
    const {params, result} = state;
    const {w, kind} = result.optimum;
    const [cx, cy] = [x(params.center[0]), y(params.center[1])];
    const [wx, wy] = [x(w[0]), y(w[1])];
    value.text(`ŵ = (${weight(w[0])}, ${weight(w[1])})`);
    const scenery = sceneryOf(state, plane, [
      [cx, cy, 11],
      [cx, cy - 17, 10], // the word that says it can be dragged
      [wx, wy, 8],
      [...handle, 11]
    ]);
    const put = (text: typeof best, words: string, width: number, spots: readonly Spot[]): void => {
      const {spot} = clearest(spots, (s) => scenery.cost(s, width));
      scenery.take(spot, width);
      text.attr("x", tenth(spot.x)).attr("y", tenth(spot.y)).attr("text-anchor", spot.anchor).text(words);
    };
    const inside = kind === "inside";
    const c = around(cx, cy, 12);
    put(center, inside ? "ŵ = w*" : "w*", inside ? 40 : 14, [
      c.right,
      c.left,
      c.below,
      c.belowRight,
      c.belowLeft
    ]);
    const v = around(wx, wy, 9);
    // First away from w*, where the contours are.
    const [right, up] = [params.center[0] < w[0], params.center[1] > w[1]];
    const [beside, beyond] = right ? [v.right, v.left] : [v.left, v.right];
    const corners = up
      ? [v.belowRight, v.belowLeft, v.aboveLeft, v.aboveRight]
      : [v.aboveRight, v.aboveLeft, v.belowLeft, v.belowRight];
    const vertex = kind === "vertex";
    best.attr("display", inside ? "none" : null);
    if (!inside) {
      put(best, vertex ? `ŵ${subscripts[w[0] === 0 ? 0 : 1]} = 0` : "ŵ", vertex ? NAME_WIDTH : 9, [
        ...corners,
        beside,
        beyond
      ]);
    }
    const b = around(handle[0], handle[1], 11);
    put(budget, "t", 6, [b.below, b.belowLeft, b.belowRight, b.aboveLeft, b.aboveRight, b.above]);
    regions(state, scenery);
  };
}
