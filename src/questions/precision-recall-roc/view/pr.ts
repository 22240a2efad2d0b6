import type {Box} from "../../../figure/contract.js";
import {type Group, group} from "../../../marks/axes.js";
import {fixed} from "../../../marks/format.js";
import {tenth} from "./layout.js";
import {cross, stairs, straight} from "./paths.js";
import {put} from "./put.js";
import {square} from "./square.js";
import type {Part, Place} from "./types.js";

/** The precision–recall staircase over lines of equal F, with the point of the threshold and the best one. */
export function prPart(stage: Place, root: Group, at: Box): Part {
  const paths: Record<string, Group> = {};
  let contours!: Group;
  const s = square(
    stage,
    root,
    at,
    "pr",
    {
      x: "recall: TP / positives",
      y: "precision: TP / called +",
      handle: "point on the precision–recall curve"
    },
    (panel) => {
      const path = (name: string, className: string, ref: string) => {
        paths[name] = panel.append("path").attr("class", className).attr("data-ref", ref) as unknown as Group;
      };
      contours = group(panel, "contours").attr("data-ref", "f");
      path("here", "line-taught dashed", "f");
      path("chance", "line-soft dashed", "chance");
      path("population", "line-soft", "population");
      path("curve", "line", "pr");
      path("guide", "line-taught dotted", "threshold");
      path("best", "line", "best");
    }
  );
  const chance = s.panel.append("text").attr("class", "note-label halo");
  let lines: unknown = null;
  let drawn: unknown[] = [];
  return (state) => {
    const {result: r, settled: p} = state;
    s.title(`Precision–recall · AP ${fixed(r.averagePrecision, 3)}`);
    if (r.contours !== lines) {
      lines = r.contours;
      contours
        .selectAll("path")
        .data(r.contours)
        .join("path")
        .attr("class", "line-soft")
        .attr("stroke-opacity", 0.5)
        .attr("d", (c) => straight(c, s));
      contours
        .selectAll("text")
        .data(r.contours.filter((_, i) => i % 2 === 1))
        .join("text")
        .attr("class", "tick-label")
        .attr("x", at.x + at.width + 3)
        .attr("y", (c) => tenth(s.y(c.y[c.y.length - 1])) + 4)
        .text((c) => `${c.level === 0.8 ? `F${p.beta} ` : ""}${c.level}`);
    }
    const same = [r.pr, r.population?.pr];
    if (same.some((v, i) => v !== drawn[i])) {
      drawn = same;
      paths.curve.attr("d", stairs(r.pr, s));
      paths.population.attr("d", r.population ? straight(r.population.pr, s) : null);
      const level = tenth(s.y(r.prevalence));
      paths.chance.attr("d", `M${s.x(0)},${level}H${s.x(1)}`);
      const low = level > at.y + at.height - 18;
      chance
        .attr("x", at.x + (low ? at.width / 2 : 4))
        .attr("y", low ? level - 4 : level + 13)
        .text("random: π");
    }
    put(paths.here, "d", r.contourHere ? straight(r.contourHere, s) : null);
    put(paths.best, "d", cross(s.x(r.best.recall), s.y(r.best.precision)));
    // Where nothing is called positive precision is undefined; the curve starts at 1 by convention.
    const [px, py] = [tenth(s.x(r.recall)), tenth(s.y(Number.isNaN(r.precision) ? 1 : r.precision))];
    paths.guide.attr("d", `M${s.x(0)},${py}H${px}V${s.y(0)}`);
    s.handle({
      state,
      x: px,
      y: py,
      now: r.recall,
      text: `recall ${fixed(r.recall, 3)}, precision ${fixed(r.precision, 3)}`
    });
  };
}
