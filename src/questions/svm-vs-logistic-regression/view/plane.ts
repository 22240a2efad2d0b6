import {createAxis, group} from "../../../marks/axes.js";
import {createClipped} from "../../../marks/clip.js";
import {put} from "../../../marks/put.js";
import type {Result} from "../model.js";
import {editable, type Part, type Place} from "../params.js";
import {arrows} from "./arrows.js";
import {layouts} from "./layout.js";
import {levelLine, scales} from "./scales.js";

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
