import {createAxis, group} from "../../../marks/axes.js";
import {createClipped} from "../../../marks/clip.js";
import {put} from "../../../marks/put.js";
import type {Result} from "../model.js";
import {editable, type Part, type Place} from "../params.js";
import {layouts, tenth} from "./layout.js";
import {levelLine, scales} from "./scales.js";

/** Length of an arrow for force 1, in units. */
export const fullForce = {wide: 34, narrow: 27} as const;

/** The plane: both boundaries, the SVM's margins, the boundaries as they were, and the force of each point as an arrow. */
export function createPlane(stage: Place): Part {
  const at = layouts[stage.mode].plane;
  const root = group(stage.svg, "");
  root
    .append("rect")
    .attr("class", "frame")
    .attr("x", at.x)
    .attr("y", at.y)
    .attr("width", at.width)
    .attr("height", at.height);
  const xAxis = createAxis(root, {at, orient: "bottom", label: "", ticks: stage.mode === "wide" ? 8 : 5});
  const yAxis = createAxis(root, {at, orient: "left", label: "", ticks: 6});
  const inside = createClipped(root, at, `svm-plane-${stage.mode}`);
  const line = (className: string, ref: string) =>
    inside.append("path").attr("class", className).attr("data-ref", ref);
  const was = line("line-soft dotted", "before");
  const margins = line("line dashed", "margin").style("stroke-width", "1");
  const logistic = line("line-2 svm-logistic", "logistic").style("stroke-dasharray", "9 3 2 3");
  const svm = line("line", "hinge");
  const forces = line("line-taught", "force").style("stroke-width", "1.5");
  let axes = "";
  let drawn: Result | null = null;
  let whose = "";
  return ({result, params}) => {
    if (result === drawn && params.forces === whose) return;
    const {points, extent, before} = result;
    const place = [...extent, points.xName, points.yName].join("\n");
    if (place !== axes) {
      axes = place;
      const {x, y} = scales(stage, extent);
      xAxis(x, points.xName);
      yAxis(y, points.yName);
    }
    if (result !== drawn) {
      const level = (of: typeof result.svm, c: number) => levelLine(stage, extent, of, c);
      put(svm, "d", level(result.svm, 0));
      put(margins, "d", level(result.svm, 1) + level(result.svm, -1));
      put(logistic, "d", levelLine(stage, extent, result.logistic, 0));
      put(was, "d", before ? level(before.svm, 0) + levelLine(stage, extent, before.logistic, 0) : "");
    }
    drawn = result;
    whose = params.forces;
    // Among very many points the arrows must not hide them.
    put(forces, "stroke-opacity", result.kept.length > editable + 1 ? 0.35 : null);
    put(forces, "d", arrows(stage, result, params.forces));
  };
}

/** From each point an arrow across the boundary, away from the point's own side, as long as its force. */
function arrows(stage: Place, result: Result, whose: "svm" | "logistic"): string {
  const {points, kept, extent} = result;
  const {w, force} = result[whose];
  const {x, y} = scales(stage, extent);
  // Across the line as it is drawn: the plane's two scales may differ.
  const [sx, sy] = [x(extent[1]) - x(extent[0]), y(extent[3]) - y(extent[2])];
  const [gx, gy] = [w[0] * ((extent[1] - extent[0]) / sx), w[1] * ((extent[3] - extent[2]) / sy)];
  const size = Math.hypot(gx, gy);
  if (!(size > 0)) return "";
  let path = "";
  kept.forEach((i, k) => {
    const length = fullForce[stage.mode] * force[k];
    if (length < 0.4) return;
    const sign = points.label[i] ? -1 : 1;
    const [ux, uy] = [(sign * gx) / size, (sign * gy) / size];
    const [px, py] = [tenth(x(points.x[i])), tenth(y(points.y[i]))];
    path += `M${px},${py}l${tenth(ux * length)},${tenth(uy * length)}`;
    if (length < 7) return;
    // The head, from its tip.
    const turn = (c: number, s: number) =>
      `${tenth(-5 * (ux * c - uy * s))},${tenth(-5 * (ux * s + uy * c))}`;
    const tip = `${tenth(px + ux * length)},${tenth(py + uy * length)}`;
    path += `l${turn(0.82, 0.57)}M${tip}l${turn(0.82, -0.57)}`;
  });
  return path;
}
