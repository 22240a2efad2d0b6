import {fixed} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {type FamilyName, families, levelsOf} from "../families.js";
import type {Room} from "../params.js";
import {curvesOf, highest} from "../tables.js";
import {cellOf, decimals, knobText, knobTick, part} from "../words.js";

const BLOCK = "M-6,-5h12v10h-12z";
/** Ends of the axis: the first that all errors of the family fit under, at any n. */
const TOPS = [0.02, 0.03, 0.05, 0.08, 0.12, 0.16, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.2, 1.6];

/** The level at which a family has as many features as points; null where it has no such. */
export const interpolationLevel = (family: FamilyName, n: number): number | null =>
  family === "cos" ? families.cos.values.indexOf(n) + 1 : null;

/** Bias², variance and noise on top of each other, against complexity: their sum is the expected squared error. */
export const stack: Room["Picture"] = {
  id: "stack",
  tab: "Error",
  title: "Expected squared error",
  reads: ({params: {family, level, f, n, sigma}, data}) => [family, level, f, n, sigma, data],
  legend: (state) => {
    const {bias2, variance, noise} = cellOf(state);
    const {sigma} = state.params;
    return [
      {label: `variance ${part(variance, sigma)}`, className: "area-1", path: BLOCK, ref: "variance stack"},
      {label: `bias² ${part(bias2, sigma)}`, className: "area-0", path: BLOCK, ref: "bias stack"},
      {
        label: `noise ${fixed(noise, decimals(sigma))}`,
        className: "area-soft",
        path: BLOCK,
        ref: "noise stack"
      }
    ];
  },
  draw: (stage) => {
    let family: FamilyName = "poly";
    const plot = createPlot(stage, {
      x: {domain: [1, 12], label: "degree", ticks: 6, format: (level) => knobTick(family, level)},
      y: {domain: [0, 0.5], label: "averaged over x", ticks: 4, grid: true},
      left: 40
    });
    const noise = plot.area({className: "area-soft", ref: "noise stack"});
    const bias = plot.area({className: "area-0", ref: "bias stack"});
    const variance = plot.area({className: "area-1", ref: "variance stack"});
    const exact = plot.rule("x", {className: "line-soft dashed", ref: "interpolation stack"});
    const total = plot.line({className: "line", ref: "total stack"});
    const here = plot.rule("x", {className: "line-taught dotted", ref: "level stack"});
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
      param: "level",
      along: "x",
      ref: "level stack",
      hint: "drag",
      hintAt: {x: 10, y: -16, anchor: "start"},
      at: (state) => [state.params.level, cellOf(state).mse],
      words: (state) =>
        `${knobText(state.params.family, state.params.level)}, expected squared error ${part(cellOf(state).mse, state.params.sigma)}`
    });
    return (state) => {
      const {params, data} = state;
      const levels = levelsOf(params.family);
      const floor = params.sigma ** 2;
      const tallest = 1.06 * (highest(data, params.family, params.f, params.sigma) + floor);
      family = params.family;
      plot.domain({x: [1, levels], y: [0, TOPS.find((top) => top >= tallest) ?? tallest]});
      plot.label({x: families[family].knob});
      const curve = curvesOf(data, params.f, params.n, params.sigma)[family];
      const xs = Float64Array.from(curve.bias2, (_, i) => i + 1);
      const ground = xs.map(() => 0);
      const first = xs.map(() => floor);
      const second = xs.map((_, i) => floor + curve.bias2[i]);
      const third = second.map((v, i) => v + curve.variance[i]);
      noise(xs, ground, first);
      bias(xs, first, second);
      variance(xs, second, third);
      total(xs, third);
      const level = interpolationLevel(family, params.n);
      if (level) exact(level, 0, third[level - 1]);
      else exact.clear();
      here(params.level, 0, third[params.level - 1]);
      const taken = handle(state);
      plot.names(
        level
          ? [{text: "p = n", className: "", ref: "interpolation stack", of: [level, third[level - 1]]}]
          : [],
        [taken]
      );
    };
  }
};
