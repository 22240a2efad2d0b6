import {amount} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import {normalQuantile} from "../../../ml/normal.js";
import type {Fit} from "../model.js";
import type {Plotted, Room} from "../params.js";
import {around, reachOf, roundEnd, tick} from "./axis.js";
import {trend} from "./trend.js";

const ENDS = [2, 2.5, 3, 4, 5, 6, 8];

const words: Readonly<Record<Plotted, {title: string; x: string; y: string}>> = {
  residuals: {title: "Residuals against fitted values", x: "fitted value", y: "residual"},
  quantiles: {
    title: "Residuals against normal quantiles",
    x: "quantile of the normal distribution",
    y: "standardized residual"
  },
  spread: {
    title: "Spread of residuals against fitted values",
    x: "fitted value",
    y: "√|standardized residual|"
  },
  influence: {title: "Residuals against leverage", x: "leverage h", y: "standardized residual"}
};

/** Only rows whose value is a number. */
const finite = (xs: Float64Array, ys: Float64Array): [number[], number[]] => {
  const keep = Array.from(ys, (v, i) => (Number.isFinite(v) ? i : -1)).filter((i) => i >= 0);
  return [keep.map((i) => xs[i]), keep.map((i) => ys[i])];
};

/** Cook’s distances whose contours are drawn. */
const CONTOURS = [0.5, 1];

/** The four plots that software draws of a fit, one at a time. */
export const diagnostics: Room["Picture"] = {
  id: "diagnostics",
  tab: "Plots",
  title: ({params: {plot}}) => words[plot].title,
  reads: ({params: {plot}, result: {fit}}) => [plot, fit],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [-1, 1], label: words.residuals.x, ticks: 4, format: tick},
      y: {domain: [-1, 1], label: words.residuals.y, ticks: 5, format: tick},
      left: 40
    });
    const zero = plot.rule("y", {className: "line-soft"});
    const even = plot.line({className: "line-1", ref: "even"});
    const bend = plot.line({className: "line-1", ref: "bend"});
    const slant = plot.line({className: "line-1", ref: "slant"});
    const contours = CONTOURS.flatMap((d) =>
      [1, -1].map((side) => ({d, side, line: plot.line({className: "line-1 dashed", ref: "cook"})}))
    );
    const dots = plot.dots({className: "class-0 mark", radius: 3, ref: "residuals"});
    const draw: Readonly<Record<Plotted, (fit: Fit) => void>> = {
      residuals: (fit) => {
        const far = 1.15 * reachOf(fit.residuals) || 1;
        plot.domain({x: around(fit.fitted), y: [-far, far]});
        zero(0);
        dots(fit.fitted, fit.residuals);
        trend(bend, fit.fitted, fit.residuals, 2);
      },
      quantiles: (fit) => {
        const sorted = fit.standardized.filter(Number.isFinite).sort();
        const normal = sorted.map((_, i) => normalQuantile((i + 0.5) / sorted.length));
        const wide = roundEnd(reachOf(normal), ENDS);
        const far = roundEnd(reachOf(sorted), ENDS);
        plot.domain({x: [-wide, wide], y: [-far, far]});
        even([-wide, wide], [-wide, wide]);
        dots(normal, sorted);
      },
      spread: (fit) => {
        const roots = fit.standardized.map((r) => Math.sqrt(Math.abs(r)));
        const [u, v] = finite(fit.fitted, roots);
        plot.domain({x: around(fit.fitted), y: [0, roundEnd(reachOf(v), [2, 2.5, 3])]});
        dots(u, v);
        trend(slant, u, v, 1);
      },
      influence: (fit) => {
        const [h, r] = finite(fit.leverage, fit.standardized);
        const right = Math.min(1, 1.1 * reachOf(fit.leverage));
        const far = roundEnd(1.4 * reachOf(r), ENDS);
        plot.domain({x: [0, right], y: [-far, far]});
        const hs = Float64Array.from({length: 60}, (_, i) => (right * (i + 1)) / 60.5);
        const level = (d: number, at: number) => Math.sqrt((d * fit.columns * (1 - at)) / at);
        for (const {d, side, line} of contours)
          line(
            hs,
            hs.map((v) => side * level(d, v))
          );
        dots(h, r);
        // One name above and one below, so that they do not meet.
        plot.names(
          CONTOURS.flatMap((d, i) => {
            const at = 0.75 * right;
            const y = level(d, at) * (i ? 1 : -1);
            const text = `Cook’s distance ${amount(d, d < 1 ? 1 : 0)}`;
            return Math.abs(y) < 0.85 * far
              ? [{text, className: "orange-text", ref: "cook", of: [at, y] as const}]
              : [];
          })
        );
      }
    };
    return ({params, result: {fit}}) => {
      for (const mark of [zero, even, bend, slant, dots, ...contours.map(({line}) => line)]) mark.clear();
      if (params.plot !== "influence") plot.names([]);
      draw[params.plot](fit);
      // After the axes' ends, which bring back the names that they had at first.
      const {x, y} = words[params.plot];
      plot.label({x, y});
    };
  }
};
