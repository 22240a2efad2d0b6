import type {Box} from "../../../figure/contract.js";
import {createAxis, type Group, group} from "../../../marks/axes.js";
import {tenth} from "../../../marks/format.js";
import {put} from "../../../marks/put.js";
import {type Scale, scaleLinear, scaleLog} from "../../../marks/scale.js";
import {anatomy} from "../anatomy.js";
import type {LaneKey} from "../lanes.js";
import type {Lane} from "../model.js";
import {STEPS} from "../trace.js";
import {number} from "../words.js";
import {type Part, type Place, stepsBox} from "./layout.js";
import {polyline} from "./lines.js";

/** What is charted: where every weight has one and the same step size for good, the steps themselves tell more. */
type Kind = "size" | "delta";
const kindOf = (key: LaneKey): Kind =>
  key === "gd" || key === "momentum" || key === "nesterov" ? "delta" : "size";
const labels: Readonly<Record<Kind, string>> = {
  size: "step size of each weight (log)",
  delta: "step Δw of each weight"
};

/** How each weight's step size, or its step, goes on over the run. Its box is what the anatomy's rows leave. */
export function createSteps(stage: Place): Part {
  const root = group(stage.svg, "steps");
  const charts = new Map<string, {root: Group; draw: Part}>();
  let shown: {root: Group; draw: Part} | null = null;
  return (state) => {
    const {key} = state.result.chosen;
    const kind = kindOf(key);
    const rows = anatomy[key].length;
    const name = `${kind} ${rows}`;
    let chart = charts.get(name);
    if (!chart) {
      const own = group(root, "chart").attr("data-ref", kind);
      chart = {root: own, draw: createChart(own, stepsBox(stage.mode, rows), kind)};
      charts.set(name, chart);
    }
    if (chart !== shown) {
      if (shown) put(shown.root, "display", "none");
      put(chart.root, "display", null);
      shown = chart;
    }
    chart.draw(state);
  };
}

function createChart(root: Group, at: Box, kind: Kind): Part {
  const x = scaleLinear([0, STEPS], [at.x, at.x + at.width]);
  const range = [at.y + at.height, at.y];
  const y: Scale = (kind === "size" ? scaleLog(range) : scaleLinear(range)).clamp(true);
  createAxis(root, {at, orient: "bottom", label: "step t", ticks: [0, 50, 100, 150, 200]})(x);
  const left = group(root, "left");
  const playhead = root
    .append("path")
    .attr("class", "line")
    .attr("style", "stroke-width:1")
    .attr("d", `M0,${at.y}v${at.height}`);
  const styles = ["stroke-width:2.5", "stroke-width:1"];
  const lines = styles.map((style) => root.append("path").attr("class", "line-taught").attr("style", style));
  ["w₁", "w₂"].forEach((name, i) => {
    const px = at.x + at.width - 86 + 48 * i;
    root
      .append("path")
      .attr("class", "line-taught")
      .attr("style", styles[i])
      .attr("d", `M${px},${at.y - 13}h16`);
    root
      .append("text")
      .attr("class", "note-label")
      .attr("x", px + 20)
      .attr("y", at.y - 9)
      .text(name);
  });

  let drawn: Lane | null = null;
  let domain = "";
  return ({params: {t}, result: {chosen}}) => {
    put(playhead, "transform", `translate(${tenth(x(t))},0)`);
    if (drawn === chosen) return;
    drawn = chosen;
    const values = [0, 1].map((i) => chosen.terms.slice(1).map((terms) => terms?.[kind]?.[i] ?? Number.NaN));
    const ends = kind === "size" ? sizes(values) : steps(values);
    y.domain(ends);
    if (domain !== String(ends)) {
      domain = String(ends);
      left.selectAll("*").remove();
      const ticks = kind === "size" ? round(ends[0], ends[1]) : [ends[0], 0, ends[1]];
      createAxis(left, {at, orient: "left", label: labels[kind], ticks, format: short, grid: true})(y);
    }
    values.forEach((all, i) => {
      const places = all.flatMap((v, k) => (Number.isFinite(v) ? [[x(k + 1), y(v)] as const] : []));
      put(lines[i], "d", polyline(places) || null);
    });
  };
}

const short = (v: number): string =>
  v !== 0 && Math.abs(v) < 1e-3 ? number(v) : String(v).replace("-", "−");

/** The next of 1, 2, 5 times a power of ten at or above a positive number. */
function above(v: number): number {
  const e = Math.floor(Math.log10(v));
  return Number(`${[1, 2, 5, 10].find((digit) => digit * 10 ** e >= v * (1 - 1e-12)) ?? 10}e${e}`);
}

/** A range for step sizes, all above 0. */
function sizes(values: readonly (readonly number[])[]): [number, number] {
  // The first few are off the scale on a plateau, and a weight that has seen no gradient yet has η/ε.
  const most = Math.max(...values.map((all) => largest(all)));
  const least = Math.min(...values.flat().filter((v) => v > 0));
  if (!(most > 0 && least < Number.POSITIVE_INFINITY)) return [0.1, 10];
  const top = above(Math.max(most, least));
  return [1 / above(1 / Math.min(least, top / 10)), top];
}

/** A range for steps, even about 0. */
function steps(values: readonly (readonly number[])[]): [number, number] {
  const most = Math.max(...values.flat().map(Math.abs), 0);
  const top = most > 0 ? above(most) : 1;
  return [-top, top];
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
    for (const digit of [1, 2, 5]) all.push(Number(`${digit}e${e}`));
  const within = all.filter((v) => v >= min * (1 - 1e-9) && v <= max * (1 + 1e-9));
  const every = Math.ceil(within.length / 4);
  return within.filter((_, i) => i % every === 0);
}
