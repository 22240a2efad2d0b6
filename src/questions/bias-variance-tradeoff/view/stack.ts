import {area, line} from "d3-shape";
import {createAxis, type Group, group} from "../../../marks/axes.js";
import {createClipped} from "../../../marks/clip.js";
import {fixed, tenth} from "../../../marks/format.js";
import {createHandle} from "../../../marks/handle.js";
import {put, say} from "../../../marks/put.js";
import {scaleLinear} from "../../../marks/scale.js";
import {families, levels} from "../families.js";
import type {Here, Params, Part, Place} from "../params.js";
import {curvesOf} from "../tables.js";
import {knobText, knobTick} from "../words.js";
import {nameBand} from "./band-name.js";
import {extentOf} from "./extent.js";
import {layouts} from "./layout.js";

const steps = Array.from({length: levels}, (_, i) => i + 1);

/** Noise, bias² and variance stacked over complexity: their sum is the expected squared error on new data. */
export function createStack(stage: Place): Part {
  const {stack: at} = layouts[stage.mode];
  const root = group(stage.svg, "stack");
  const x = scaleLinear([1, levels], [at.x, at.x + at.width]);
  const y = scaleLinear([at.y + at.height, at.y]);
  const inside = createClipped(root, at, `bv-stack-${stage.mode}`);
  const noise = inside
    .append("path")
    .attr("class", "area-soft")
    .attr("data-ref", "noise")
    .style("fill-opacity", 0.32);
  const bias = inside
    .append("path")
    .attr("class", "area-0")
    .attr("data-ref", "bias")
    .style("fill-opacity", 0.55);
  const variance = inside
    .append("path")
    .attr("class", "area-1")
    .attr("data-ref", "variance")
    .style("fill-opacity", 0.6);
  const total = inside.append("path").attr("class", "line").attr("data-ref", "mse");
  const names = [
    root.append("text").attr("class", "note-label halo").attr("data-ref", "noise"),
    root.append("text").attr("class", "blue-text halo").attr("data-ref", "bias"),
    root.append("text").attr("class", "orange-text halo").attr("data-ref", "variance")
  ];
  for (const text of names)
    text.style("font-size", "12px").attr("text-anchor", "middle").style("pointer-events", "none");
  const axis = createAxis(root, {at, orient: "left", label: "expected squared error", ticks: 3});
  const below = createAxis(root, {
    at,
    orient: "bottom",
    label: "",
    ticks: steps,
    format: () => ""
  });
  below(x);
  const knob = root.select(".axis-bottom .axis-label");
  const ticks = root.selectAll<SVGTextElement, unknown>(".axis-bottom .tick-label").nodes();
  const cursor = root.append("path").attr("class", "line-taught dotted").attr("data-ref", "level");
  let now: Params | null = null;
  const handle = createHandle(stage, root, {
    label: "Complexity",
    axis: "x",
    ref: "level",
    onDrag: (px) => change({level: x.invert(px)}),
    onKey: (dx, dy) => now && change({level: now.level + dx + dy})
  });
  const hint = stage.live
    ? root.append("text").attr("class", "handle-hint").style("pointer-events", "none").text("drag")
    : null;
  function change(patch: Partial<Params>): void {
    hint?.remove();
    stage.set(patch);
  }
  let drawn = "";
  return ({params, data}: Here) => {
    now = params;
    const {family, level, sigma} = params;
    const curves = curvesOf(data, params.f, params.n, sigma);
    const {bias2, variance: v} = curves[family];
    const floor = sigma * sigma;
    const sum = (i: number) => floor + bias2[i] + v[i];
    const above = (i: number) => Math.min(...[-1, 0, 1].map((d) => y(sum(i + d)))) - 5;
    const setting = [params.f, params.n, sigma, family].join(" ");
    if (drawn !== setting) {
      drawn = setting;
      const {error} = extentOf(data, params.f, sigma);
      y.domain([0, error]);
      axis(y);
      const band = (low: (i: number) => number, high: (i: number) => number) =>
        area<number>()
          .x((i) => x(i + 1))
          .y0((i) => y(low(i)))
          .y1((i) => y(high(i)))
          .digits(1)(steps.map((s) => s - 1));
      noise.attr(
        "d",
        band(
          () => 0,
          () => floor
        )
      );
      bias.attr(
        "d",
        band(
          () => floor,
          (i) => floor + bias2[i]
        )
      );
      variance.attr(
        "d",
        band((i) => floor + bias2[i], sum)
      );
      total.attr(
        "d",
        line<number>()
          .x((s) => x(s))
          .y((s) => y(sum(s - 1)))
          .digits(1)(steps)
      );
      const noiseFits = y(0) - y(floor) > 13;
      say(names[0], noiseFits ? `noise σ² = ${fixed(floor)}` : `noise ${fixed(floor)}`);
      put(names[0], "x", tenth(x(6.5)));
      put(names[0], "y", tenth(noiseFits ? (y(0) + y(floor)) / 2 + 4 : above(6)));
      nameBand(names[1] as unknown as Group, "bias²", {values: bias2, low: () => floor, above}, 3, x, y);
      nameBand(
        names[2] as unknown as Group,
        "variance",
        {values: v, low: (i) => floor + bias2[i], above},
        9,
        x,
        y
      );
      const every = family === "ridge" ? 3 : 1;
      ticks.forEach((tick, i) => {
        tick.textContent = i % every ? "" : knobTick(family, i + 1);
      });
      say(knob as unknown as (typeof names)[0], families[family].knob);
    }
    const [px, py] = [tenth(x(level)), tenth(Math.max(at.y, y(sum(level - 1))))];
    put(cursor, "d", `M${px},${py}V${at.y + at.height}`);
    if (hint) {
      const [dx, dy, anchor] = beside(level);
      put(hint, "x", tenth(px + dx));
      put(hint, "y", tenth(py + dy));
      put(hint, "text-anchor", anchor);
    }
    handle({x: px, y: py, text: knobText(family, level), now: level, min: 1, max: levels});
  };
}

/** Where the hint stands from the handle: clear of the axis, of the variance's name and of the picture's edge. */
function beside(level: number): [dx: number, dy: number, anchor: "start" | "middle" | "end"] {
  if (level < 3) return [13, -5, "start"];
  if (level === levels) return [8, -18, "end"];
  return level > 7 ? [13, 17, "start"] : [0, -13, "middle"];
}
