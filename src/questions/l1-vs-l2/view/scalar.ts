import {scaleLinear} from "d3-scale";
import {line} from "d3-shape";
import {createAxis, group} from "../../../marks/axes.js";
import {createHandle} from "../../../marks/handle.js";
import {isConvex} from "../../../ml/bridge-penalty.js";
import {budgetOf} from "../../../ml/penalized-optimum.js";
import {correlation, type Result} from "../model.js";
import {SCALAR_EXTENT} from "../scalar.js";
import {lambdaText, penaltyName, subscripts} from "../words.js";
import {layouts, type Part, type Place, tenth} from "./layout.js";

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
  const current = root.append("path").attr("class", "line");
  const zero = root
    .append("path")
    .attr("class", "line-taught")
    .style("stroke-width", "4px")
    .attr("data-ref", "zero");
  const name = (className: string, text: string, ref: string) =>
    root.append("text").attr("class", `${className} halo`).attr("data-ref", ref).text(text);
  const lassoName = name("blue-text", "L1", "l1").attr("text-anchor", "start");
  const ridgeName = name("orange-text", "L2", "l2").attr("text-anchor", "end");
  const currentName = root
    .append("text")
    .attr("class", "panel-title halo")
    .attr("x", at.x + 8)
    .attr("y", at.y + 12);
  const lambdaName = root
    .append("text")
    .attr("class", "axis-label")
    .attr("x", at.x + at.width)
    .attr("y", at.y - 9)
    .attr("text-anchor", "end")
    .attr("data-ref", "price");
  const dots = group(root, "dots");
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
  const buy = (lambda: number): void => {
    if (!now || !isConvex(now.params)) return;
    const {center, rho} = now.params;
    stage.set({t: budgetOf(correlation(rho), center, now.params, Math.max(0.001, lambda))});
  };
  const handle = createHandle(stage, root, {
    label: "λ, the price of the budget",
    axis: "x",
    ref: "price",
    onDrag: (px) => buy(Math.min(SCALAR_EXTENT, x.invert(px))),
    onKey: (dx, dy) => now && buy(now.optimum.lambda + 0.05 * (dx + dy))
  });
  const grip = root.select(".handle");
  return ({result}) => {
    if (result === now) return;
    now = result;
    const {scalar, params, dual, convex} = result;
    const {lambda, z} = scalar;
    const end = Math.min(lambda, SCALAR_EXTENT);
    const special = !(params.p === 2 || params.mix === 1 || (params.p === 1 && params.mix === 0));
    lasso.attr("d", curve(z, scalar.lasso));
    ridge.attr("d", curve(z, scalar.ridge));
    current.attr("d", special ? curve(z, scalar.current, scalar.jumps ? scalar.flat : null) : null);
    currentName.text(special ? penaltyName(params) : "");
    const flat = Math.min(scalar.flat, SCALAR_EXTENT);
    zero.attr("d", flat > 0 ? `M${tenth(x(-flat))},${tenth(y(0))}H${tenth(x(flat))}` : null);
    lassoName
      .attr("x", tenth(x(3)) - 20)
      .attr("y", tenth(Math.max(y(Math.max(0, 3 - lambda)) - 5, at.y + 14)));
    ridgeName.attr("x", tenth(x(-3)) + 20).attr("y", tenth(y(-3 / (1 + lambda)) - 5));
    lambdaName.text(`λ = ${lambdaText(lambda)}${dual.agrees ? "" : " gives another ŵ"}`);
    lambdaLine
      .attr("display", convex ? null : "none")
      .attr("d", `M${tenth(x(end))},${tenth(y(-3))}V${tenth(y(0))}`);
    handle({x: x(end), y: y(-3), text: lambdaText(lambda), now: end, min: 0, max: SCALAR_EXTENT});
    grip.attr("display", convex ? null : "none");
    dots
      .selectAll("g")
      .data(scalar.dots)
      .join((enter) => {
        const dot = enter.append("g");
        dot.append("circle").attr("class", "taught mark").attr("r", 4.5);
        dot
          .append("text")
          .attr("class", "note-label halo")
          .attr("x", 7)
          .attr("y", (_, j) => (j === 0 ? -5 : 14))
          .text((_, j) => `w${subscripts[j]}`);
        return dot;
      })
      .attr("transform", ([a, w]) => `translate(${tenth(x(Math.max(-3, Math.min(3, a))))},${tenth(y(w))})`);
  };
}

/** On which side of a jump at ±jump a place lies; 0 between the two. */
const sideOf = (z: number, jump: number): number => (Math.abs(z) <= jump ? 0 : Math.sign(z));
