import {amount, fixed} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import {atPlace, drawn, machineKey} from "../model.js";
import type {Room} from "../params.js";

const REACHES = [0.15, 0.3, 0.6, 1.2, 2.5, 5, 10, 20, 40];
/** Half of what is shown, if that is how far predictions lie from the middle: none is left out. */
export const reachOf = (far: number): number => REACHES.find((r) => r >= 1.05 * far) ?? 1.05 * far;
const BINS = 28;
const LENGTHS = [-1.5, -3.4] as const;

/** At x₀ alone: the predictions of all fits, the truth, and the two lengths. */
export const place: Room["Picture"] = {
  id: "place",
  tab: "At x₀",
  title: ({params: {x}}) => `The ${drawn} predictions at x₀ = ${fixed(x)}`,
  reads: (state) => [machineKey(state), state.params.x],
  legend: (state) => {
    const {mean, truth, sd} = atPlace(state);
    return [
      // Of so few fits the bias is known to within its standard error.
      {
        label: `bias ${amount(mean - truth)} ± ${amount(sd / Math.sqrt(drawn))}`,
        className: "line-0",
        ref: "bias"
      },
      {label: `standard deviation ${amount(sd)}`, className: "line-1", ref: "variance"}
    ];
  },
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [-1, 1], label: "prediction at x₀", ticks: 5},
      y: {domain: [-4.5, 14], label: "", bare: true}
    });
    const truth = plot.rule("x", {className: "line", ref: "f"});
    const mean = plot.rule("x", {className: "line-0 dashed", ref: "bias"});
    const dots = plot.dots({
      className: "class-1 mark",
      radius: stage.mode === "narrow" ? 3 : 3.6,
      ref: "variance"
    });
    const bias = plot.rule("y", {className: "line-0", ref: "bias"});
    const spread = plot.rule("y", {className: "line-1", ref: "variance"});
    return (state) => {
      const here = atPlace(state);
      const center = (here.mean + here.truth) / 2;
      const far = Math.max(
        Math.abs(here.mean - center) + here.sd,
        ...here.predictions.map((p) => Math.abs(p - center))
      );
      const reach = reachOf(far);
      plot.domain({x: [center - reach, center + reach]});
      const heights = new Map<number, number>();
      const xs: number[] = [];
      const ys: number[] = [];
      for (const p of here.predictions) {
        const bin = Math.floor(((p - center + reach) / (2 * reach)) * BINS);
        const height = heights.get(bin) ?? 0;
        heights.set(bin, height + 1);
        xs.push(center - reach + ((bin + 0.5) * 2 * reach) / BINS);
        ys.push(height + 0.5);
      }
      plot.domain({y: [-4.5, Math.max(8, ...heights.values()) + 2]});
      truth(here.truth, -2.4);
      mean(here.mean);
      dots(xs, ys);
      bias(LENGTHS[0], here.truth, here.mean);
      spread(LENGTHS[1], here.mean - here.sd, here.mean + here.sd);
      const [, top] = plot.y.domain();
      plot.names([
        {text: "f(x₀)", className: "", ref: "f", of: [here.truth, top - 0.8]},
        {text: "mean", className: "blue-text", ref: "bias", of: [here.mean, top - 0.8]},
        {text: "bias", className: "blue-text", ref: "bias", of: [(here.truth + here.mean) / 2, LENGTHS[0]]},
        {text: "± 1 sd", className: "orange-text", ref: "variance", of: [here.mean + here.sd, LENGTHS[1]]}
      ]);
    };
  }
};
