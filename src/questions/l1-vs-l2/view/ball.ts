import {line} from "d3-shape";
import {createAxis, createLegend, group} from "../../../marks/axes.js";
import {createClipped} from "../../../marks/clip.js";
import {fixed, tenth} from "../../../marks/format.js";
import {createHandle} from "../../../marks/handle.js";
import {scaleLinear} from "../../../marks/scale.js";
import type {Point} from "../../../ml/ball-edge.js";
import {FRAME, type Result} from "../model.js";
import {createContours} from "./contours.js";
import {layouts, type Part, type Place} from "./layout.js";
import {createNames} from "./names.js";
import {createRegions} from "./regions.js";

const TICKS = [-3, -2, -1, 0, 1, 2, 3];
const RING = "M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0";

/** The plane of the two weights: what the loss wants, what the budget allows, and where they meet. */
export function createBall(stage: Place): Part {
  const at = layouts[stage.mode].ball;
  const root = group(stage.svg, "ball");
  const x = scaleLinear([-FRAME, FRAME], [at.x, at.x + at.width]);
  const y = scaleLinear([-FRAME, FRAME], [at.y + at.height, at.y]);
  const plane = {x, y, at};
  const inside = createClipped(root, at, `l1-frame-${stage.mode}`);
  inside
    .append("path")
    .attr("class", "axis-line")
    .attr("d", `M${x(-FRAME)},${tenth(y(0))}H${x(FRAME)}M${tenth(x(0))},${y(-FRAME)}V${y(FRAME)}`);
  const regions = createRegions(inside, plane);
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
  createAxis(root, {at, orient: "bottom", label: "weight w₁", ticks: TICKS})(x);
  createAxis(root, {at, orient: "left", label: "weight w₂", ticks: TICKS})(y);
  createLegend(root, [{label: "equal loss", className: "line-soft", path: RING, ref: "loss"}], {
    x: at.x + 78,
    y: at.y - 13
  });
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
  const center = createHandle(stage, root, {
    label: "Optimum without a penalty, w*",
    axis: "xy",
    ref: "center",
    hint: "drag",
    hintAt: {x: 0, y: -13, anchor: "middle"},
    onDrag: (px, py) => stage.set({center: [x.invert(px), y.invert(py)]}),
    onKey: (dx, dy) => now && stage.set({center: [now.center[0] + 0.05 * dx, now.center[1] + 0.05 * dy]})
  });
  const best = root
    .append("circle")
    .style("pointer-events", "none")
    .attr("class", "taught mark")
    .attr("data-ref", "w");
  const names = createNames(root, plane);
  let drawn: Result | null = null;
  let shade = true;
  return (state) => {
    const {params, result} = state;
    if (result === drawn && now?.center === params.center && shade === params.shade) return;
    drawn = result;
    now = params;
    shade = params.shade;
    const {optimum, outline} = result;
    const [cx, cy] = [x(params.center[0]), y(params.center[1])];
    const [wx, wy] = [x(optimum.w[0]), y(optimum.w[1])];
    regions(state);
    contours(result, params);
    ball.attr("d", edge(outline));
    step.attr("d", `M${tenth(cx)},${tenth(cy)}L${tenth(wx)},${tenth(wy)}`);
    // On the side where w* is not: the two rings never lie on each other.
    side = params.center[0] < 0 ? 1 : -1;
    const grip = [x(side * params.t), y(0)] as const;
    budget({x: grip[0], y: grip[1], text: fixed(params.t), now: params.t, min: 0.1, max: 3});
    center({
      x: cx,
      y: cy,
      text: `w₁ ${fixed(params.center[0])}, w₂ ${fixed(params.center[1])}`,
      now: params.center[0],
      min: -3,
      max: 3
    });
    // Where ŵ is w*, the ring that is to be grabbed must stay in sight.
    best
      .attr("r", optimum.kind === "inside" ? 3 : 6)
      .attr("cx", tenth(wx))
      .attr("cy", tenth(wy));
    names(state, grip);
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
