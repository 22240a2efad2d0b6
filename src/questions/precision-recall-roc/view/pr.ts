import type {Box} from "../../../figure/contract.js";
import {type Group, group} from "../../../marks/axes.js";
import {fixed, tenth} from "../../../marks/format.js";
import {put, say} from "../../../marks/put.js";
import type {Contour} from "../contours.js";
import {cross, stairs, straight} from "./paths.js";
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
  const chance = s.panel.append("text").attr("class", "note-label halo").attr("data-ref", "chance");
  const margin = at.x + at.width + 3;
  const name = s.panel
    .append("text")
    .attr("class", "tick-label")
    .attr("data-ref", "f")
    .attr("x", margin)
    .attr("y", at.y + 4);
  const labels = group(s.panel, "levels").attr("data-ref", "f");
  /** Where a line of equal F leaves the square. */
  const endOf = (c: Contour) => s.y(c.y[c.y.length - 1]);
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
      labels
        .selectAll("text")
        .data(r.contours.filter((_, i) => i % 2 === 1))
        .join("text")
        .attr("class", "tick-label")
        .attr("x", margin)
        .attr("y", (c) => tenth(endOf(c)) + 4)
        .text((c) => c.level);
      say(name, `F${p.beta}`);
      drawn = [];
    }
    const same = [r.pr, r.population?.pr];
    if (same.some((v, i) => v !== drawn[i])) {
      drawn = same;
      paths.curve.attr("d", stairs(r.pr, s));
      paths.population.attr("d", r.population ? straight(r.population.pr, s) : null);
      const level = tenth(s.y(r.prevalence));
      paths.chance.attr("d", `M${s.x(0)},${level}H${s.x(1)}`);
      // Low, the line runs where the curve ends: its name stands outside then, instead of the level that is there.
      const low = level > at.y + at.height - 20;
      put(chance, "x", low ? margin + 5 : at.x + 4);
      put(chance, "y", low ? level + 4 : level + 13);
      say(chance, low ? "π" : "random: π");
      labels
        .selectAll<SVGTextElement, Contour>("text")
        .attr("display", (c) => (low && Math.abs(endOf(c) - level) < 12 ? "none" : null));
    }
    put(paths.here, "d", r.contourHere ? straight(r.contourHere, s) : null);
    put(paths.best, "d", cross(s.x(r.best.recall), s.y(r.best.precision)));
    // Where nothing is called positive precision is undefined; the curve starts at 1 by convention.
    const [px, py] = [tenth(s.x(r.recall)), tenth(s.y(Number.isNaN(r.precision) ? 1 : r.precision))];
    put(paths.guide, "d", `M${s.x(0)},${py}H${px}V${s.y(0)}`);
    s.handle({
      state,
      x: px,
      y: py,
      now: r.recall,
      text: `recall ${fixed(r.recall, 3)}, precision ${Number.isNaN(r.precision) ? "undefined" : fixed(r.precision, 3)}`
    });
  };
}
