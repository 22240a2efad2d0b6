import {fixed, scientific} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {bins, decadeBins, decades, perDecade, reach} from "../model.js";
import type {Room} from "../params.js";
import {mostLayers, normNames, size} from "../words.js";
import {createRidges} from "./ridge.js";

type Declared = Room["Stage"]["declaration"];

/** Density that is one layer's distance high. */
const unit = 0.5;
/** Ridges are cut at so many distances. */
const cut = 1.7;

const centers = Float64Array.from({length: bins}, (_, b) => ((b + 0.5) / bins) * 2 * reach - reach);
const sizes = Float64Array.from({length: decadeBins}, (_, b) => 10 ** (decades[0] + (b + 0.5) / perDecade));
const bell = Float64Array.from({length: 121}, (_, i) => (i / 60 - 1) * reach);

/** Room at the right for the standard deviations. */
const RIGHT = 74;

/** The main panel: one histogram a layer, the inputs' side below, and what the weights are drawn from, to drag. */
export const layers: Room["Picture"] = {
  id: "layers",
  tab: "Layers",
  with: {view: "start"},
  title: ({settled}) => `What ReLU gets, layer by layer: ${normNames[settled.norm]}`,
  reads: ({params: {gain, norm}, settled, result: {forward}}) => [gain, norm, settled.depth, forward.shares],
  draw: (stage) => {
    const names = layerNames();
    const plot = createPlot(stage, {
      at: {x: 0, y: 0, width: stage.width - RIGHT, height: stage.height},
      x: {
        domain: [-reach, reach],
        label: "pre-activation, all units and examples of a batch",
        ticks: [-4, -2, 0, 2, 4]
      },
      y: {
        domain: [-0.4, 11.2],
        label: "layer",
        format: names
      },
      left: 34
    });
    const ridges = createRidges(plot, {at: centers, ref: "ridges", dx: 8});
    const head = plot.text({className: "axis-label", dx: 8, dy: -8});
    const weights = plot.line({className: "line-taught", ref: "gain"});
    const base = plot.rule("y", {className: "line-soft"});
    const name = plot.text({className: "taught-text name", dx: 6, dy: -7, ref: "gain"});
    const handle = createParamHandle<Declared, Room["State"]>(plot, {
      param: "gain",
      along: "x",
      // Beside another panel there is no room for more before the numbers.
      hint: stage.width > 560 ? "drag the initial scale" : "drag g",
      hintAt: {x: 44, y: -7, anchor: "start"},
      at: ({params}) => [params.gain, 0],
      words: ({settled, result: {forward}}) =>
        `layer ${settled.depth} has standard deviation ${size(forward.std[settled.depth - 1])}`
    });
    return (state) => {
      const {settled, result} = state;
      const {depth, norm} = settled;
      const {std, shares} = result.forward;
      const perLayer = Math.max(1, Math.round(depth / 10));
      names.now.depth = depth;
      plot.domain({y: [-0.5 * perLayer, depth + 1.25 * perLayer]});
      const density = bins / (2 * reach) / unit;
      ridges({norm, depth, shares, std, height: density * perLayer, most: cut * perLayer, end: reach});
      head(reach, depth + 1.25 * perLayer, "std");
      base(0);
      const {gain} = state.params;
      weights(
        bell,
        bell.map(
          (v) =>
            Math.min(cut, Math.exp(-((v / gain) ** 2) / 2) / (gain * Math.sqrt(2 * Math.PI) * unit)) *
            perLayer
        )
      );
      name(-reach, 0, stage.mode === "wide" ? "weights × √n" : "w × √n");
      handle(state);
    };
  }
};

/** How large gradients are, layer by layer: histograms of |∂L/∂a| over decades. */
export const gradients: Room["Picture"] = {
  id: "gradients",
  tab: "Back",
  title: "Backward: gradients, layer by layer",
  reads: ({settled, result: {backward}}) => [settled.norm, settled.depth, backward.shares],
  draw: (stage) => {
    const names = layerNames();
    const plot = createPlot(stage, {
      at: {x: 0, y: 0, width: stage.width - 58, height: stage.height},
      x: {domain: [1e-3, 1e3], scale: "log", label: "|∂L/∂a| (log scale)", ticks: 5, format: power},
      y: {domain: [-0.4, 11.2], label: "layer", format: names},
      left: 34
    });
    const ridges = createRidges(plot, {at: sizes, ref: "gradients", dx: 6});
    const head = plot.text({className: "axis-label", dx: 6, dy: -8});
    return ({settled: {depth, norm}, result: {backward}}) => {
      const {std, shares} = backward;
      const perLayer = Math.max(1, Math.round(depth / 10));
      const [low, high] = decadesOf(std);
      names.now.depth = depth;
      plot.domain({x: [10 ** low, 10 ** high], y: [0, depth + 1.4 * perLayer]});
      ridges({norm, depth, shares, std, height: 6 * perLayer, most: cut * perLayer, end: 10 ** high});
      head(10 ** high, depth + 1.4 * perLayer, "size");
    };
  }
};

/** The ends of the axis of gradients: where the sizes are, and three decades of small ones below. */
export function decadesOf(std: ArrayLike<number>): [number, number] {
  let [low, high] = [0, 0];
  for (let l = 0; l < std.length; ++l) {
    if (std[l] === 0) continue;
    low = Math.min(low, Math.log10(std[l]));
    high = Math.max(high, Math.log10(std[l]));
  }
  return [Math.max(decades[0], Math.floor(low) - 2), Math.min(decades[1], Math.ceil(high) + 1)];
}

/** Names of the layers that there are, as far as the axis may reach. */
const layerNames = () => {
  const now = {depth: mostLayers};
  return Object.assign((v: number): string => (v < 1 || v > now.depth ? "" : fixed(v, 0)), {now});
};
const power = (v: number): string =>
  v >= 0.01 && v <= 100 ? `${Number(v.toPrecision(1))}` : scientific(v, 1).replace(/^1·/, "");
