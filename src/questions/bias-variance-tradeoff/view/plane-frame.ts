import {createAxis, type Group, group} from "../../../marks/axes.js";
import {createClipped} from "../../../marks/clip.js";
import {type Scale, scaleLog} from "../../../marks/scale.js";
import type {CurveData} from "../data.json.js";
import type {Params, Place} from "../params.js";
import {extentOf, floor} from "./extent.js";
import {layouts, tenth} from "./layout.js";

const decades = [1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1];
const roundTotals = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1];

/** What the lowest lines in the frame, on the gray lines, take of its height. */
export const notes = 32;

/** The plane without its paths: axes and lines of equal bias² + variance. */
export interface Frame {
  /** Places of bias² and variance, as of the last `rescale`; a bias² too small to measure stands at the left edge. */
  across(bias2: number): number;
  up(variance: number): number;
  /** Marks in here are cut at the frame. */
  inside: Group;
  /** Fits the axes to a function and σ. */
  rescale(data: CurveData, params: Params): void;
}

export function createFrame(stage: Place, root: Group): Frame {
  const {plane: at} = layouts[stage.mode];
  const x: Scale = scaleLog([at.x + 12, at.x + at.width]);
  const y: Scale = scaleLog([at.y + at.height, at.y]);
  root
    .append("text")
    .attr("class", "panel-title")
    .attr("x", at.x - 4)
    .attr("y", at.y - 34)
    .text("Each path is a model, rigid to flexible");
  const inside = createClipped(root, at, `bv-plane-${stage.mode}`);
  const sums = inside.append("path").attr("class", "grid-line").style("stroke", "var(--rule)");
  const values = group(inside, "");
  const axes = group(root, "");

  const rescale = (data: CurveData, {f, sigma}: Params): void => {
    const {bias2, variance} = extentOf(data, f, sigma);
    x.domain(bias2);
    y.domain(variance);
    axes.selectAll("*").remove();
    const inRange = ([low, high]: number[]) => decades.filter((v) => v >= low && v <= high);
    createAxis(axes, {
      at,
      orient: "bottom",
      label: "bias² (log scale)",
      ticks: [floor, ...inRange(bias2)],
      format: (v) => (v === floor ? `≤ ${v}` : String(v))
    })(x);
    createAxis(axes, {
      at,
      orient: "left",
      label: "variance (log scale)",
      ticks: inRange(variance),
      format: String
    })(y);
    axes.selectAll(".axis-bottom .axis-label").attr("data-ref", "bias");
    axes.selectAll(".axis-left .axis-label").attr("data-ref", "variance");
    let path = "";
    values.selectAll("*").remove();
    for (const total of roundTotals) {
      if (total < bias2[0] * 4 || total > bias2[1]) continue;
      // From the left edge, where variance is all of the sum, to the lower edge, where bias² is.
      const points = Array.from({length: 21}, (_, i) => {
        const b = i < 20 ? Math.min(total * (1 - 1e-9), bias2[0] * (total / bias2[0]) ** (i / 20)) : total;
        return `${tenth(x(b))},${tenth(y(Math.max(variance[0], total - b)))}`;
      });
      path += `M${points.join("L")}V${at.y + at.height}`;
      values
        .append("text")
        .attr("class", "note-label halo")
        .attr("x", tenth(x(total)))
        .attr("y", at.y + at.height - 6)
        .attr("text-anchor", "middle")
        .text(String(total));
    }
    values
      .append("text")
      .attr("class", "note-label halo")
      .attr("x", at.x + at.width - 4)
      .attr("y", at.y + at.height - 21)
      .attr("text-anchor", "end")
      .text("gray: equal bias² + variance");
    sums.attr("d", path);
  };

  return {across: (bias2) => x(Math.max(floor, bias2)), up: y, inside, rescale};
}
