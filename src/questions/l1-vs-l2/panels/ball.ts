import {tenth} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot, type Name, type Plot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import type {ZeroRegion} from "../../../ml/zero-region.js";
import {FRAME, type Room} from "../params.js";
import {penaltyName, subscripts, weight} from "../words.js";
import {contoursOf, MULTIPLES} from "./contours.js";

export type RoomPlot = Plot<Room["Stage"]["declaration"]>;

const RING = "M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0";
const TICKS = [-3, -2, -1, 0, 1, 2, 3];
const ENDS = [-FRAME, FRAME] as const;

/** The main panel: the plane of two weights, what the loss wants, what the budget allows, and where they meet. */
export const ball: Room["Picture"] = {
  id: "ball",
  tab: "Two weights",
  with: {view: "two"},
  title: ({params}) => `${penaltyName(params)}: loss meets ball`,
  reads: ({params: {center, shade, t, rho}, result: {optimum, shape}}) => [
    center,
    shade,
    t,
    rho,
    optimum,
    shape
  ],
  legend: ({result: {optimum}}) => [
    {label: "equal loss", className: "line-soft", path: RING, ref: "loss"},
    {label: `ŵ = (${optimum.w.map(weight).join(", ")})`, className: "taught", path: RING, ref: "w"}
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: ENDS, label: "weight w₁", ticks: TICKS},
      y: {domain: ENDS, label: "weight w₂", ticks: TICKS},
      equal: true,
      margin: 0
    });
    const {inside, outside, x, y} = plot;
    const zones = createZones(plot);
    for (const axis of ["x", "y"] as const) plot.rule(axis, {className: "axis-line"})(0);
    const contours = MULTIPLES.map((k) =>
      plot.line({className: k === 1 ? "line" : "line-soft", ref: "loss rho"})
    );
    const edge = plot.line({className: "line ball", ref: "t p"});
    inside.select(".ball").style("fill", "var(--ink)").style("fill-opacity", "0.08");
    const step = plot.line({className: "line-soft dotted"});
    plot.frame(outside);
    const others = outside.append("path").attr("class", "line-taught");
    const budget = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
      param: "t",
      along: "y",
      at: ({params}) => [0, params.t]
    });
    const center = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
      param: "center",
      along: "xy",
      at: ({params}) => params.center,
      words: ({result}) => `ŵ ${result.optimum.w.map(weight).join(", ")}`,
      hint: "drag",
      hintAt: {x: 12, y: 4, anchor: "start"}
    });
    const best = outside
      .append("circle")
      .attr("class", "taught mark")
      .attr("data-ref", "w")
      .style("pointer-events", "none");
    return (state) => {
      const {params, result} = state;
      const {optimum, shape} = result;
      const {w, kind, minima} = optimum;
      zones(shape.regions, params.shade);
      contoursOf(state).forEach(([xs, ys], i) => {
        contours[i](xs, ys);
      });
      edge(...shape.outline);
      step([params.center[0], w[0]], [params.center[1], w[1]]);
      setAttr(
        others,
        "d",
        minima
          .slice(1)
          .map((m) => `M${tenth(x(m.w[0]) - 5)},${tenth(y(m.w[1]))}a5,5 0 1,0 10,0a5,5 0 1,0 -10,0`)
          .join("") || null
      );
      const taken = [budget(state), center(state)];
      const inBudget = kind === "inside";
      // Where ŵ is w*, the ring that is to be grabbed must stay in sight.
      setAttr(best, "r", inBudget ? 3 : 5.5);
      setAttr(best, "cx", tenth(x(w[0])));
      setAttr(best, "cy", tenth(y(w[1])));
      if (!inBudget) taken.push({x: x(w[0]) - 6, y: y(w[1]) - 6, width: 12, height: 12});
      const zero = kind === "vertex" ? ` = 0` : "";
      const names: Name[] = [
        {text: inBudget ? "w* = ŵ" : "w*", className: "", ref: "center", of: params.center},
        ...(inBudget
          ? []
          : [
              {
                text: `ŵ${zero && subscripts[w[0] === 0 ? 0 : 1]}${zero}`,
                className: "taught-text",
                ref: "w",
                of: w
              }
            ]),
        {text: "t", className: "", ref: "t", of: [0, params.t]},
        ...(params.shade ? shape.regions : []).flatMap((region) => nameOf(region, w, kind === "vertex"))
      ];
      plot.names(names, taken);
    };
  }
};

/** What a zone is called: said at its middle near the frame, but where it is too narrow, or ŵ's own name says it. */
function nameOf(
  {vertex, weight: zero, polygon, ray}: ZeroRegion,
  w: readonly number[],
  here: boolean
): Name[] {
  const i = 1 - zero;
  if (here && vertex[i] * w[i] > 0) return [];
  const places = ray ?? polygon;
  const sign = Math.sign(vertex[i]);
  const far = Math.max(...places.map((v) => sign * v[i]));
  const side = places.filter((v) => sign * v[i] > far - 1e-9).map((v) => v[zero]);
  if (Math.abs(vertex[i]) > FRAME - 0.7 || !side.length) return [];
  const middle = (Math.min(...side) + Math.max(...side)) / 2;
  const inward = sign * (far - (i ? 0.3 : 0.75));
  return [
    {
      text: `ŵ${subscripts[zero]} = 0`,
      className: "taught-text",
      ref: "zero",
      of: i ? [middle, inward] : [inward, middle]
    }
  ];
}

/** The optima w* that get an exact 0: wedges, or rays of no width where the penalty has no kink at 0. */
export function createZones({
  inside,
  x,
  y
}: RoomPlot): (regions: readonly ZeroRegion[], shade: boolean) => void {
  // A seam between neighbors: for p < 1 the wedges of ŵ₁ and ŵ₂ meet.
  const areas = inside
    .append("path")
    .attr("class", "area-taught")
    .attr("data-ref", "zero")
    .style("stroke", "var(--paper)")
    .style("stroke-width", "2px");
  const rays = inside.append("path").attr("class", "line-taught dashed").attr("data-ref", "zero");
  const chain = (points: readonly (readonly number[])[]): string =>
    points.map((w) => `${tenth(x(w[0]))},${tenth(y(w[1]))}`).join("L");
  return (regions, shade) => {
    const all = shade ? regions : [];
    setAttr(
      areas,
      "d",
      all.map(({polygon}) => (polygon.length ? `M${chain(polygon)}Z` : "")).join("") || null
    );
    setAttr(rays, "d", all.map(({ray}) => (ray ? `M${chain(ray)}` : "")).join("") || null);
  };
}
