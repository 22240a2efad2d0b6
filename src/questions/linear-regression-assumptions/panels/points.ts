import {amount, tenth} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {createPoints} from "../../../marks/points.js";
import {setAttr} from "../../../marks/set.js";
import type {Room} from "../params.js";
import {OFF, SLOPE} from "../world.js";
import {around, reachOf, roundEnd, tick} from "./axis.js";

/** What is seen of x and y: the same ends for all samples that fit in, so that settings can be compared. */
function viewOf({params, result: {fit, simulated}}: Room["State"]): {
  x: [number, number];
  y: [number, number];
} {
  if (!simulated && params.data !== "own") {
    return {
      x: [roundLow(fit.plotX, 2), Math.max(20, reachOf(fit.plotX))],
      y: [roundLow(fit.plotY, 2), Math.max(14, reachOf(fit.plotY))]
    };
  }
  if (!simulated) return {x: around(fit.plotX), y: around(fit.plotY, 0.1)};
  const far = reachOf(fit.plotX);
  const y = roundEnd(reachOf(fit.plotY), [5, 8, 12, 20, 50]);
  // As high as the point can be put: while it is dragged the axes stay.
  if (params.kind === "point" && y <= 20) return {x: [-2.3, Math.max(5.6, far)], y: [-4, 13]};
  const x = roundEnd(far, [2.3, 4, 6]);
  return {x: [-x, x], y: [-y, y]};
}
const roundLow = (values: Float64Array, usual: number): number => Math.min(usual, ...values);

const STEPS = 61;

/** A point as a path round the origin: circles are all that is needed, and a library of symbols would be sent for them. */
const circle = (r: number): string => `M${r},0A${r},${r} 0 1,1 ${-r},0A${r},${r} 0 1,1 ${r},0Z`;
const LARGE = circle(4.1);
const SMALL = circle(3);

/** The main panel: the points, the fitted line with its residuals, and the truth. */
export const points: Room["Picture"] = {
  id: "points",
  tab: "Points",
  title: ({result: {simulated, table, fit}}) =>
    table.twin
      ? `What ${table.names.twin} leaves of ${table.names.x} and of ${table.names.y}`
      : simulated
        ? "One sample and its line"
        : `Slope ${amount(fit.slope)}, standard error ${amount(fit.error)}`,
  reads: ({params: {kind, strength, data, moved}, result: {table, fit, simulated}}) => [
    kind,
    strength,
    data,
    moved,
    table,
    fit,
    simulated
  ],
  legend: (state) => [
    {label: "fitted line", className: "line-taught", ref: "fit"},
    ...(state.result.simulated ? [{label: truthName(state), className: "line-2 dashed", ref: "truth"}] : []),
    {label: "residual", className: "line-0", ref: "residuals"}
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [-2.3, 2.3], label: "x", format: tick},
      y: {domain: [-5, 5], label: "y", format: tick},
      left: 38
    });
    const stems = plot.inside
      .append("path")
      .attr("class", "line-0")
      .attr("data-ref", "residuals")
      .style("stroke-opacity", "0.55")
      .style("stroke-width", "1.25");
    const truth = plot.line({className: "line-2 dashed", ref: "truth"});
    const line = plot.line({className: "line-taught", ref: "fit"});
    const many = plot.dots({className: "class-0 mark", radius: 3});
    let now: Room["State"] | null = null;
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
      param: "strength",
      label: "how far the point is off",
      along: "y",
      at: (state) => outlier(state) ?? [0, 0],
      value: (_, y, state) => {
        const {strength} = state.params;
        const at = outlier(state);
        return at ? strength + (y - at[1]) / OFF : strength;
      },
      words: ({result}) => `slope ${amount(result.fit.slope)}`
    });
    const grip = plot.outside.select<SVGGElement>(".handle");
    const dots = createPoints(plot, {
      label: "Points",
      hint: stage.mode === "wide" ? "drag a point" : undefined,
      step: [0.05, 0.05],
      move: (key, x, y) => {
        if (now) stage.set({moved: [...now.params.moved.filter(([i]) => i !== key), [key, x, y]]});
      }
    });
    return (state) => {
      now = state;
      const {params, result} = state;
      const {fit, table} = result;
      const view = viewOf(state);
      plot.domain(view);
      plot.label({
        x: table.twin ? `${table.names.x} without its part in ${table.names.twin}` : table.names.x,
        y: table.twin ? `${table.names.y} without it` : table.names.y
      });
      const [x0, x1] = view.x;
      line([x0, x1], [fit.intercept + fit.slope * x0, fit.intercept + fit.slope * x1]);
      const mean = trueMean(state);
      if (mean) {
        const xs = Float64Array.from({length: STEPS}, (_, i) => x0 + ((x1 - x0) * i) / (STEPS - 1));
        truth(xs, xs.map(mean));
      } else truth.clear();
      let d = "";
      for (let i = 0; i < fit.plotX.length; ++i) {
        const px = tenth(plot.x(fit.plotX[i]));
        d += `M${px},${tenth(plot.y(fit.intercept + fit.slope * fit.plotX[i]))}V${tenth(plot.y(fit.plotY[i]))}`;
      }
      setAttr(stems, "d", d);
      const free = params.data !== "own" && !table.twin;
      const out = outlier(state);
      const held = out ? table.x.length - 1 : -1;
      if (free) {
        many.clear();
        dots(
          Array.from(fit.plotX, (x, i) => ({
            key: i,
            x,
            y: fit.plotY[i],
            className: "class-0",
            path: table.x.length > 60 ? SMALL : LARGE,
            words: `x ${amount(x)}, y ${amount(fit.plotY[i])}, residual ${amount(fit.residuals[i])}, leverage ${amount(fit.leverage[i])}`
          })).filter(({key}) => key !== held),
          true
        );
      } else {
        dots([], false);
        many(fit.plotX, fit.plotY);
      }
      setAttr(grip, "display", out ? null : "none");
      if (out) handle(state);
    };
  }
};

/** The point that the violation puts far out; null where there is none, or the reader has put it elsewhere. */
export function outlier({
  params,
  result: {simulated, table}
}: Room["State"]): readonly [number, number] | null {
  const last = table.x.length - 1;
  if (!simulated || params.kind !== "point" || params.moved.some(([i]) => i === last)) return null;
  return [table.x[last], table.y[last]];
}

/**
 * What the true line is. With a cause left out it is not y's mean, which has what x tells of that cause in it; where x is
 * measured with error it is the mean at another x than the one that is seen.
 */
export function truthName({params: {kind, strength}}: Room["State"]): string {
  if (strength > 0 && kind === "omitted") return "x’s own effect";
  if (strength > 0 && kind === "noisy") return "mean at the true x";
  return "true mean";
}

/** The true line, where it is known. */
function trueMean({
  params: {kind, strength},
  result: {simulated}
}: Room["State"]): ((x: number) => number) | null {
  if (!simulated) return null;
  if (kind === "curve") return (x) => SLOPE * x + strength * (x * x - 1);
  return (x) => SLOPE * x;
}
