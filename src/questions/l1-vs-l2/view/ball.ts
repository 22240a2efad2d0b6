import {scaleLinear} from "d3-scale";
import {line} from "d3-shape";
import {createAxis, group} from "../../../marks/axes.js";
import {fixed} from "../../../marks/format.js";
import {createHandle} from "../../../marks/handle.js";
import type {Point} from "../../../ml/ball-edge.js";
import type {Candidate} from "../../../ml/norm-ball.js";
import {FRAME, type Result} from "../model.js";
import {subscripts, weight} from "../words.js";
import {createContours} from "./contours.js";
import {layouts, type Part, type Place, tenth} from "./layout.js";
import {createRegions} from "./regions.js";

/** The plane of the two weights: what the loss wants, what the budget allows, and where they meet. */
export function createBall(stage: Place): Part {
  const at = layouts[stage.mode].ball;
  const root = group(stage.svg, "ball");
  const x = scaleLinear([-FRAME, FRAME], [at.x, at.x + at.width]);
  const y = scaleLinear([-FRAME, FRAME], [at.y + at.height, at.y]);
  const clip = `l1-frame-${stage.mode}`;
  const defs = root.append("clipPath").attr("id", clip);
  defs.append("rect").attr("x", at.x).attr("y", at.y).attr("width", at.width).attr("height", at.height);
  const inside = group(root, "").attr("clip-path", `url(#${clip})`);
  const regions = createRegions(inside, x, y);
  inside
    .append("path")
    .attr("class", "axis-line")
    .attr("d", `M${x(-FRAME)},${tenth(y(0))}H${x(FRAME)}M${tenth(x(0))},${y(-FRAME)}V${y(FRAME)}`);
  const contours = createContours(inside, x, y);
  const edge = line<Point>()
    .x((w) => x(w[0]))
    .y((w) => y(w[1]))
    .digits(1);
  const ball = inside
    .append("path")
    .attr("class", "line")
    .attr("data-ref", "t p")
    .style("fill", "var(--ink)")
    .style("fill-opacity", "0.08");
  createAxis(root, {at, orient: "bottom", label: "weight w₁", ticks: [-3, -2, -1, 0, 1, 2, 3]})(x);
  createAxis(root, {at, orient: "left", label: "weight w₂", ticks: [-3, -2, -1, 0, 1, 2, 3]})(y);
  root
    .append("rect")
    .attr("class", "frame")
    .attr("x", at.x)
    .attr("y", at.y)
    .attr("width", at.width)
    .attr("height", at.height);
  const others = group(root, "others");
  const step = root.append("path").attr("class", "line-soft dotted");
  let now: Result["params"] | null = null;
  let side = -1;
  const budget = createHandle(stage, root, {
    label: "Budget t",
    axis: "x",
    ref: "t",
    onDrag: (px) => stage.set({t: side * x.invert(px)}),
    onKey: (dx, dy) => now && stage.set({t: now.t + 0.05 * (side * dx + dy)})
  });
  const budgetName = root
    .append("text")
    .attr("class", "axis-label halo")
    .attr("text-anchor", "middle")
    .text("t");
  const center = createHandle(stage, root, {
    label: "Optimum without a penalty, w*",
    axis: "xy",
    ref: "center",
    hint: "drag",
    hintAt: {x: 0, y: -13, anchor: "middle"},
    onDrag: (px, py) => stage.set({center: [x.invert(px), y.invert(py)]}),
    onKey: (dx, dy) => now && stage.set({center: [now.center[0] + 0.05 * dx, now.center[1] + 0.05 * dy]})
  });
  const centerName = root.append("text").attr("class", "axis-label halo").text("w*");
  const best = root
    .append("circle")
    .style("pointer-events", "none")
    .attr("class", "taught mark")
    .attr("data-ref", "w");
  const bestName = root.append("text").attr("class", "taught-text halo").attr("data-ref", "w");
  const bestValue = root
    .append("text")
    .attr("class", "taught-text")
    .attr("x", at.x + at.width)
    .attr("y", at.y - 9)
    .attr("text-anchor", "end")
    .attr("data-ref", "w");
  let drawn: Result | null = null;
  return ({params, result}) => {
    if (result === drawn && now?.center === params.center) return;
    drawn = result;
    now = params;
    const {optimum, outline} = result;
    const [cx, cy] = [x(params.center[0]), y(params.center[1])];
    const [wx, wy] = [x(optimum.w[0]), y(optimum.w[1])];
    regions(result, params.shade);
    contours(result, params);
    ball.attr("d", edge(outline));
    step.attr("d", `M${tenth(cx)},${tenth(cy)}L${tenth(wx)},${tenth(wy)}`);
    side = params.center[0] < 0 ? 1 : -1;
    budget({x: x(side * params.t), y: y(0), text: `${fixed(params.t)}`, now: params.t, min: 0.1, max: 3});
    budgetName.attr("x", tenth(x(side * params.t))).attr("y", tenth(y(0) + 22));
    center({
      x: cx,
      y: cy,
      text: `w₁ ${fixed(params.center[0])}, w₂ ${fixed(params.center[1])}`,
      now: params.center[0],
      min: -3,
      max: 3
    });
    const right = params.center[0] < 2.2;
    centerName
      .attr("x", tenth(cx + (right ? 12 : -12)))
      .attr("y", tenth(cy + 4))
      .attr("text-anchor", right ? "start" : "end");
    // Where ŵ is w*, the ring that is to be grabbed must stay in sight.
    best
      .attr("r", optimum.kind === "inside" ? 3 : 6)
      .attr("cx", tenth(wx))
      .attr("cy", tenth(wy));
    bestName.text(optimum.kind === "vertex" ? `ŵ${subscripts[optimum.w[0] === 0 ? 0 : 1]} = 0` : "ŵ");
    bestValue.text(`ŵ = (${weight(optimum.w[0])}, ${weight(optimum.w[1])})`);
    const {dx, dy, anchor} = placeName(params.center, optimum);
    bestName
      .attr("x", tenth(wx + dx))
      .attr("y", tenth(wy + dy))
      .attr("text-anchor", anchor);
    others
      .selectAll("circle")
      .data(optimum.minima.slice(1))
      .join("circle")
      .attr("class", "line-taught")
      .attr("r", 5)
      .attr("cx", ({w}) => tenth(x(w[0])))
      .attr("cy", ({w}) => tenth(y(w[1])));
  };
}

/** Where the name of ŵ stands: at a corner outward and off the line to w*, elsewhere within the ball. */
function placeName(center: Point, {w, kind}: Candidate): {dx: number; dy: number; anchor: "start" | "end"} {
  let right = w[0] < 0;
  let above = w[1] < 0;
  if (kind === "vertex") {
    const i = w[0] === 0 ? 1 : 0;
    const outward = Math.abs(w[i]) < FRAME - 0.7 ? w[i] > 0 : w[i] < 0;
    if (i === 0) [right, above] = [outward, center[1] < 0];
    else [right, above] = [center[0] < 0, outward];
  }
  return {dx: right ? 10 : -10, dy: above ? -9 : 18, anchor: right ? "start" : "end"};
}
