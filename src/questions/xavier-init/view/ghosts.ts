import type {Box} from "../../../figure/contract.js";
import type {Group} from "../../../marks/axes.js";
import {tenth} from "../../../marks/format.js";
import {put, say} from "../../../marks/put.js";
import type {Expected} from "../../../ml/mean-field.js";
import type {SchemeName} from "../schemes.js";
import {columnOf} from "./layout.js";
import {far} from "./spans.js";

/** About the width of a name. */
const NAME = 150;
const own: readonly SchemeName[] = ["small", "large"];

/** A line through the sizes of layers from `first` on. */
export type Through = (sizes: readonly number[], first?: number) => string;

/**
 * For comparison, what theory expects if all weights have one standard deviation, 0.01 or 1: drawn until it leaves the
 * picture, and named beside the place where it does.
 *
 * @param inside where the lines are drawn, clipped; the names are drawn in `root`
 * @returns draws them on an axis of so many decades, but not the start that is set, which stands there as itself
 */
export function createGhosts(
  root: Group,
  inside: Group,
  at: Box,
  through: Through
): (expected: readonly Expected[], set: SchemeName, decades: number) => void {
  const column = columnOf(at);
  const lines = inside.append("path").attr("class", "line-soft").style("stroke-opacity", "0.7");
  const names = [at.y + at.height - 8, at.y + 14].map((y) =>
    root.append("text").attr("class", "note-label halo").attr("y", y)
  );
  return (expected, set, decades) => {
    const beyond = (v: number) => far(v, decades);
    let d = "";
    expected.forEach(({std, gradient}, i) => {
      const forward = std.findIndex(beyond);
      const backward = gradient.findLastIndex(beyond);
      const leaves = set !== own[i] && (forward >= 0 || backward >= 0);
      say(names[i], leaves ? `if all weights have std ${i ? 1 : 0.01}` : "");
      if (!leaves) return;
      if (forward >= 0) d += through(std.slice(0, forward + 1));
      if (backward >= 0) d += through(gradient.slice(backward), backward);
      // Beside the line where that leaves; where there is no room to the left of one that comes back, well right of it.
      const room = forward < 0 && column(backward) > at.x + NAME;
      const past =
        forward >= 0 ? column(forward) + 6 : Math.min(column(backward) + 70, at.x + at.width - NAME);
      put(names[i], "x", tenth(room ? column(backward) - 6 : past));
      put(names[i], "text-anchor", room ? "end" : "start");
    });
    put(lines, "d", d || null);
  };
}
