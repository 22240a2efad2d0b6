import type {Box} from "../../figure/contract.js";
import {createAxis, type Group, group} from "../../marks/axes.js";
import {fixed} from "../../marks/format.js";
import {scaleLinear} from "../../marks/scale.js";
import {clipped} from "./layout.js";
import type {Result} from "./model.js";

const round = (v: number): number => Math.round(v * 10) / 10;

/**
 * The gradients of 100 mini-batches as arrows, in two directions: along the full-batch gradient, and the noisiest
 * one at a right angle to it. A step goes against its arrow: downhill where the arrow points along the full-batch
 * gradient, to the right; uphill where it points to the left.
 */
export function createCloudPanel(parent: Group, at: Box): (result: Result) => void {
  const root = group(parent, "cloud");
  const x = scaleLinear([at.x, at.x + at.width]);
  const y = scaleLinear([at.y + at.height, at.y]);
  const bottom = createAxis(root, {
    at,
    orient: "bottom",
    label: "component along the full-batch gradient G",
    ticks: 4
  });
  const left = createAxis(root, {at, orient: "left", label: "mini-batch gradients across G", ticks: 4});
  const inside = clipped(root, at);
  const uphill = inside.append("rect").attr("class", "area-soft");
  uphill.attr("x", at.x).attr("y", at.y).attr("height", at.height);
  const ellipse = inside.append("ellipse").attr("class", "area-taught").attr("data-ref", "noise");
  const shafts = inside
    .append("path")
    .attr("class", "line-taught")
    .attr("style", "stroke-width:0.6;stroke-opacity:0.45");
  const tips = inside
    .append("path")
    .attr("class", "line-taught")
    .attr("style", "stroke-width:3.6;stroke-linecap:round");
  const full = inside.append("path").attr("class", "line").attr("data-ref", "gradient");
  full.attr("style", "stroke-width:3");
  const head = inside.append("path").attr("data-ref", "gradient").attr("style", "fill:var(--ink)");
  const up = root.append("text").attr("class", "note-label halo");
  const down = root.append("text").attr("class", "note-label halo").attr("text-anchor", "end");
  up.attr("x", at.x + 5).attr("y", at.y + 13);
  down.attr("x", at.x + at.width - 4).attr("y", at.y + 13);
  const beyond = root.append("text").attr("class", "note-label halo");
  beyond.attr("x", at.x + 5).attr("y", at.y + at.height - 6);
  const name = root.append("text").attr("class", "axis-label halo").attr("data-ref", "gradient").text("G");

  let drawn: Result["cloud"] | null = null;
  let scaled = NaN;
  return ({cloud, extent, gradient, station}) => {
    if (cloud === drawn) return;
    drawn = cloud;
    // One unit is as long across as along: angles are true.
    const high = (extent * at.height) / at.width;
    x.domain([-extent, extent]);
    y.domain([-high, high]);
    if (extent !== scaled) {
      bottom(x);
      left(y, `100 mini-batch gradients across G at loss ${fixed(station.loss)}`);
      scaled = extent;
    }
    const [ox, oy] = [round(x(0)), round(y(0))];
    uphill.attr("width", ox - at.x);
    const ends = Array.from({length: cloud.gradients.length / 2}, (_, d) => [
      round(x(cloud.gradients[2 * d])),
      round(y(cloud.gradients[2 * d + 1]))
    ]);
    shafts.attr("d", ends.map(([px, py]) => `M${ox},${oy}L${px},${py}`).join(""));
    tips.attr("d", ends.map(([px, py]) => `M${px},${py}h0`).join(""));
    const gx = round(x(gradient.length));
    full.attr("d", `M${ox},${oy}H${gx - 5}`);
    head.attr("d", `M${gx},${oy}l-8,-5v10z`);
    const unit = x(1) - x(0);
    const {major, minor, angle} = cloud.ellipse;
    ellipse
      .attr("rx", round(2 * major * unit))
      .attr("ry", round(2 * minor * unit))
      .attr("transform", `translate(${gx},${oy})rotate(${round((-angle * 180) / Math.PI)})`);
    const climbing = Math.round(cloud.uphill * ends.length);
    up.text(`${climbing} steps uphill`);
    down.text(`${ends.length - climbing} downhill`);
    const off = ends.filter(
      ([px, py]) => px < at.x || px > at.x + at.width || py < at.y || py > at.y + at.height
    );
    beyond.text(off.length > 0 ? `${off.length} reach beyond` : "");
    name.attr("x", gx + 2).attr("y", oy - 9);
  };
}
