import {fixed, tenth} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import {enlargedFrom} from "../model.js";
import type {Room} from "../params.js";

/**
 * The gradients of 100 mini-batches as arrows, in two directions: along the full-batch gradient, and the noisiest one at a
 * right angle to it. A step goes against its arrow: uphill where the arrow points to the left.
 */
export const cloud: Room["Picture"] = {
  id: "cloud",
  tab: "Gradients",
  title: ({settled: {batch}, result: {gradient}}) =>
    `100 gradients, B = ${batch}, loss ${fixed(gradient.loss)}`,
  reads: ({settled, result: {cloud, extent, gradient}}) => [
    settled.batch,
    cloud.gradients,
    extent,
    gradient.length,
    gradient.loss,
    cloud.expected
  ],
  legend: () => [
    {label: "mini-batch", className: "line-2", path: "M-6,0h12"},
    {label: "G, of all", className: "line", path: "M-6,0h12M6,0l-4,-3M6,0l-4,3", ref: "gradient"},
    {
      label: "two std",
      className: "area-2",
      path: "M-7,0a7,5 0 1,0 14,0a7,5 0 1,0-14,0z",
      ref: "noise"
    }
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [-1, 1], label: "along G", ticks: 4},
      y: {domain: [-1, 1], label: "across G, where noise is largest", ticks: 4},
      left: 42
    });
    const {at, x, y, inside, outside} = plot;
    const uphill = inside.append("rect").attr("class", "area-soft").attr("x", at.x).attr("y", at.y);
    uphill.attr("height", at.height);
    const ellipse = inside.append("ellipse").attr("class", "area-2").attr("data-ref", "noise");
    const path = (className: string, style: string) =>
      inside.append("path").attr("class", className).attr("style", style);
    const shafts = path("line-2", "stroke-width:0.6;stroke-opacity:0.5").attr("data-ref", "batch");
    const tips = path("line-2", "stroke-width:3.6;stroke-linecap:round").attr("data-ref", "batch");
    const full = path("line", "stroke-width:3").attr("data-ref", "gradient");
    const head = path("", "fill:var(--ink)").attr("data-ref", "gradient");
    const label = (anchor: "start" | "end") =>
      outside.append("text").attr("class", "name").attr("text-anchor", anchor).attr("data-ref", "uphill");
    const [left, right, below, scale] = [label("start"), label("end"), label("start"), label("end")];
    scale.attr("x", at.x + at.width - 4).attr("y", at.y + at.height - 7);
    left.attr("x", at.x + 5).attr("y", at.y + 15);
    right.attr("x", at.x + at.width - 4).attr("y", at.y + 15);
    below.attr("x", at.x + 5).attr("y", at.y + at.height - 7);
    return ({settled, result: {cloud, extent, gradient}}) => {
      // One unit is as long across as along: angles are true.
      const high = (extent * at.height) / at.width;
      plot.domain({x: [-0.7 * extent, 1.3 * extent], y: [-high, high]});
      const [ox, oy] = [tenth(x(0)), tenth(y(0))];
      setAttr(uphill, "width", ox - at.x);
      const ends = Array.from({length: cloud.gradients.length / 2}, (_, d) => [
        tenth(x(cloud.gradients[2 * d])),
        tenth(y(cloud.gradients[2 * d + 1]))
      ]);
      setAttr(shafts, "d", ends.map(([px, py]) => `M${ox},${oy}L${px},${py}`).join(""));
      setAttr(tips, "d", ends.map(([px, py]) => `M${px},${py}h0`).join(""));
      const gx = tenth(x(gradient.length));
      setAttr(full, "d", `M${ox},${oy}H${gx - 5}`);
      setAttr(head, "d", `M${gx},${oy}l-8,-5v10z`);
      const unit = x(1) - x(0);
      const {major, minor, angle} = cloud.ellipse;
      setAttr(ellipse, "rx", tenth(2 * major * unit));
      setAttr(ellipse, "ry", tenth(2 * minor * unit));
      setAttr(ellipse, "transform", `translate(${gx},${oy})rotate(${tenth((-angle * 180) / Math.PI)})`);
      const climbing = Math.round(cloud.uphill * ends.length);
      scale.text(settled.batch < enlargedFrom ? "" : "enlarged");
      left.text(`${climbing} uphill`);
      right.text(`${ends.length - climbing} downhill`);
      const off = ends.filter(
        ([px, py]) => px < at.x || px > at.x + at.width || py < at.y || py > at.y + at.height
      ).length;
      const all = new Set(ends.map(String)).size === 1;
      below.text(all ? "all 100 are G" : off > 0 ? `${off} reach beyond` : "");
    };
  }
};
