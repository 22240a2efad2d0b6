import {tenth} from "../../../marks/format.js";
import type {Plot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import {counts, type Lean, STEPS} from "../leans.js";
import type {Room} from "../params.js";

const STROKES = [3, 2, 1.1] as const;

/** Lines from a prediction to the targets that it leans on: magenta and blue where they bring its error, gray where not. */
export function createLeans(plot: Plot<Room["Stage"]["declaration"]>) {
  const {x, y} = plot;
  const path = (className: string, ref: string, width: number, opacity = 1) =>
    plot.inside
      .append("path")
      .attr("class", className)
      .attr("data-ref", ref)
      .style("stroke-width", `${width}`)
      .style("stroke-opacity", `${opacity}`);
  const free = [path("line-soft", "free", 0.8, 0.55), path("line-soft", "free", 1.5)];
  const before = STROKES.map((width) => path("line-0", "before", width)).reverse();
  const after = STROKES.map((width) => path("line-taught", "leak", width)).reverse();
  return ({result: {rows, row}}: Room["State"], leans: readonly Lean[]): void => {
    const d = {free: ["", ""], before: ["", "", ""], after: ["", "", ""]};
    const from = `M${tenth(x(row.row + 1))},${tenth(y(row.said))}`;
    for (const lean of leans) {
      const line = `${from}L${tenth(x(lean.row + 1))},${tenth(y(rows.target[lean.row]))}`;
      if (!counts(lean)) {
        d.free[Math.abs(lean.weight) > 0.1 ? 1 : 0] += line;
        continue;
      }
      const step = STEPS.findIndex((least) => Math.abs(lean.shared) >= least);
      (lean.row > row.row ? d.after : d.before)[2 - step] += line;
    }
    free.forEach((node, i) => {
      setAttr(node, "d", d.free[i] || null);
    });
    before.forEach((node, i) => {
      setAttr(node, "d", d.before[i] || null);
    });
    after.forEach((node, i) => {
      setAttr(node, "d", d.after[i] || null);
    });
  };
}
