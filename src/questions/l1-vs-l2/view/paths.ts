import {line} from "d3-shape";
import {createAxis, createLegend, type Group, group} from "../../../marks/axes.js";
import {plural, tenth} from "../../../marks/format.js";
import {createHandle} from "../../../marks/handle.js";
import {scaleLinear, scaleLog} from "../../../marks/scale.js";
import type {CursorFits} from "../cursor.js";
import type {PathData} from "../data.json.js";
import {LOG_LAMBDA, METHODS} from "../methods.js";
import {lambdaText} from "../words.js";
import {layouts, type Part, type Place} from "./layout.js";

const GAP = 14;
const TOP = 0.7;

/** The weights of the table's twelve features against λ, a panel a method, under one cursor. */
export function createPaths(stage: Place): Part {
  const at = layouts[stage.mode].paths;
  const root = group(stage.svg, "paths");
  const width = (at.width - 2 * GAP) / 3;
  const y = scaleLinear([-TOP, TOP], [at.y + at.height, at.y]);
  const panels = METHODS.map(({name}, i) => {
    const box = {x: tenth(at.x + i * (width + GAP)), y: at.y, width: tenth(width), height: at.height};
    const x = scaleLog([10 ** LOG_LAMBDA.min, 10 ** LOG_LAMBDA.max], [box.x, box.x + box.width]);
    const axis = createAxis(root, {
      at: box,
      orient: "bottom",
      label: "",
      ticks: [0.01, 1],
      format: (v) => String(v)
    });
    root
      .append("path")
      .attr("class", "grid-line")
      .attr("d", `M${box.x},${tenth(y(0))}h${box.width}`);
    const lines = group(root, "lines");
    root
      .append("text")
      .attr("class", "panel-title")
      .attr("x", box.x + box.width)
      .attr("y", at.y - 22)
      .attr("text-anchor", "end")
      .text(name);
    const zeros = root
      .append("text")
      .attr("class", "taught-text")
      .attr("x", box.x + box.width)
      .attr("y", at.y - 8)
      .attr("text-anchor", "end")
      .attr("data-ref", "zero");
    const cursor = root
      .append("path")
      .attr("class", "line-taught dotted")
      .attr("d", `M0,${at.y}v${at.height}`);
    return {x, axis, lines, zeros, cursor};
  });
  createAxis(root, {at, orient: "left", label: "ŵ", ticks: [-0.5, 0, 0.5]})(y);
  createLegend(
    root,
    [
      {label: "weight truly not 0", className: "line"},
      {label: "truly 0 (simulated)", className: "line-2 dashed"}
    ],
    {x: at.x, y: at.y - 42}
  );
  let now = 1;
  const [first] = panels;
  const handle = createHandle(stage, root, {
    label: "λ on the paths",
    axis: "x",
    ref: "lambda",
    onDrag: (px) => stage.set({lambda: first.x.invert(px)}),
    onKey: (dx, dy) => stage.set({lambda: now * 10 ** (0.05 * (dx + dy))})
  });
  let data: PathData | null = null;
  let drawn: CursorFits | null = null;
  return (state) => {
    if (data !== state.data) {
      data = state.data;
      panels.forEach(({x, lines}, i) => {
        drawLines(lines, state.data, i, x, y);
      });
    }
    const fits = state.result.paths;
    if (!fits || fits === drawn) return;
    drawn = fits;
    now = state.params.lambda;
    panels.forEach(({x, axis, zeros, cursor}, i) => {
      axis(x, i === 1 ? `λ (cursor at ${lambdaText(now)})` : "");
      cursor.attr("transform", `translate(${tenth(x(now))},0)`);
      zeros.text(plural(fits.zeros[i], "zero"));
    });
    handle({
      x: first.x(now),
      y: at.y + at.height,
      text: lambdaText(now),
      now,
      min: 10 ** LOG_LAMBDA.min,
      max: 10 ** LOG_LAMBDA.max
    });
  };
}

/** The paths of one method: every weight's line, told by color and dashes whether it is truly 0. */
function drawLines(
  parent: Group,
  data: PathData,
  method: number,
  x: (lambda: number) => number,
  y: (weight: number) => number
): void {
  const pen = line<number[]>()
    .x((_, k) => x(data.lambdas[k]))
    .digits(1);
  parent
    .selectAll("path")
    .data(data.truth)
    .join("path")
    .attr("class", (truth) => (truth === 0 ? "line-2 dashed" : "line"))
    .style("stroke-width", "1.4px")
    .attr("d", (_, j) => pen.y((w) => y(w[j]))(data.paths[method]));
}
