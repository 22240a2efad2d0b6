import {type Group, group} from "./axes.js";
import type {Box} from "./stage.js";

/**
 * A group in `parent` whose marks are cut at the edges of `at`, widened by `margin` above and below.
 *
 * @param id unique in the document: a page holds a picture's wide and narrow still at once, so name the mode in it
 */
export function createClipped(parent: Group, at: Box, id: string, margin = 0): Group {
  parent
    .append("clipPath")
    .attr("id", id)
    .append("rect")
    .attr("x", at.x)
    .attr("y", at.y - margin)
    .attr("width", at.width)
    .attr("height", at.height + 2 * margin);
  return group(parent, "").attr("clip-path", `url(#${id})`);
}
