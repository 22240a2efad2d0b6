import {createAxis, group} from "../../../marks/axes.js";
import {createClipped} from "../../../marks/clip.js";
import {tenth} from "../../../marks/format.js";
import {put, say} from "../../../marks/put.js";
import {scaleLinear} from "../../../marks/scale.js";
import {type Plan, plan} from "../model.js";
import type {Part, Place} from "../params.js";
import {depth} from "../schemes.js";
import {layouts} from "./layout.js";

/** The axis ends here: He's variance asks for 2. */
const top = 3;

/**
 * n_in · Var(w) and n_out · Var(w) of every layer, joined: on the line at 1 a linear layer keeps the size, and where the
 * join has its middle on the line, the two conditions are met on average.
 */
export function createConditions(stage: Place): Part {
  const at = layouts[stage.mode].conditions;
  const narrow = stage.mode === "narrow";
  const root = group(stage.svg, "conditions");
  const x = scaleLinear([0, depth + 1], [at.x, at.x + at.width]);
  const y = scaleLinear([0, top], [at.y + at.height, at.y]);
  createAxis(root, {
    at,
    orient: "left",
    label: narrow ? "n · Var(w)" : "n · Var(w) of each layer",
    ticks: [0, 1, 2, 3],
    format: String,
    grid: true
  })(y);
  createAxis(root, {
    at,
    orient: "bottom",
    label: "layer",
    ticks: narrow ? [1, 15, 30] : [1, 5, 10, 15, 20, 25, 30]
  })(x);
  const inside = createClipped(root, at, `xavier-conditions-${stage.mode}`, 4);
  // The activation's own share of the work: ReLU lets half of it through, so its line stands at 2.
  const needed = inside.append("path").attr("class", "line-taught").attr("data-ref", "one");
  const joins = inside
    .append("path")
    .attr("class", "line")
    .attr("style", "stroke-width:1;stroke-opacity:0.55");
  const incoming = inside
    .append("path")
    .attr("class", "line-0")
    .attr("style", "stroke-width:4.6;stroke-linecap:round")
    .attr("data-ref", "forward");
  const outgoing = inside.append("path").attr("class", "class-1").attr("data-ref", "backward");
  const text = (className: string, dy: number) =>
    root
      .append("text")
      .attr("class", `legend-label halo ${className}`)
      .attr("x", at.x + at.width - 3)
      .attr("y", at.y + dy)
      .attr("text-anchor", "end");
  const name = text("taught-text", 12).attr("data-ref", "one");
  const verdict = text("", 27);
  const key = (label: string, ref: string, px: number) =>
    root
      .append("text")
      .attr("class", ref === "forward" ? "legend-label blue-text" : "legend-label orange-text")
      .attr("data-ref", ref)
      .attr("x", px)
      .attr("y", 16)
      .text(label);
  key("● fan-in n", "forward", at.x - 4).attr("y", at.y - 30);
  key("▲ fan-out n", "backward", at.x + (narrow ? 74 : 84)).attr("y", at.y - 30);

  let last: Plan | null = null;
  return ({params: now}) => {
    const planned = plan(now.init, now.activation, now.gain, now.shape, now.width);
    if (planned === last) return;
    last = planned;
    const {fanIn, fanOut} = planned;
    const zero = fanIn[0] === 0;
    const places = (values: readonly number[], symbol: (px: number, py: number) => string) =>
      values.map((v, l) => (v > 0 && v <= top ? symbol(tenth(x(l + 1)), tenth(y(v))) : "")).join("");
    put(
      incoming,
      "d",
      places(fanIn, (px, py) => `M${px},${py}h0`)
    );
    put(
      outgoing,
      "d",
      places(fanOut, (px, py) => `M${px},${tenth(py - 2.7)}l2.4,4.1h-4.8z`)
    );
    const join = (v: number, l: number): string =>
      Math.abs(v - fanOut[l]) < 0.02 ? "" : `M${tenth(x(l + 1))},${tenth(y(v))}V${tenth(y(fanOut[l]))}`;
    put(joins, "d", fanIn.map(join).join("") || null);
    const need = now.activation === "relu" ? 2 : 1;
    put(needed, "d", `M${at.x},${tenth(y(need))}h${at.width}`);
    say(
      name,
      now.activation === "relu" ? "ReLU keeps size at 2" : narrow ? "linear: 1" : "linear keeps size at 1"
    );
    const high = Math.max(...fanIn, ...fanOut);
    const outside = high > top ? `, up to ${brief(high)}` : "";
    say(verdict, zero ? "Var(w) = 0" : `${met(fanIn, fanOut, need)}${outside}`);
  };
}

const brief = (v: number): string => String(Number(v.toPrecision(2)));

/** Which of the two conditions the layers meet, within half a percent. */
function met(fanIn: readonly number[], fanOut: readonly number[], need: number): string {
  const on = (values: readonly number[]) => values.every((v) => Math.abs(v / need - 1) < 0.005);
  const [forward, backward] = [on(fanIn), on(fanOut)];
  if (forward && backward) return "both met";
  if (forward) return "fan-in met, fan-out not";
  if (backward) return "fan-out met, fan-in not";
  return on(fanIn.map((v, l) => (v + fanOut[l]) / 2)) ? "met on average only" : "neither met";
}
