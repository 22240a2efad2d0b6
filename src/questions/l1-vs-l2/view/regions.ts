import {type Group, group} from "../../../marks/axes.js";
import {tenth} from "../../../marks/format.js";
import type {Point} from "../../../ml/ball-edge.js";
import type {ZeroRegion} from "../../../ml/zero-region.js";
import {FRAME} from "../model.js";
import type {Here} from "../params.js";
import {subscripts} from "../words.js";
import type {Plane, Scenery} from "./clear.js";
import type {Spot} from "./spots.js";

export const NAME_WIDTH = 36;

/** The optima w* that get an exact 0: wedges, or rays of no width when the penalty has no kink at 0. */
export function createRegions(parent: Group, {x, y}: Plane): (state: Here) => void {
  const root = group(parent, "regions").attr("data-ref", "zero");
  // A seam between neighbors: for p < 1 the wedges of ŵ₁ and ŵ₂ meet.
  const areas = root
    .append("path")
    .attr("class", "area-taught")
    .style("stroke", "var(--paper)")
    .style("stroke-width", "2px");
  const rays = root.append("path").attr("class", "line-taught dashed");
  const dots = (points: readonly Point[]): string =>
    points.map((w) => `${tenth(x(w[0]))},${tenth(y(w[1]))}`).join("L");
  let drawn: readonly ZeroRegion[] | null = null;
  let shaded = true;
  return ({result: {regions}, params: {shade}}) => {
    if (drawn === regions && shaded === shade) return;
    drawn = regions;
    shaded = shade;
    const all = shade ? regions : [];
    areas.attr("d", all.map(({polygon}) => (polygon.length ? `M${dots(polygon)}Z` : "")).join("") || null);
    rays.attr("d", all.map(({ray}) => (ray ? `M${dots(ray)}` : "")).join("") || null);
  };
}

interface Named {
  region: ZeroRegion;
  spot: Spot;
}

/** What the regions are called: said in each that has a spot free of lines, but where ŵ's own name says it already. */
export function createRegionNames(parent: Group, plane: Plane): (state: Here, scenery: Scenery) => void {
  const root = group(parent, "names").attr("data-ref", "zero").style("pointer-events", "none");
  return ({params: {shade}, result: {regions, optimum}}, scenery) => {
    const here = ({vertex}: ZeroRegion): boolean =>
      optimum.kind === "vertex" && vertex[0] * optimum.w[0] + vertex[1] * optimum.w[1] > 0;
    const named = (shade ? regions : []).flatMap((region): Named[] => {
      if (here(region)) return [];
      const spot = spotsIn(region, plane).find((s) => scenery.cost(s, NAME_WIDTH, {ball: false}) === 0);
      return spot ? [{region, spot}] : [];
    });
    root
      .selectAll<SVGTextElement, Named>("text")
      .data(named, ({region: {vertex}}) => vertex.map(Math.sign).join())
      .join("text")
      .attr("class", "taught-text halo")
      .attr("text-anchor", "middle")
      .attr("x", ({spot}) => tenth(spot.x))
      .attr("y", ({spot}) => tenth(spot.y))
      .text(({region: {weight}}) => `ŵ${subscripts[weight]} = 0`);
  };
}

/** Spots for a region's name, best first: by its side on the frame, drawn in so far that the name fits into it. */
function spotsIn({vertex, polygon, ray}: ZeroRegion, {x, y}: Plane): Spot[] {
  if (Math.max(...vertex.map(Math.abs)) > FRAME - 0.7) return []; // a sliver at the frame's edge
  const points = ray ?? polygon;
  if (points.length === 0) return [];
  const i = vertex[0] === 0 ? 1 : 0;
  const sign = Math.sign(vertex[i]);
  const far = Math.max(...points.map((w) => sign * w[i]));
  const side = points.filter((w) => sign * w[i] > far - 1e-9).map((w) => w[1 - i]);
  const middle = (Math.min(...side) + Math.max(...side)) / 2;
  const across = ray
    ? i === 0
      ? [0.22, 0.45, 0.7]
      : [0.5, 0.8]
    : i === 0
      ? [0.22, 0.6, 1]
      : [0.5, 0.9, 1.4];
  const inward = i === 0 ? [0.45, 0.9] : [0.25, 0.65];
  return inward.flatMap((inner) =>
    across
      .flatMap((off) => [middle + off, middle - off])
      .map((over): Point => (i === 0 ? [sign * (far - inner), over] : [over, sign * (far - inner)]))
      .map(([a, b]): Spot => ({x: x(a), y: y(b) + 4, anchor: "middle"}))
      .filter(
        (spot) =>
          ray !== null ||
          [-1, 1].every((s) =>
            [-10, 4].every((dy) =>
              contains(polygon, [x.invert(spot.x + (s * NAME_WIDTH) / 2), y.invert(spot.y + dy)])
            )
          )
      )
  );
}

/** Whether a point lies in a convex polygon. */
function contains(polygon: readonly Point[], [a, b]: Point): boolean {
  let turn = 0;
  for (let k = 0; k < polygon.length; ++k) {
    const [x0, y0] = polygon[k];
    const [x1, y1] = polygon[(k + 1) % polygon.length];
    const side = Math.sign((x1 - x0) * (b - y0) - (y1 - y0) * (a - x0));
    if (side * turn < 0) return false;
    if (side !== 0) turn = side;
  }
  return true;
}
