import {tenth} from "../../../marks/format.js";
import type {Plot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import type {Box} from "../../../marks/stage.js";
import type {Spread} from "../cost.js";
import type {Room} from "../params.js";

/** What stands at one batch size: median, lowest and highest over the runs, as the plot's values. */
export interface Place extends Spread {
  readonly batch: number;
}

const DOT = "m-3.5,0a3.5,3.5 0 1,0 7,0a3.5,3.5 0 1,0 -7,0z";
const NEVER = "m-4.5,4h9l-4.5,-8z";

/**
 * Medians with whiskers from the lowest run to the highest; who never gets there is a triangle at the top. Says where
 * the whiskers stand, so that names keep clear of them.
 */
export function createSpreads(
  plot: Plot<Room["Stage"]["declaration"]>,
  ref: string
): (places: readonly Place[]) => Box[] {
  const {at, x, y, inside} = plot;
  const path = (className: string) => inside.append("path").attr("class", className).attr("data-ref", ref);
  const [whiskers, joined, dots] = [path("line-soft"), path("line-soft"), path("")];
  const top = at.y + 7;
  const height = (value: number) => (Number.isFinite(value) ? tenth(y(value)) : top);
  return (places) => {
    const there = places.filter(({median}) => Number.isFinite(median));
    setAttr(
      whiskers,
      "d",
      places
        .filter(({low}) => Number.isFinite(low))
        .map(({batch, low, high}) => `M${tenth(x(batch))},${height(low)}V${height(high)}`)
        .join("") || null
    );
    setAttr(
      joined,
      "d",
      there.map(({batch, median}, i) => `${i ? "L" : "M"}${tenth(x(batch))},${height(median)}`).join("") ||
        null
    );
    setAttr(
      dots,
      "d",
      places
        .filter(({median}) => !Number.isNaN(median))
        .map(
          ({batch, median}) => `M${tenth(x(batch))},${height(median)}${Number.isFinite(median) ? DOT : NEVER}`
        )
        .join("") || null
    );
    return places
      .filter(({low}) => Number.isFinite(low))
      .map(({batch, low, high}) => ({
        x: x(batch) - 4,
        y: Number(height(high)),
        width: 8,
        height: Number(height(low)) - Number(height(high))
      }));
  };
}
