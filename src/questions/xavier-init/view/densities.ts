import type {Box} from "../../../figure/contract.js";
import {createAxis, type Group, group} from "../../../marks/axes.js";
import {createField, type Level} from "../../../marks/field.js";
import {fixed} from "../../../marks/format.js";
import {scaleLinear} from "../../../marks/scale.js";
import type {LayerSignal} from "../../../ml/signal.js";
import {bins, gradientReach, reachOf, type XavierResult} from "../model.js";
import type {Part, Place, params} from "../params.js";
import {depth} from "../schemes.js";
import {columnOf, layouts} from "./layout.js";

/** No level: a cell that is left out. */
const none = 255;
/** The share of a layer's values that is drawn darkest, as are all above it. */
const darkest = 0.3;
const shades = (token: string, count: number): Level[] =>
  Array.from({length: count}, (_, i) => ({token, opacity: i === 0 ? 0 : 0.1 + (0.9 * i) / count}));

interface Strip {
  panel: "activations" | "gradients";
  label: string;
  token: string;
  ref: string;
  layers: (result: XavierResult) => readonly LayerSignal[];
  reach: (activation: keyof typeof params.activation.options) => number;
}

const strips: readonly Strip[] = [
  {
    panel: "activations",
    label: "activations a",
    token: "--blue",
    ref: "forward",
    layers: (result) => result.forward,
    reach: reachOf
  },
  {
    panel: "gradients",
    label: "gradients ∂L/∂a",
    token: "--orange",
    ref: "backward",
    layers: (result) => result.backward,
    reach: () => gradientReach
  }
];

/** Each layer's histogram, upright, its shares as darkness: of the activations and of the gradients. */
export function createDensities(stage: Place): Part {
  const parts = strips.map((strip) => createStrip(stage, strip));
  const at = layouts[stage.mode].gradients;
  createAxis(group(stage.svg, "layers"), {
    at,
    orient: "bottom",
    label: "layer (0: the inputs)",
    ticks: [0, 5, 10, 15, 20, 25, 30]
  })(Object.assign(columnOf(at), {ticks: () => []}));
  return (state) => {
    for (const part of parts) part(state);
  };
}

function createStrip(stage: Place, {panel, label, token, ref, layers, reach}: Strip): Part {
  const at = layouts[stage.mode][panel];
  const root = group(stage.svg, "density").attr("data-ref", ref);
  // On the screen a column takes several cells across, the last of them empty: layers stand apart, as what they are. Cells
  // are doubled in height too, since the browser smooths between them. Stills, where each cell is text, do with
  // fewer cells and shades.
  const [across, down, wide, levels] = stage.live ? [8, 2, 7, 12] : [1, 1, 1, 5];
  const columns = across * (depth + 1);
  const paint = createField(stage, root, at, columns, down * bins);
  const shade = shades(token, levels).slice(1);
  root
    .append("rect")
    .attr("class", "frame")
    .attr("x", at.x)
    .attr("y", at.y)
    .attr("width", at.width)
    .attr("height", at.height);
  const y = scaleLinear([-1, 1], [at.y + at.height, at.y]);
  const axes: Record<number, {show(on: boolean): void}> = {};
  const index = new Uint8Array(columns * down * bins).fill(none);
  let drawn: XavierResult | null = null;
  let range = 0;
  const repaint = (result: XavierResult) => {
    layers(result).forEach(({shares}, l) => {
      shares.forEach((share, b) => {
        // Square roots, so that the tails of a bell stand beside a layer that is all one value.
        const level = Math.ceil(Math.sqrt(Math.min(1, share / darkest)) * (levels - 1));
        for (let row = down * (bins - 1 - b); row < down * (bins - b); ++row) {
          const from = row * columns + l * across;
          index.fill(share < 0.002 ? none : level - 1, from, from + wide);
        }
      });
    });
    paint(index, shade);
  };
  stage.onTheme(() => drawn && repaint(drawn));
  return ({settled, result}) => {
    if (result === drawn) return;
    drawn = result;
    const now = reach(settled.activation);
    if (now !== range) {
      range = now;
      y.domain([-now, now]);
      // Ticks belong to an axis for good: another range gets another axis, made when it is first needed.
      axes[now] ??= axisFor(root, stage.mode === "wide", at, label, now, y);
      for (const key of Object.keys(axes)) axes[Number(key)].show(Number(key) === now);
    }
    repaint(result);
  };
}

function axisFor(
  parent: Group,
  wide: boolean,
  at: Box,
  label: string,
  range: number,
  y: ReturnType<typeof scaleLinear>
): {show(on: boolean): void} {
  const root = group(parent, "values");
  const ends = range === gradientReach ? 3 : 1;
  createAxis(root, {
    at,
    orient: "left",
    label: wide
      ? `${label}: how many at each value; beyond ±${range} at the edge`
      : `${label} (edge: beyond ±${range})`,
    ticks: [-ends, 0, ends],
    format: (v) => fixed(v, 0)
  })(y);
  return {
    show: (on) => {
      root.attr("display", on ? null : "none");
    }
  };
}
