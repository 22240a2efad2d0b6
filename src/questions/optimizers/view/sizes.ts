import {createAxis, type Group, group} from "../../../marks/axes.js";
import {put, say} from "../../../marks/put.js";
import {scaleLinear, scaleLog} from "../../../marks/scale.js";
import {anatomy} from "../anatomy.js";
import type {Lane} from "../model.js";
import {STEPS} from "../trace.js";
import {number} from "../words.js";
import {layouts, type Part, type Place, tenth} from "./layout.js";

/** The step size of each weight against the step, where the anatomy is short enough to leave room for it. */
export function createSizes(stage: Place): Part {
  let part: Part | null = null;
  const root = group(stage.svg, "sizes").attr("data-ref", "size");
  return (state) => {
    const {chosen} = state.result;
    const room = anatomy[chosen.key].length <= 4 && chosen.end > 0;
    put(root, "display", room ? null : "none");
    if (!room) return;
    part ??= createChart(stage, root);
    part(state);
  };
}

function createChart(stage: Place, root: Group): Part {
  const at = layouts[stage.mode].sizes;
  const x = scaleLinear([0, STEPS], [at.x, at.x + at.width]);
  const y = scaleLog([at.y + at.height, at.y]).clamp(true);
  createAxis(root, {at, orient: "bottom", label: "step t", ticks: [0, 50, 100, 150, 200]})(x);
  const left = group(root, "left");
  const playhead = root
    .append("path")
    .attr("class", "line")
    .attr("style", "stroke-width:1")
    .attr("d", `M0,${at.y}v${at.height}`);
  const lines = [0, 1].map((i) =>
    root
      .append("path")
      .attr("class", i === 0 ? "line-taught" : "line-taught dashed")
      .attr("style", "stroke-width:1.6")
  );
  const names = ["w₁", "w₂"].map((name) =>
    root
      .append("text")
      .attr("class", "note-label")
      .attr("x", at.x + at.width + 5)
      .text(name)
  );
  let drawn: Lane | null = null;
  return ({params: {t}, result: {chosen}}) => {
    put(playhead, "transform", `translate(${tenth(x(t))},0)`);
    if (drawn === chosen) return;
    drawn = chosen;
    const sizes = [0, 1].map((i) => chosen.terms.slice(1).map((terms) => terms?.size?.[i] ?? Number.NaN));
    // The first few are off the scale on a plateau, and a weight that has seen no gradient yet has η/ε.
    const most = Math.max(...[0, 1].map((i) => largest(sizes[i])));
    const least = Math.min(...sizes.flat().filter((v) => v > 0));
    const flat = most < 4 * least;
    y.domain(flat ? [least / 3, most * 3] : [least / 1.3, most * 1.3]);
    left.selectAll("*").remove();
    createAxis(left, {
      at,
      orient: "left",
      label: "step size of each weight",
      ticks: round(...(y.domain() as [number, number])),
      format: (v) => (v < 1e-3 ? number(v) : String(v))
    })(y);
    sizes.forEach((size, i) => {
      const places = size.map((v, k) => (v > 0 ? `${tenth(x(k + 1))},${tenth(y(v))}` : "")).filter(Boolean);
      put(lines[i], "d", places.length > 1 ? `M${places.join("L")}` : null);
    });
    const ends = sizes.map((size) => y(size[size.length - 1]) + 4);
    const same = Math.abs(ends[0] - ends[1]) < 6;
    const apart = Math.max(0, 12 - Math.abs(ends[0] - ends[1])) / 2;
    say(names[0], same ? "both" : "w₁");
    put(names[1], "display", same ? "none" : null);
    names.forEach((name, i) => {
      const up = ends[i] < ends[1 - i] ? -apart : apart;
      put(name, "y", tenth(ends[i] + (same ? 0 : up)));
    });
  };
}

/** The largest after the first five steps with a gradient. */
function largest(sizes: readonly number[]): number {
  const seen = sizes.filter((v) => v < 1e6);
  return Math.max(...(seen.length > 10 ? seen.slice(5) : seen), 0);
}

/** Two or three round values to name in a range of positive numbers. */
function round(min: number, max: number): number[] {
  const all: number[] = [];
  for (let e = Math.floor(Math.log10(min)); e <= Math.log10(max); ++e)
    for (const digit of [1, 2, 5]) all.push(Number((digit * 10 ** e).toPrecision(1)));
  const within = all.filter((v) => v >= min && v <= max);
  const every = Math.ceil(within.length / 3);
  return within.filter((_, i) => i % every === 0);
}
