import type {Box} from "../../../figure/contract.js";
import {type Group, group} from "../../../marks/axes.js";
import {createClipped} from "../../../marks/clip.js";
import {fixed, tenth} from "../../../marks/format.js";
import {put, say} from "../../../marks/put.js";
import type {Scale} from "../../../marks/scale.js";
import {atPlace, type Result} from "../model.js";

/**
 * The predictions at one place beside the fits, at the same height: bias as the gap between their mean and the truth,
 * variance as their spread.
 */
export function createStrip(parent: Group, at: Box): (result: Result, x: number, y: Scale) => void {
  const root = group(parent, "strip");
  const name = root
    .append("text")
    .attr("class", "axis-label")
    .attr("x", at.x + at.width)
    .attr("y", at.y + at.height + 16)
    .attr("text-anchor", "end");
  root
    .append("rect")
    .attr("class", "frame")
    .attr("x", at.x)
    .attr("y", at.y)
    .attr("width", at.width)
    .attr("height", at.height);
  const inside = createClipped(root, at, `bv-strip-${at.height}`);
  const right = at.x + at.width;
  const ticks = inside
    .append("path")
    .attr("class", "line-1")
    .attr("data-ref", "variance")
    .style("stroke-width", 1.2)
    .style("stroke-opacity", 0.8);
  const truth = inside
    .append("path")
    .attr("class", "line bv-truth")
    .attr("data-ref", "f")
    .style("stroke-width", 2.8);
  const mean = inside.append("path").attr("class", "line-0 dashed").attr("data-ref", "bias");
  const spread = inside.append("path").attr("class", "line-1").attr("data-ref", "variance");
  const bias = inside
    .append("path")
    .attr("class", "line-0")
    .attr("data-ref", "bias")
    .style("stroke-width", 4);
  const words = (className: string, ref: string) =>
    root
      .append("text")
      .attr("class", `${className} halo bv-small`)
      .attr("data-ref", ref)
      .style("font-size", "11.5px");
  const biasName = words("blue-text", "bias").attr("x", at.x + 4);
  const spreadName = words("orange-text", "variance")
    .attr("x", right - 3)
    .attr("text-anchor", "end");
  return (result, place, y) => {
    const {curves, at: places} = result.machine;
    const g = Math.round(100 * place);
    const here = atPlace(result, place);
    say(name, `at x = ${fixed(place)}`);
    let path = "";
    for (let i = g; i < curves.length; i += places.length) path += `M${at.x + 20},${tenth(y(curves[i]))}h24`;
    put(ticks, "d", path);
    const [yf, ym] = [tenth(y(here.truth)), tenth(y(here.mean))];
    const sd = Math.sqrt(here.variance);
    put(truth, "d", `M${at.x},${yf}h${at.width}`);
    put(mean, "d", `M${at.x},${ym}h${at.width}`);
    put(bias, "d", `M${at.x + 10},${yf}V${ym}`);
    const [top, bottom] = [tenth(y(here.mean + sd)), tenth(y(here.mean - sd))];
    const x = right - 12;
    put(spread, "d", `M${x - 4},${top}h8M${x - 4},${bottom}h8M${x},${top}V${bottom}`);
    say(biasName, "bias");
    say(spreadName, "±1 sd");
    // Names stand clear of the marks: one above all of them, one below.
    const low = Math.max(yf, ym, bottom);
    const high = Math.min(yf, ym, top);
    const most = at.y + at.height - 6;
    put(biasName, "y", Math.min(most, low + 15));
    put(spreadName, "y", Math.max(at.y + 13, high - 6));
  };
}
