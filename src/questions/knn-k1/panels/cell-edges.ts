import type {Plot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import type {Cells} from "../cells.js";
import type {Room} from "../params.js";

/** The edges of single points' cells. */
export function createCellEdges(plot: Plot<Room["Stage"]["declaration"]>): (cells: Cells | null) => void {
  const path = plot.inside.append("path").attr("class", "line-soft").style("stroke-width", "0.8");
  let drawn: Cells | null = null;
  return (cells) => {
    if (cells === drawn) return;
    drawn = cells;
    setAttr(path, "d", cells ? outline(cells, plot) : null);
  };
}

/** Each edge once: neighbors share theirs. */
function outline({corners, start}: Cells, {x, y}: Pick<Plot<never>, "x" | "y">): string {
  const seen = new Set<number>();
  // A corner as one number, tenths of a unit: at most 819 across and down.
  const place = (c: number) =>
    Math.round(10 * x(corners[2 * c])) * 32768 + Math.round(10 * y(corners[2 * c + 1]));
  const text = (p: number) => `${Math.floor(p / 32768) / 10},${(p % 32768) / 10}`;
  let path = "";
  for (let i = 0; i + 1 < start.length; ++i) {
    let end = -1;
    let from = place(start[i + 1] - 1);
    for (let c = start[i]; c < start[i + 1]; ++c) {
      const to = place(c);
      const edge = from < to ? from * 1e9 + to : to * 1e9 + from;
      if (from !== to && !seen.has(edge)) {
        seen.add(edge);
        path += from === end ? `L${text(to)}` : `M${text(from)}L${text(to)}`;
        end = to;
      }
      from = to;
    }
  }
  return path;
}
