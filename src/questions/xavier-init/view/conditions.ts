import {createAxis, group} from "../../../marks/axes.js";
import {createClipped} from "../../../marks/clip.js";
import {put, say} from "../../../marks/put.js";
import {scaleLinear, scaleLog} from "../../../marks/scale.js";
import {type Plan, plan} from "../model.js";
import type {Part, Place} from "../params.js";
import {depth} from "../schemes.js";
import {layouts, tenth} from "./layout.js";

/** n_in · Var(w) and n_out · Var(w) of every layer: on the line where n · Var(w) = 1, a linear layer keeps the size. */
export function createConditions(stage: Place): Part {
  const at = layouts[stage.mode].conditions;
  const narrow = stage.mode === "narrow";
  const root = group(stage.svg, "conditions");
  const x = scaleLinear([0, depth + 1], [at.x, at.x + at.width]);
  const y = scaleLog([0.1, 10], [at.y + at.height, at.y]);
  createAxis(root, {
    at,
    orient: "left",
    label: narrow ? "n · Var(w), log" : "n · Var(w) of each layer (log)",
    ticks: [0.1, 0.5, 1, 2, 10],
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
  const incoming = inside
    .append("path")
    .attr("class", "line-0")
    .attr("style", "stroke-width:4.6;stroke-linecap:round")
    .attr("data-ref", "forward");
  const outgoing = inside.append("path").attr("class", "class-1").attr("data-ref", "backward");
  const text = (className: string) =>
    root
      .append("text")
      .attr("class", `note-label halo ${className}`)
      .attr("x", at.x + at.width - 3)
      .attr("text-anchor", "end");
  const name = text("taught-text")
    .attr("y", at.y + 11)
    .attr("data-ref", "one");
  const outside = text("").attr("y", at.y + at.height - 7);
  const key = (label: string, ref: string, px: number) =>
    root
      .append("text")
      .attr("class", ref === "forward" ? "legend-label blue-text" : "legend-label orange-text")
      .attr("data-ref", ref)
      .attr("x", px)
      .attr("y", 16)
      .text(label);
  key("● fan-in n", "forward", at.x - 4).attr("y", at.y - 30);
  key("▲ fan-out n", "backward", at.x + (narrow ? 60 : 84)).attr("y", at.y - 30);

  let last: Plan | null = null;
  return ({params: now}) => {
    const planned = plan(now.init, now.activation, now.gain, now.shape, now.width);
    if (planned === last) return;
    last = planned;
    const {fanIn, fanOut} = planned;
    const zero = fanIn[0] === 0;
    const places = (values: readonly number[], symbol: (px: number, py: number) => string) =>
      zero ? "" : values.map((v, l) => symbol(tenth(x(l + 1)), tenth(y(v)))).join("");
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
    const need = now.activation === "relu" ? 2 : 1;
    put(needed, "d", `M${at.x},${tenth(y(need))}h${at.width}`);
    say(name, now.activation === "relu" ? "ReLU keeps size at 2" : "size kept at 1");
    const [low, high] = [Math.min(...fanIn, ...fanOut), Math.max(...fanIn, ...fanOut)];
    say(outside, zero ? "Var(w) = 0" : low < 0.1 ? `↓ ${brief(low)}` : high > 10 ? `↑ ${brief(high)}` : "");
    put(outside, "y", high > 10 && !zero ? at.y + 28 : at.y + at.height - 7);
  };
}

const brief = (v: number): string => String(Number(v.toPrecision(2)));
