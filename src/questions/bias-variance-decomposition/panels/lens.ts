import {fixed, tenth} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import type {Room} from "../params.js";
import {long, missOf, single} from "../words.js";
import {f, grid, PLACES, places} from "../world.js";
import {createLengths, viewOf} from "./lengths.js";

const truth = grid.map(f);
/** Half the width of the strip that the lens enlarges. */
const HALF = 0.025;

const DOT = "M-3,0a3,3 0 1,0 6,0a3,3 0 1,0-6,0z";

/** The main panel: fits, the truth and one place to choose; beside it that place, enlarged. */
export const lens: Room["Picture"] = {
  id: "lens",
  tab: "Lens",
  title: ({params: {degree, n, c}}) =>
    `50 fits of degree ${degree} to ${n} labels${c === 1 ? "" : `, times ${fixed(c)}`}`,
  reads: ({params: {x, one, sigma, y}, result: {exact, errors, fits}}) => [
    x,
    one,
    sigma,
    y,
    exact,
    errors,
    fits
  ],
  legend: ({params: {one, n}}) => [
    {label: "true f", className: "line", ref: "f"},
    {label: "50 fits", className: "line-1", ref: "variance"},
    {label: "exact mean Eŷ", className: "line-0 dashed", ref: "bias2"},
    // With more labels a place, each dot is their mean.
    ...(one
      ? [
          {
            label: n > PLACES ? "means of its labels" : "its labels",
            className: "class-2 mark",
            path: DOT,
            ref: "noise"
          }
        ]
      : [])
  ],
  draw: (stage) => {
    const {width, height} = stage;
    const narrow = stage.mode === "narrow";
    const split = Math.round(width * (narrow ? 0.44 : 0.5));
    const plot = createPlot(stage, {
      at: {x: 0, y: 0, width: split, height},
      x: {domain: [0, 1], label: "x", ticks: [0, 0.5, 1]},
      y: {domain: [-1.6, 1.6], label: "y", ticks: [-1, 0, 1]}
    });
    const spaghetti = plot.inside
      .append("path")
      .attr("class", "line-1")
      .attr("data-ref", "variance")
      .style("stroke-width", 0.9)
      .style("stroke-opacity", 0.5);
    const curve = plot.line({className: "line", ref: "f"});
    const mean = plot.line({className: "line-0 dashed", ref: "bias2"});
    const chosen = plot.line({className: "line-1", ref: "one"});
    const sample = plot.dots({className: "class-2 mark", radius: narrow ? 2.5 : 3, ref: "noise"});
    const thin = (opacity: number) =>
      plot.outside
        .append("path")
        .attr("class", "line-taught")
        .attr("data-ref", "x")
        .style("stroke-width", 1.25)
        .style("stroke-opacity", opacity);
    const [strip, rays] = [thin(1), thin(0.45)];
    const lengths = createLengths(stage, {x: split, y: 0, width: width - split, height});
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
      param: "x",
      along: "x",
      ref: "x",
      hint: narrow ? "drag x₀" : "drag the place x₀",
      at: ({params}) => [params.x, -9],
      words: (state) => `bias ${long(-missOf(state))}`
    });
    // A still is text in the page: coarser lines keep it short.
    const [step, grain] = stage.live ? [1, 10] : [4, 1];
    let drawn: {curves: Float64Array; sigma: number} | null = null;
    return (state) => {
      const {params, result} = state;
      const {curves} = result.fits;
      plot.domain({y: [-1.05 - 2 * params.sigma, 1.05 + 2 * params.sigma]});
      // Fifty fits are a long path: it is written again only where they, or the axis, are others.
      if (drawn?.curves !== curves || drawn.sigma !== params.sigma) {
        drawn = {curves, sigma: params.sigma};
        setAttr(spaghetti, "d", pathOf(curves, step, grain, plot.x, plot.y));
      }
      curve(grid, truth);
      mean(grid, result.fits.mean);
      const alone = single(state);
      if (alone) {
        const row = params.one - 1;
        chosen(grid, curves.subarray(row * grid.length, (row + 1) * grid.length));
        sample(places, result.fits.labels.subarray(row * PLACES, (row + 1) * PLACES));
      } else {
        chosen.clear();
        sample.clear();
      }
      handle(state);
      const view = viewOf(state);
      lengths(state, view);
      // The strip, and the two lines along which it is enlarged.
      const [left, right] = [params.x - HALF, params.x + HALF].map((v) => tenth(plot.x(v)));
      const inside = (v: number) =>
        tenth(Math.max(plot.at.y, Math.min(plot.at.y + plot.at.height, plot.y(v))));
      const [top, bottom] = [inside(view[1]), inside(view[0])];
      const to = lengths.at;
      setAttr(strip, "d", `M${left},${top}H${right}V${bottom}H${left}Z`);
      setAttr(rays, "d", `M${right},${top}L${to.x},${to.y}M${right},${bottom}L${to.x},${to.y + to.height}`);
    };
  }
};

/** All fits as one path. */
function pathOf(
  curves: Float64Array,
  step: number,
  grain: number,
  x: (v: number) => number,
  y: (v: number) => number
): string {
  const round = (v: number) => Math.round(grain * v) / grain;
  const xs = Array.from(grid, (v) => round(x(v)));
  const at = (v: number) => round(Math.max(-400, Math.min(1200, y(v))));
  let path = "";
  for (let row = 0; row < curves.length; row += grid.length) {
    for (let i = 0; i < grid.length; i += step)
      path += `${i ? (i === step ? "L" : " ") : "M"}${xs[i]},${at(curves[row + i])}`;
  }
  return path;
}
