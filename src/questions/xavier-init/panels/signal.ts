import {fixed} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot, type LineMark, type Name} from "../../../marks/plot.js";
import {plan, type XavierResult} from "../model.js";
import type {Room} from "../params.js";
import {depth} from "../schemes.js";
import {size} from "../words.js";

/** Layers 0 … 30. */
export const LAYERS = Float64Array.from({length: depth + 1}, (_, l) => l);

/** Decades above 1, or below it, that the axis may have: the least that hold what is shown. */
const DECADES = [0.55, 1.1, 1.7, 3, 5.5, 10];
/** Decades that stay free at either end. */
const FREE = 0.12;

/** The ends of the axis of sizes: what lies farther out than its widest is drawn at its edge, and named. */
export function endsOf({forward, backward, band}: XavierResult): readonly [number, number] {
  let [low, high] = [0, 0];
  const take = (values: ArrayLike<number>) => {
    for (let l = 0; l <= depth; ++l) {
      // What is 0 is on no axis of logarithms.
      if (values[l] === 0) continue;
      const decade = Math.log10(values[l]);
      low = Math.min(low, decade);
      high = Math.max(high, decade);
    }
  };
  for (const values of [forward.std, backward.std]) take(values);
  if (band)
    for (const {low: a, high: b} of [band.forward, band.backward]) {
      take(a);
      take(b);
    }
  const widest = DECADES[DECADES.length - 1];
  const enough = (decades: number) => DECADES.find((d) => d - FREE >= decades) ?? widest;
  return [10 ** -enough(-low), 10 ** enough(high)];
}

/** A tick's name: 1 and 3 of each decade, powers where the numbers grow long. */
function tick(value: number): string {
  const power = Math.floor(Math.log10(value) + 1e-9);
  const mantissa = Math.round(value / 10 ** power);
  if (mantissa !== 1 && mantissa !== 3) return "";
  if (Math.abs(power) < 4) return fixed(value, Math.max(0, -power));
  if (mantissa !== 1) return "";
  const raised = [...String(Math.abs(power))].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("");
  return `10${power < 0 ? "⁻" : ""}${raised}`;
}

/** Room at the right for the gain. */
const GAIN = 66;

/** The main panel: how large signals and gradients are, layer by layer: this draw, what theory expects, and other draws. */
export const signal: Room["Picture"] = {
  id: "signal",
  tab: "Signal",
  title: "Signal size by layer",
  // Theory and handle follow the hand; what is measured comes when the network has been computed.
  reads: ({params: {init, activation, gain, shape, width}, result: {forward, backward, band}}) => [
    init,
    activation,
    gain,
    shape,
    width,
    forward.std,
    backward.std,
    band
  ],
  legend: ({result: {band}}) => [
    {label: "activations", className: "line-0", ref: "forward"},
    {label: "gradients", className: "line-1", ref: "backward"},
    {label: "theory", className: "line dashed", ref: "theory"},
    ...(band
      ? [
          {
            label: `5–95 % of ${band.draws} draws`,
            className: "area-soft",
            path: "M-6,-5h12v10h-12z",
            ref: "band"
          }
        ]
      : [])
  ],
  draw: (stage) => {
    const {width, height} = stage;
    const plot = createPlot(stage, {
      at: {x: 0, y: 0, width: width - GAIN, height},
      x: {domain: [-0.5, depth + 0.5], label: "layer (0: the inputs)", ticks: [0, 5, 10, 15, 20, 25, 30]},
      y: {
        domain: [0.3, 3],
        scale: "log",
        label: "standard deviation (log scale)",
        ticks: 4,
        format: tick,
        grid: true
      },
      left: 46
    });
    const bands = ["forward", "backward"].map((way, i) =>
      plot.area({className: `area-${i}`, ref: `band ${way}`})
    );
    const one = plot.rule("y", {className: "line-soft", ref: "one"});
    const theory = ["forward", "backward"].map((way) =>
      plot.line({className: "line dashed thin", ref: `theory ${way}`})
    );
    const lines = ["forward", "backward"].map((way, i) => plot.line({className: `line-${i}`, ref: way}));
    const gain = createPlot(stage, {
      at: {x: width - GAIN, y: 0, width: GAIN, height: height - 32},
      x: {domain: [0, 1], label: "", bare: true},
      y: {
        domain: [stage.declaration.gain.min, stage.declaration.gain.max],
        scale: "log",
        label: "gain g",
        ticks: [0.6, 0.8, 1, 1.2, 1.4, 1.7],
        format: (v) => fixed(v, 1)
      },
      left: 30
    });
    gain.rule("x", {className: "line-soft", ref: "gain"})(0.5);
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(gain, {
      param: "gain",
      along: "y",
      hint: "drag",
      hintAt: {x: -14, y: -14, anchor: "end"},
      at: ({params}) => [0.5, params.gain],
      words: ({result}) => `activations end at ${size(result.forward.std[depth])}`
    });
    return (state) => {
      const {params: p, result} = state;
      const {forward, backward, band} = result;
      const ends = endsOf(result);
      plot.domain({y: ends});
      // Sizes far out are drawn just outside, where nothing is seen of them; 0 as well.
      const inReach = (values: ArrayLike<number>) =>
        Float64Array.from(values, (v) => Math.min(ends[1] * 1e3, Math.max(ends[0] / 1e3, v)));
      one(1);
      bands.forEach((draw, i) => {
        const ways = band && [band.forward, band.backward][i];
        if (ways) draw(LAYERS, inReach(ways.low), inReach(ways.high));
        else draw.clear();
      });
      const {expected} = plan(p.init, p.activation, p.gain, p.shape, p.width);
      theory.forEach((draw, i) => {
        if (expected) draw(LAYERS, inReach([expected.std, expected.gradient][i]));
        else draw.clear();
      });
      lines[0](LAYERS, inReach(forward.std));
      lines[1](LAYERS, inReach(backward.std));
      const taken = handle(state);
      plot.names(
        [
          nameOf("activations", forward.std, depth, ends, lines[0], stage.mode === "narrow"),
          nameOf("gradients", backward.std, 0, ends, lines[1], stage.mode === "narrow")
        ],
        [taken]
      );
    };
  }
};

/** A curve's name beside it; where it leaves the picture its end's size too, beside the place where it does. */
function nameOf(
  name: "activations" | "gradients",
  sizes: Float64Array,
  end: number,
  [low, high]: readonly [number, number],
  line: LineMark,
  short: boolean
): Name {
  const look = {
    className: name === "activations" ? "blue-text" : "orange-text",
    ref: name === "activations" ? "forward" : "backward"
  };
  const out = (v: number) => v < low || v > high;
  if (!out(sizes[end])) return {...look, text: name, of: line};
  // A little within the edge, and where both leave by the lower one the gradients' name well above the activations'.
  const edge = sizes[end] < low ? low * (high / low) ** (end ? 0.26 : 0.38) : high / (high / low) ** 0.08;
  const beyond = (v: number) => (sizes[end] < low ? v < edge : v > edge);
  const l = end ? sizes.findIndex(beyond) : sizes.findLastIndex(beyond);
  return {...look, text: `${short ? "" : `${name} `}end at ${size(sizes[end])}`, of: [l, edge]};
}
