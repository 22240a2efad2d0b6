import {createAxis, createLegend, group} from "../../../marks/axes.js";
import {createClipped} from "../../../marks/clip.js";
import {fixed} from "../../../marks/format.js";
import {createHandle} from "../../../marks/handle.js";
import {put, say} from "../../../marks/put.js";
import {scaleLog} from "../../../marks/scale.js";
import {classSymbol} from "../../../marks/symbols.js";
import type {Expected} from "../../../ml/mean-field.js";
import {plan, withOneStd, type XavierResult} from "../model.js";
import {type Part, type Place, params} from "../params.js";
import {depth} from "../schemes.js";
import {size} from "../words.js";
import {columnOf, layouts, tenth} from "./layout.js";

const decades = 7.4;
const superscripts: Readonly<Record<number, string>> = {
  [-6]: "10⁻⁶",
  [-3]: "10⁻³",
  0: "1",
  3: "10³",
  6: "10⁶"
};
/** Symbols round a place, short to write: a round end of a line of no length, and a triangle. */
const dot = (x: number, y: number): string => `M${x},${y}h0`;
const triangle = (x: number, y: number): string => `M${x},${tenth(y - 3.8)}l3.4,5.8h-6.8z`;

/**
 * The size of signals and gradients layer by layer, measured and expected, on a log scale. The gain has an axis of its
 * own on the right: a gain of g stands where a signal is that g has multiplied 30 times.
 */
export function createSignal(stage: Place): Part {
  const at = layouts[stage.mode].signal;
  const root = group(stage.svg, "signal");
  const y = scaleLog([10 ** -decades, 10 ** decades], [at.y + at.height, at.y]);
  const column = columnOf(at);
  const gainAt = (gain: number) => y(gain ** depth);
  createAxis(root, {
    at,
    orient: "left",
    label: "standard deviation (log scale)",
    ticks: Object.keys(superscripts).map((power) => 10 ** Number(power)),
    format: (v) => superscripts[Math.round(Math.log10(v))],
    grid: true
  })(y);
  createAxis(root, {
    at,
    orient: "right",
    label: "gain g",
    ticks: [0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.4, 1.6],
    format: (v) => fixed(v, 1)
  })(Object.assign(gainAt, {ticks: () => []}));
  root
    .append("path")
    .attr("class", "axis-line")
    .attr("d", `M${at.x},${at.y + at.height}h${at.width}`);
  createLegend(
    root,
    [
      {label: "activations a", className: "class-0", path: classSymbol(0), ref: "forward"},
      {label: "gradients ∂L/∂a", className: "class-1", path: classSymbol(1), ref: "backward"},
      {label: "theory", className: "line dashed", ref: "theory"}
    ],
    {x: at.x, y: 12}
  );

  const inside = createClipped(root, at, `xavier-signal-${stage.mode}`);
  const fixedStd = inside.append("path").attr("class", "line-soft").style("stroke-opacity", "0.7");
  const middle = (className: string, dy: number) =>
    root
      .append("text")
      .attr("class", `${className} halo`)
      .attr("x", at.x + at.width / 2)
      .attr("y", dy)
      .attr("text-anchor", "middle");
  const tooLarge = middle("note-label", at.y + 14);
  const tooSmall = middle("note-label", at.y + at.height - 8);
  const theory = (ref: string) => {
    const both = group(inside, "").attr("data-ref", "theory");
    return both
      .append("path")
      .attr("class", "line dashed")
      .style("stroke-width", "1.25")
      .attr("data-ref", ref);
  };
  const expected = [theory("forward"), theory("backward")];
  const measured = [
    {
      ref: "forward",
      line: "line-0",
      mark: "line-0",
      style: "stroke-width:5.6;stroke-linecap:round",
      symbol: dot
    },
    {ref: "backward", line: "line-1", mark: "class-1", style: null, symbol: triangle}
  ].map(({ref, line, mark, style, symbol}) => {
    const both = group(inside, "").attr("data-ref", ref);
    return {
      line: both.append("path").attr("class", line).style("stroke-width", "1.25"),
      marks: both.append("path").attr("class", mark).attr("style", style),
      symbol
    };
  });
  const note = middle("note-label", at.y + at.height - 25).style("fill", "var(--ink)");

  let gain = 1;
  const {min, max, step} = params.gain;
  const handle = createHandle(stage, root, {
    label: "gain",
    axis: "y",
    hint: "drag the gain",
    hintAt: {x: -40, y: 28, anchor: "end"},
    ref: "gain",
    onDrag: (_, py) => stage.set({gain: y.invert(py) ** (1 / depth)}),
    onKey: (dx, dy) => stage.set({gain: Math.min(max, Math.max(min, gain + (dy || dx) * step))})
  });

  /** Sizes far outside the picture are drawn just outside it. */
  const height = (v: number) => tenth(y(Math.min(1e9, Math.max(1e-9, v))));
  const through = (values: readonly number[]) =>
    values.map((v, l) => `${l ? "L" : "M"}${tenth(column(l))},${height(v)}`).join("");
  let last: XavierResult | null = null;
  let set = "";
  let compared: readonly Expected[] | null = null;
  return ({params: now, result}) => {
    gain = now.gain;
    // Theory and handle follow the hand; what is measured comes when the network has been computed.
    const {expected: theory} = plan(now.init, now.activation, gain, now.shape, now.width);
    put(expected[0], "d", theory && through(theory.std));
    put(expected[1], "d", theory && through(theory.gradient));
    const ghosts = withOneStd(now.activation, now.shape, now.width);
    // What is set stands there as itself.
    const key = now.init === "small" || now.init === "large" ? now.init : "";
    if (ghosts !== compared || key !== set) {
      compared = ghosts;
      set = key;
      const [small, large] = ghosts.map(({std}) => far(std[depth]));
      const shown = [small && key !== "small", large && key !== "large"];
      put(
        fixedStd,
        "d",
        ghosts
          .map(({std, gradient}, i) =>
            shown[i] ? through(std) + (far(gradient[0]) ? through(gradient) : "") : ""
          )
          .join("")
      );
      say(tooSmall, shown[0] ? "if every weight has std 0.01" : "");
      say(tooLarge, shown[1] ? "if every weight has std 1" : "");
    }
    handle({
      x: at.x + at.width,
      y: gainAt(gain),
      text: `gain ${fixed(gain)}`,
      now: gain,
      min,
      max
    });
    if (result === last) return;
    last = result;
    [result.forward, result.backward].forEach((layers, i) => {
      const values = layers.map(({std}) => std);
      put(measured[i].line, "d", through(values));
      put(
        measured[i].marks,
        "d",
        values.map((v, l) => (v > 0 ? measured[i].symbol(tenth(column(l)), height(v)) : "")).join("")
      );
    });
    say(note, noteOn(result));
  };
}

const far = (v: number): boolean => v === 0 || Math.abs(Math.log10(v)) > decades;

/** What the curves cannot show: how far outside the picture they end. */
function noteOn({forward, backward}: XavierResult): string {
  const parts = [
    far(forward[depth].std) ? `activations end at ${size(forward[depth].std)}` : "",
    far(backward[0].std) ? `gradients end at ${size(backward[0].std)}` : ""
  ].filter(Boolean);
  return parts.join(", ");
}
