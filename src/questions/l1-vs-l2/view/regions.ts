import type {ScaleLinear} from "d3-scale";
import {type Group, group} from "../../../marks/axes.js";
import type {Point} from "../../../ml/ball-edge.js";
import type {ZeroRegion} from "../../../ml/zero-region.js";
import {FRAME, type Result} from "../model.js";
import {subscripts} from "../words.js";
import {tenth} from "./layout.js";

/** The optima w* that get an exact 0: wedges, or rays of no width when the penalty has no kink at 0. */
export function createRegions(
  parent: Group,
  x: ScaleLinear<number, number>,
  y: ScaleLinear<number, number>
): (result: Result, shade: boolean) => void {
  const root = group(parent, "regions").attr("data-ref", "zero");
  // A seam between neighbors: for p < 1 the wedges of ŵ₁ and ŵ₂ meet.
  const areas = root
    .append("path")
    .attr("class", "area-taught")
    .style("stroke", "var(--paper)")
    .style("stroke-width", "2px");
  const rays = root.append("path").attr("class", "line-taught dashed");
  const names = group(root, "names");
  const dots = (points: readonly Point[]): string =>
    points.map((w) => `${tenth(x(w[0]))},${tenth(y(w[1]))}`).join("L");
  let drawn: readonly ZeroRegion[] | null = null;
  let shaded = true;
  return ({regions, params: {center}}, shade) => {
    const all = shade ? regions : [];
    names
      .selectAll<SVGTextElement, ZeroRegion>("text")
      .data(all.filter(hasRoom))
      .join("text")
      .attr("class", "taught-text halo")
      .attr("text-anchor", "middle")
      .attr("transform", (region) => {
        const [a, b] = nameAt(region, center);
        return `translate(${tenth(x(a))},${tenth(y(b) + 4)})`;
      })
      .text(({weight}) => `ŵ${subscripts[weight]} = 0`);
    if (drawn === regions && shaded === shade) return;
    drawn = regions;
    shaded = shade;
    areas.attr("d", all.map(({polygon}) => (polygon.length ? `M${dots(polygon)}Z` : "")).join("") || null);
    rays.attr("d", all.map(({ray}) => (ray ? `M${dots(ray)}` : "")).join("") || null);
  };
}

/** The middle of a region's side on the frame, drawn in so far that a name fits, off the zero lines and off w*. */
function nameAt({vertex, polygon, ray}: ZeroRegion, center: Point): Point {
  const i = vertex[0] === 0 ? 1 : 0;
  const sign = Math.sign(vertex[i]);
  const far = Math.max(...(ray ?? polygon).map((w) => sign * w[i]));
  const side = (ray ?? polygon).filter((w) => sign * w[i] > far - 1e-9).map((w) => w[1 - i]);
  const middle = (Math.min(...side) + Math.max(...side)) / 2;
  const across = Math.max(-2.6, Math.min(2.6, middle));
  const places = [1, -1].map((turn): Point => {
    const off = turn * (i === 0 ? 0.22 : 0.5);
    return i === 0 ? [sign * (far - 0.45), across + off] : [across + off, sign * (far - 0.25)];
  });
  const away = ([x, y]: Point): number => Math.max(Math.abs(x - center[0]) / 2, Math.abs(y - center[1]));
  return away(places[0]) > 0.42 || away(places[0]) >= away(places[1]) ? places[0] : places[1];
}

/** A sliver at the frame's edge has no room for a name. */
function hasRoom({vertex, polygon, ray}: ZeroRegion): boolean {
  return Math.max(...vertex.map(Math.abs)) < FRAME - 0.7 && (ray !== null || polygon.length > 2);
}
