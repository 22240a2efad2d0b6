import {amount, scientific} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import type {Descent} from "../descent.js";
import {drawn} from "../descent.js";
import type {Room} from "../params.js";
import {scaleWords, short} from "../words.js";

/** Contours at these shares of the loss above its minimum. */
const shares = [1, 0.5, 0.2, 0.05];
const turn = Float64Array.from({length: 121}, (_, i) => (2 * Math.PI * i) / 120);

/** The loss over two weights, and gradient descent on it from 0. */
export const descent: Room["Picture"] = {
  id: "descent",
  tab: "Descent",
  title: (state) => `${drawn} steps of descent, ${scaleWords(state)}`,
  reads: ({settled, result: {key}}) => [key.scale, settled.scaler],
  legend: () => [
    {label: "loss contours", className: "line-soft"},
    {label: "path", className: "line-taught", ref: "path"}
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [-1, 1], label: " ", format: weight, ticks: 4},
      y: {domain: [-1, 1], label: " ", format: weight, ticks: 5},
      left: 58
    });
    const rings = shares.map(() => plot.line({className: "line-soft", ref: "contours"}));
    plot.frame();
    const path = plot.line({className: "line-taught", ref: "path"});
    const steps = plot.dots({className: "taught", radius: 2.5, ref: "path"});
    const marks = plot.dots({className: "mark", radius: 4});
    return (state) => {
      const {descent: d, xName, yName} = state.result;
      plot.label({x: `weight of ${short(xName, 20)}`, y: `weight of ${short(yName, 20)}`});
      if (!d) {
        for (const mark of [...rings, path, steps, marks]) mark.clear();
        return;
      }
      const [a, b] = d.minimum;
      // Each axis as wide as the contour through the start: so drawn, the bowl looks alike in all units of its columns.
      const [xs, ys] = contour(d, shares[0]);
      const ends = (values: Float64Array, center: number): [number, number] => {
        const reach = 1.12 * values.reduce((most, v) => Math.max(most, Math.abs(v - center)), 0) || 1;
        return [center - reach, center + reach];
      };
      plot.domain({x: ends(xs, a), y: ends(ys, b)});
      rings.forEach((ring, i) => {
        const [xs, ys] = contour(d, shares[i]);
        ring(xs, ys);
      });
      path(d.path.w1, d.path.w2);
      steps(d.path.w1, d.path.w2);
      marks([0, a], [0, b]);
      plot.names([
        {text: "start", className: "", of: [0, 0]},
        {text: "minimum", className: "", of: [a, b]}
      ]);
    };
  }
};

const weight = (v: number): string => (v === 0 ? "0" : Math.abs(v) < 0.01 ? scientific(v, 1) : amount(v, 2));

/** The ellipse on which a share of the loss at the start is left. */
function contour({minimum, axis, lambda}: Descent, share: number): [Float64Array, Float64Array] {
  const along = minimum[0] * axis[0] + minimum[1] * axis[1];
  const across = minimum[1] * axis[0] - minimum[0] * axis[1];
  const gap = share * (lambda[0] * along * along + lambda[1] * across * across);
  const p = Math.sqrt(gap / lambda[0]);
  const q = Math.sqrt(gap / Math.max(lambda[1], 1e-12 * lambda[0]));
  return [
    turn.map((t) => minimum[0] + p * Math.cos(t) * axis[0] - q * Math.sin(t) * axis[1]),
    turn.map((t) => minimum[1] + p * Math.cos(t) * axis[1] + q * Math.sin(t) * axis[0])
  ];
}
