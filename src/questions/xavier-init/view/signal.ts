import {createAxis, createLegend, group} from "../../../marks/axes.js";
import {createClipped} from "../../../marks/clip.js";
import {fixed, tenth} from "../../../marks/format.js";
import {createHandle} from "../../../marks/handle.js";
import {put, say} from "../../../marks/put.js";
import {scaleLog} from "../../../marks/scale.js";
import {classSymbol} from "../../../marks/symbols.js";
import {plan, withOneStd, type XavierResult} from "../model.js";
import {type Part, type Place, params} from "../params.js";
import {depth} from "../schemes.js";
import {createGhosts, type Through} from "./ghosts.js";
import {columnOf, layouts} from "./layout.js";
import {noteOn, power, type Span, spanOf, spans} from "./spans.js";

/** The gain's axis does not change with the other one: a hand may be on it. */
const gainDecades = 7.4;
/** Symbols round a place, short to write: a round end of a line of no length, and a triangle. */
const dot = (x: number, y: number): string => `M${x},${y}h0`;
const triangle = (x: number, y: number): string => `M${x},${tenth(y - 3.8)}l3.4,5.8h-6.8z`;

/**
 * The size of signals and gradients layer by layer, measured and expected, on a log scale that holds them. The gain has
 * an axis of its own on the right, even in its logarithm, which stays as it is when the other changes.
 */
export function createSignal(stage: Place): Part {
  const at = layouts[stage.mode].signal;
  const root = group(stage.svg, "signal");
  const y = scaleLog([at.y + at.height, at.y]);
  const column = columnOf(at);
  const gains = scaleLog([10 ** -gainDecades, 10 ** gainDecades], [at.y + at.height, at.y]);
  const gainAt = (gain: number) => gains(gain ** depth);
  const axes = spans.map(({powers}) => {
    const own = group(root, "sizes").attr("display", "none");
    const ticks = powers.map((e) => Number(`1e${e}`));
    const draw = createAxis(own, {
      at,
      orient: "left",
      label: "standard deviation (log scale)",
      ticks,
      format: power,
      grid: true
    });
    return {own, draw};
  });
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
  /** Sizes far outside the picture are drawn just outside it. */
  const height = (v: number) => tenth(y(Math.min(1e9, Math.max(1e-9, v))));
  const through: Through = (values, first = 0) =>
    values.map((v, k) => `${k ? "L" : "M"}${tenth(column(first + k))},${height(v)}`).join("");
  const ghosts = createGhosts(root, inside, at, through);
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
  const note = root
    .append("text")
    .attr("class", "note-label halo")
    .attr("y", at.y + at.height / 2 + 32)
    .attr("x", at.x + at.width / 2)
    .attr("text-anchor", "middle")
    .style("fill", "var(--ink)");

  let gain = 1;
  const {min, max, step} = params.gain;
  const handle = createHandle(stage, root, {
    label: "gain",
    axis: "y",
    hint: "drag",
    hintAt: {x: 27, y: 4, anchor: "start"},
    ref: "gain",
    onDrag: (_, py) => stage.set({gain: gains.invert(py) ** (1 / depth)}),
    onKey: (dx, dy) => stage.set({gain: gain + (dy || dx) * step})
  });

  let last: XavierResult | null = null;
  let span: Span | null = null;
  let ghostsOf: readonly unknown[] = [];
  return ({params: now, result}) => {
    gain = now.gain;
    const held = result === last && span ? span : spanOf(result);
    if (held !== span) {
      y.domain([10 ** -held.decades, 10 ** held.decades]);
      axes.forEach(({own, draw}, i) => {
        put(own, "display", spans[i] === held ? null : "none");
        if (spans[i] === held) draw(y);
      });
      span = held;
    }
    // Theory and handle follow the hand; what is measured comes when the network has been computed.
    const {expected: theory} = plan(now.init, now.activation, gain, now.shape, now.width);
    put(expected[0], "d", theory && through(theory.std));
    put(expected[1], "d", theory && through(theory.gradient));
    const alike = withOneStd(now.activation, now.shape, now.width);
    const drawn = [alike, now.init, held];
    if (drawn.some((part, i) => part !== ghostsOf[i])) ghosts(alike, now.init, held.decades);
    ghostsOf = drawn;
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
    say(note, noteOn(result, stage.mode === "wide"));
  };
}
