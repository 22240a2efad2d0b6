import type {Box} from "../../../figure/contract.js";
import type {Group} from "../../../marks/axes.js";
import {put, say} from "../../../marks/put.js";

/** Room that the name of a cell needs, and what a threshold is called for. */
const nameRoom = 26;
const callRoom = 140;

/**
 * The names of the four cells in the corners of the scores' picture, and what the threshold, at `px`, does beside it. A cell
 * with no room for its name goes without.
 */
export function cellNames(panel: Group, at: Box): (px: number) => void {
  const names = (["tp", "fn", "fp", "tn"] as const).map((cell) => {
    const right = cell === "tp" || cell === "fp";
    const top = cell === "tp" || cell === "fn";
    const name = panel
      .append("text")
      .attr("class", `${top ? "orange" : "blue"}-text halo`)
      .attr("data-ref", cell)
      .attr("x", right ? at.x + at.width : at.x)
      .attr("y", top ? at.y - 6 : at.y + at.height - 5)
      .attr("text-anchor", right ? "end" : "start")
      .text(cell.toUpperCase());
    return {name, right};
  });
  const call = panel
    .append("text")
    .attr("class", "note-label")
    .attr("y", at.y - 6);
  return (px) => {
    const [left, right] = [px - at.x, at.x + at.width - px];
    for (const cell of names)
      put(cell.name, "display", (cell.right ? right : left) < nameRoom ? "none" : null);
    const room = right > callRoom;
    put(call, "x", room ? Math.max(px + 5, at.x + 24) : Math.min(px - 5, at.x + at.width - 24));
    put(call, "text-anchor", room ? "start" : "end");
    say(call, room ? "called positive →" : "← called negative");
  };
}
