import {group} from "../../../marks/axes.js";
import {fixed, percent} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import {setText} from "../../../marks/set.js";
import {CHOICES} from "../gumbel.js";
import type {Room} from "../params.js";

const HEIGHT = Math.sqrt(3) / 2;
/** Where a class's corner is in the triangle. */
const CORNERS = [
  [0.5, HEIGHT],
  [0, 0],
  [1, 0]
] as const;

const place = (shares: ArrayLike<number>, from = 0): readonly [number, number] => [
  CORNERS.reduce((sum, [x], c) => sum + x * shares[from + c], 0),
  CORNERS.reduce((sum, [, y], c) => sum + y * shares[from + c], 0)
];

/** Gumbel–softmax samples of a three-way choice in the triangle of probabilities: a corner is a hard choice. */
export const choices: Room["Picture"] = {
  id: "choices",
  tab: "Three-way choice",
  title: ({settled: {mu, tau}}) => `A choice of three, logits (${fixed(mu)}, 0, −1), τ = ${fixed(tau)}`,
  reads: ({settled: {mu, tau, seed}}) => [mu, tau, seed],
  draw: (stage) => {
    const {width, height} = stage;
    // In the middle of the panel, whichever of its sides is the longer one.
    const deep = Math.min(height, width * 0.87 + 84) - 44;
    const plot = createPlot(stage, {
      at: {x: 0, y: Math.round((height - deep - 44) / 2), width, height: deep},
      x: {domain: [-0.06, 1.06], label: "", bare: true},
      y: {domain: [0, HEIGHT + 0.16], label: "", bare: true},
      equal: true
    });
    const edge = plot.line({className: "line-soft"});
    edge([0.5, 0, 1, 0.5], [HEIGHT, 0, 0, HEIGHT]);
    const dots = plot.dots({className: "class-0 mark", radius: 3.5, ref: "choices"});
    const center = plot.dots({className: "mark", radius: 5, ref: "p"});
    const words = group(plot.outside, "");
    const labels = CORNERS.map(([x, y], c) => {
      const line = (dy: number) =>
        words
          .append("text")
          .attr("class", "name")
          .attr("data-ref", "p")
          .attr("text-anchor", ["middle", "start", "end"][c])
          .attr("x", plot.x(x))
          .attr("y", plot.y(y) + dy);
      return c === 0 ? [line(-26), line(-10)] : [line(21), line(37)];
    });
    return (state) => {
      const {p, shares, hard} = state.result.choices;
      const xs = new Float64Array(CHOICES);
      const ys = new Float64Array(CHOICES);
      for (let i = 0; i < CHOICES; ++i) [xs[i], ys[i]] = place(shares, 3 * i);
      dots(xs, ys);
      const [px, py] = place(p);
      center([px], [py]);
      labels.forEach(([first, second], c) => {
        setText(first, `class ${c + 1}: p = ${percent(p[c], 0)}`);
        setText(second, `nearest for ${hard[c]} of ${CHOICES}`);
      });
      plot.names([{text: "p", className: "", ref: "p", of: [px, py]}]);
    };
  }
};
