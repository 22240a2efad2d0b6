import {line} from "d3-shape";
import {createAxis, createLegend, group} from "../../../marks/axes.js";
import {tenth} from "../../../marks/format.js";
import {createHandle} from "../../../marks/handle.js";
import {scaleLinear} from "../../../marks/scale.js";
import {isConvex} from "../../../ml/bridge-penalty.js";
import {budgetOf} from "../../../ml/penalized-optimum.js";
import {correlation, type Result} from "../model.js";
import {params as declared} from "../params.js";
import {SCALAR_EXTENT} from "../scalar.js";
import {lambdaText, penaltyName} from "../words.js";
import {createDots} from "./dots.js";
import {layouts, type Part, type Place} from "./layout.js";

const KEY_STEP = 0.05;

/** One weight on its own: what each penalty makes of it, at the λ that the budget of the ball comes to. */
export function createScalar(stage: Place): Part {
  const at = layouts[stage.mode].scalar;
  const root = group(stage.svg, "scalar");
  const x = scaleLinear([-SCALAR_EXTENT, SCALAR_EXTENT], [at.x, at.x + at.width]);
  const y = scaleLinear([-SCALAR_EXTENT, SCALAR_EXTENT], [at.y + at.height, at.y]);
  createAxis(root, {
    at,
    orient: "bottom",
    label: "z, the weight without a penalty",
    ticks: [-3, -2, -1, 0, 1, 2, 3]
  })(x);
  createAxis(root, {at, orient: "left", label: "ŵ, one weight", ticks: [-2, 0, 2]})(y);
  root
    .append("path")
    .attr("class", "grid-line")
    .attr("d", `M${at.x},${tenth(y(0))}h${at.width}M${tenth(x(0))},${at.y}v${at.height}`);
  root
    .append("path")
    .attr("class", "line-soft dotted")
    .attr("d", `M${x(-3)},${y(-3)}L${x(3)},${y(3)}`);
  const lambdaLine = root.append("path").attr("class", "line-taught dotted").attr("data-ref", "price");
  const ridge = root.append("path").attr("class", "line-1").attr("data-ref", "l2");
  const lasso = root.append("path").attr("class", "line-0").attr("data-ref", "l1");
  const current = root.append("path").attr("class", "line").attr("data-ref", "p");
  const zero = root
    .append("path")
    .attr("class", "line-taught")
    .style("stroke-width", "4px")
    .attr("data-ref", "zero");
  // The upper left is empty: a weight and its z have one sign.
  createLegend(
    root,
    [
      {label: "L1", className: "line-0", ref: "l1"},
      {label: "L2", className: "line-1", ref: "l2"}
    ],
    {x: at.x + 8, y: at.y + 7}
  );
  const special = createLegend(root, [{label: "", className: "line", ref: "p"}], {x: at.x + 8, y: at.y + 24});
  const specialName = special.select("text");
  const lambdaName = root
    .append("text")
    .attr("class", "axis-label")
    .attr("x", at.x + at.width)
    .attr("y", at.y - 9)
    .attr("text-anchor", "end")
    .attr("data-ref", "price");
  const dots = createDots(root, x, y);
  const curve = (z: Float64Array, w: Float64Array, jump: number | null = null): string => {
    const pen = line<number>()
      .x((k) => x(z[k]))
      .y((k) => y(w[k]))
      .digits(1);
    if (jump === null) return pen(z.keys()) ?? "";
    const parts = [-1, 0, 1].map((side) => Array.from(z.keys()).filter((k) => sideOf(z[k], jump) === side));
    return parts.map((part) => pen(part) ?? "").join("");
  };
  let now: Result | null = null;
  /** The budget that λ comes to; null where no λ does. */
  const budgetAt = (lambda: number): number | null => {
    if (!now || !isConvex(now.params)) return null;
    const {center, rho} = now.params;
    return budgetOf(correlation(rho), center, now.params, Math.max(0.001, lambda));
  };
  const handle = createHandle(stage, root, {
    label: "λ, the price of the budget",
    axis: "x",
    ref: "price",
    onDrag: (px) => {
      const t = budgetAt(Math.min(SCALAR_EXTENT, x.invert(px)));
      if (t !== null) stage.set({t});
    },
    onKey: (dx, dy) => {
      const steps = dx + dy;
      if (!now || steps === 0) return;
      const {optimum, params} = now;
      if (optimum.lambda === 0 && steps < 0) return;
      const from = steps < 0 ? Math.min(optimum.lambda, SCALAR_EXTENT) : optimum.lambda;
      const t = budgetAt(from + KEY_STEP * steps);
      if (t === null) return;
      // A large λ moves the budget by less than its step: a key must not be without effect.
      const least = declared.t.step * Math.sign(steps);
      stage.set({t: Math.abs(t - params.t) < declared.t.step ? params.t - least : t});
    }
  });
  const grip = root.select(".handle");
  return ({result}) => {
    if (result === now) return;
    now = result;
    const {scalar, params, dual, convex} = result;
    const {lambda, z} = scalar;
    const end = Math.min(lambda, SCALAR_EXTENT);
    const own = !(params.p === 2 || params.mix === 1 || (params.p === 1 && params.mix === 0));
    lasso.attr("d", curve(z, scalar.lasso));
    ridge.attr("d", curve(z, scalar.ridge));
    current.attr("d", own ? curve(z, scalar.current, scalar.jumps ? scalar.flat : null) : null);
    special.attr("display", own ? null : "none");
    specialName.text(own ? penaltyName(params) : "");
    const flat = Math.min(scalar.flat, SCALAR_EXTENT);
    zero.attr("d", flat > 0 ? `M${tenth(x(-flat))},${tenth(y(0))}H${tenth(x(flat))}` : null);
    lambdaName.text(`λ = ${lambdaText(lambda)}${dual.agrees ? "" : " gives another ŵ"}`);
    lambdaLine
      .attr("display", convex ? null : "none")
      .attr("d", `M${tenth(x(end))},${tenth(y(-3))}V${tenth(y(0))}`);
    handle({
      x: x(end),
      y: y(-3),
      text: lambdaText(lambda),
      now: lambda,
      min: 0,
      max: Math.max(lambda, SCALAR_EXTENT)
    });
    grip.attr("display", convex ? null : "none");
    dots(scalar, convex ? end : null);
  };
}

/** On which side of a jump at ±jump a place lies; 0 between the two. */
const sideOf = (z: number, jump: number): number => (Math.abs(z) <= jump ? 0 : Math.sign(z));
