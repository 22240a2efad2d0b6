import {createField, type Level} from "../../../marks/field.js";
import {createPlot} from "../../../marks/plot.js";
import {bins, gradientReach, reachOf, type Way} from "../model.js";
import type {Room} from "../params.js";
import {depth} from "../schemes.js";

/** No level: a cell that is left out. */
const none = 255;
/** The share of a layer's values that is drawn darkest, as are all above it. */
const darkest = 0.3;
const shades = (token: string, count: number): Level[] =>
  Array.from({length: count}, (_, i) => ({token, opacity: 0.1 + (0.9 * (i + 1)) / count}));

interface Strip {
  id: string;
  tab: string;
  title: string;
  name: string;
  token: string;
  ref: string;
  way: (state: Room["State"]) => Way;
  reach: (state: Room["State"]) => number;
}

/** Each layer's histogram, upright, its shares as darkness. */
const strip = ({id, tab, title, name, token, ref, way, reach}: Strip): Room["Picture"] => ({
  id,
  tab,
  title,
  reads: (state) => [way(state).shares, reach(state)],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [-0.5, depth + 0.5], label: "layer (stronger: more units)", ticks: [0, 10, 20, 30]},
      y: {domain: [-1, 1], label: name, ticks: 3},
      left: 34
    });
    // On the screen a column takes several cells across, the last of them empty: layers stand apart, as what they are. Cells
    // are doubled in height too, since the browser smooths between them. Stills, where each cell is text, do with fewer
    // cells and shades.
    const [across, down, wide, levels] = stage.live ? [8, 2, 7, 12] : [1, 1, 1, 5];
    const columns = across * (depth + 1);
    plot.inside.attr("data-ref", ref);
    const paint = createField(stage, plot.inside, plot.at, columns, down * bins);
    const shade = shades(token, levels);
    const index = new Uint8Array(columns * down * bins);
    return (state) => {
      const ends = reach(state);
      plot.domain({y: [-ends, ends]});
      plot.label({y: `${name}; beyond ±${ends} at the edge`});
      const {shares} = way(state);
      for (let l = 0; l <= depth; ++l)
        for (let b = 0; b < bins; ++b) {
          const share = shares[l * bins + b];
          // Square roots, so that the tails of a bell stand beside a layer that is all one value.
          const level = Math.ceil(Math.sqrt(Math.min(1, share / darkest)) * levels) - 1;
          for (let row = down * (bins - 1 - b); row < down * (bins - b); ++row) {
            const from = row * columns + l * across;
            index.fill(share < 0.002 ? none : level, from, from + wide);
            index.fill(none, from + wide, from + across);
          }
        }
      paint(index, shade);
    };
  }
});

export const activations = strip({
  id: "activations",
  tab: "Activations",
  title: "Activations, layer by layer",
  name: "a",
  token: "--blue",
  ref: "forward",
  way: ({result}) => result.forward,
  reach: ({settled}) => reachOf(settled.activation)
});

export const gradients = strip({
  id: "gradients",
  tab: "Gradients",
  title: "Gradients, layer by layer",
  name: "∂L/∂a",
  token: "--orange",
  ref: "backward",
  way: ({result}) => result.backward,
  reach: () => gradientReach
});
