import {createAxis, createLegend, group} from "../../../marks/axes.js";
import {createClipped} from "../../../marks/clip.js";
import {fixed, tenth} from "../../../marks/format.js";
import {createHandle} from "../../../marks/handle.js";
import {put, say} from "../../../marks/put.js";
import {scaleLinear} from "../../../marks/scale.js";
import {families} from "../families.js";
import {type Machine, places} from "../model.js";
import type {Here, Params, Part, Place} from "../params.js";
import {functions} from "../worlds.js";
import {asDots} from "./dots.js";
import {fitsPath} from "./fit-path.js";
import {layouts} from "./layout.js";
import {createStrip} from "./strip.js";

/** Noise reaches farther than this at one place in twenty. */
const reach = (sigma: number): number => 1 + 2 * sigma + 0.05;

/** The refitting machine: the truth, one noisy sample, fifty fits and their mean, and a place x to look at. */
export function createFits(stage: Place): Part {
  const {fits: at, strip: beside} = layouts[stage.mode];
  const root = group(stage.svg, "fits");
  // A still is text in the page: coarser lines keep it short.
  const grain = stage.live ? 0.1 : 0.5;
  const x = scaleLinear([0, 1], [at.x, at.x + at.width]);
  const y = scaleLinear([at.y + at.height, at.y]);
  createLegend(
    root,
    [
      {label: "true f", className: "line bv-truth", ref: "f"},
      {label: "50 fits", className: "line-1", ref: "variance"},
      {label: "their mean", className: "line-0 dashed", ref: "bias"},
      {
        label: "one sample",
        className: "bv-sample",
        path: "M0,0h0",
        ref: "sample"
      }
    ],
    {x: at.x, y: 30, gap: 9}
  );
  const title = root.append("text").attr("class", "panel-title").attr("x", at.x).attr("y", 12);
  createAxis(root, {at, orient: "bottom", label: "x", ticks: [0, 0.5, 1]})(x);
  const axis = createAxis(root, {at, orient: "left", label: "", ticks: [-1, 0, 1]});
  const inside = createClipped(root, at, `bv-fits-${stage.mode}`);
  const gap = inside.append("path").attr("class", "area-0").attr("data-ref", "bias");
  const scaled = inside.append("g").attr("transform", `scale(${grain})`);
  const spaghetti = scaled
    .append("path")
    .attr("class", "line-1")
    .attr("data-ref", "variance")
    .style("stroke-width", 0.9 / grain)
    .style("stroke-opacity", 0.55);
  const sample = inside.append("path").attr("class", "bv-sample").attr("data-ref", "sample");
  const truth = scaled
    .append("path")
    .attr("class", "line bv-truth")
    .attr("data-ref", "f")
    .style("stroke-width", 2.8 / grain);
  const mean = scaled
    .append("path")
    .attr("class", "line-0")
    .attr("data-ref", "bias")
    .style("stroke-width", 2.4 / grain)
    .style("stroke-dasharray", `${7 / grain} ${3.5 / grain}`);
  root.selectAll(".bv-sample").call(asDots, 4.4);
  const cursor = root.append("path").attr("class", "line-taught dotted").attr("data-ref", "x");
  const strip = createStrip(root, beside);
  let now: Params | null = null;
  const place = createHandle(stage, root, {
    label: "Place x",
    axis: "x",
    ref: "x",
    hint: "drag",
    hintAt: {x: 14, y: -7, anchor: "start"},
    onDrag: (px) => stage.set({x: x.invert(px)}),
    onKey: (dx, dy) => now && stage.set({x: now.x + 0.01 * (dx + dy)})
  });
  const across = (i: number) => x(places[i]);
  let scale = "";
  let fitted = "";
  return ({params, settled, result}: Here) => {
    now = params;
    const {sigma, f} = settled;
    y.domain([-reach(sigma), reach(sigma)]);
    if (scale !== `${sigma} ${f}`) {
      scale = `${sigma} ${f}`;
      axis(y);
      const ideal = f === "step" ? [-0.8, 0.8] : null;
      truth.attr(
        "d",
        ideal ? jump(ideal) : fitsPath(places.map(functions[f]), places.length, across, y, false, grain)
      );
    }
    // A worker's answer is a new object each time, also where only the place x has moved.
    const setting = [settled.family, settled.level, f, settled.n, sigma, settled.seed].join(" ");
    if (fitted !== setting) {
      fitted = setting;
      const {machine} = result;
      const {stepped} = families[settled.family];
      const {length} = places;
      spaghetti.attr("d", fitsPath(machine.curves, length, across, y, stepped, grain));
      mean.attr("d", fitsPath(machine.mean, length, across, y, false, grain));
      gap.attr("d", between(machine));
      const {x: xs, y: ys} = machine.first;
      let dots = "";
      for (let i = 0; i < xs.length; ++i) dots += `M${tenth(x(xs[i]))},${tenth(y(ys[i]))}h0`;
      sample.attr("d", dots);
    }
    say(title, `Fits to 50 samples of ${settled.n} points`);
    const px = tenth(x(params.x));
    put(cursor, "d", `M${px},${at.y}V${at.y + at.height}`);
    place({x: px, y: at.y + at.height, text: fixed(params.x), now: params.x, min: 0, max: 1});
    strip(result, params.x, y);
  };

  function jump([a, b]: readonly number[]): string {
    const t = (v: number) => Math.round(v / grain);
    return `M${t(x(0))} ${t(y(a))}H${t(x(0.5))}V${t(y(b))}H${t(x(1))}`;
  }

  function between({mean: m, truth: f}: Machine): string {
    const step = 4;
    let path = "";
    for (let i = 0; i < m.length; i += step) path += `${i ? "L" : "M"}${tenth(across(i))},${tenth(y(m[i]))}`;
    for (let i = m.length - 1; i >= 0; i -= step) path += `L${tenth(across(i))},${tenth(y(f[i]))}`;
    return `${path}Z`;
  }
}
