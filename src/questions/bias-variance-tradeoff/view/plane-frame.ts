import {createAxis, type Group, group} from "../../../marks/axes.js";
import {createClipped} from "../../../marks/clip.js";
import {tenth} from "../../../marks/format.js";
import {type Scale, scaleLog} from "../../../marks/scale.js";
import type {CurveData} from "../data.json.js";
import type {Params, Place} from "../params.js";
import {extentOf, floor} from "./extent.js";
import {layouts} from "./layout.js";

const decades = [1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1];
const roundTotals = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1];

/** What the sums at the lower ends of the gray lines take of the frame's height. */
export const notes = 17;

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
  const sums = inside
    .append("path")
    .attr("class", "grid-line")
    .style("stroke", "var(--faint)")
    .style("stroke-opacity", 0.6);
  const values = group(inside, "");
  const right = at.x + at.width;
  root
    .append("text")
    .attr("class", "note-label")
    .attr("x", right)
    .attr("y", at.y - 9)
    .attr("text-anchor", "end")
    .text("equal bias² + variance");
  root
    .append("path")
    .attr("class", "line-soft")
    .attr("d", `M${right - 123},${at.y - 18}q11,0 12,10`);
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
    let first = true;
    values.selectAll("*").remove();
    for (const total of roundTotals) {
      if (total < bias2[0] * 4 || total > bias2[1]) continue;
      // From the left edge, where variance is all of the sum, to the middle, where it is half, to the lower edge.
      const half = total / 2;
      const between = (from: number, to: number) =>
        Array.from({length: 9}, (_, i) => from * (to / from) ** (i / 8));
      const points = [
        ...between(bias2[0], half).map((b) => [b, total - b]),
        ...between(half, variance[0]).map((v) => [total - v, v])
      ];
      path += `M${points.map(([b, v]) => `${tenth(x(b))},${tenth(y(v))}`).join("L")}`;
      values
        .append("text")
        .attr("class", "note-label halo")
        .attr("x", tenth(x(total) + 4))
        .attr("y", at.y + at.height - 6)
        .attr("text-anchor", "end")
        .text(first ? `sum ${total}` : String(total));
      first = false;
    }
    sums.attr("d", path);
  };

  return {across: (bias2) => x(Math.max(floor, bias2)), up: y, inside, rescale};
}
