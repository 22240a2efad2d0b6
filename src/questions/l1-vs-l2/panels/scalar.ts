import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import {isConvex} from "../../../ml/bridge-penalty.js";
import {budgetOf} from "../../../ml/penalized-optimum.js";
import {correlation} from "../model.js";
import type {Room} from "../params.js";
import {SCALAR_EXTENT as END} from "../scalar.js";
import {lambdaText, subscripts} from "../words.js";

const ENDS = [-END, END] as const;
const TICKS = [-3, -2, -1, 0, 1, 2, 3];

/** Whether the reader's penalty is another one than the two that are always drawn. */
const isOwn = ({params: {p, mix}}: Room["State"]): boolean =>
  !(p === 2 || mix === 1 || (p === 1 && mix === 0));

/** One weight on its own: what each penalty makes of it, at the λ that the budget of the ball comes to. */
export const scalar: Room["Picture"] = {
  id: "scalar",
  tab: "One weight",
  with: {view: "two"},
  title: ({result: {scalar, dual}}) =>
    `One weight, λ = ${lambdaText(scalar.lambda)}${dual.agrees ? "" : ": another ŵ"}`,
  reads: ({params: {p, mix, center, rho, t}, result: {scalar, dual, convex}}) => [
    p,
    mix,
    center,
    rho,
    t,
    scalar,
    dual,
    convex
  ],
  legend: (state) => [
    {label: "L1", className: "line-0", ref: "l1"},
    {label: "L2", className: "line-1", ref: "l2"},
    ...(isOwn(state) ? [{label: "yours", className: "line", ref: "p"}] : [])
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: ENDS, label: "z, best without a penalty", ticks: TICKS},
      y: {domain: ENDS, label: "ŵ, best with it", ticks: TICKS}
    });
    for (const axis of ["x", "y"] as const) plot.rule(axis, {className: "grid-line"})(0);
    plot.line({className: "line-soft dotted"})(ENDS, ENDS);
    const price = plot.rule("x", {className: "line-taught dotted", ref: "price"});
    const ridge = plot.line({className: "line-1", ref: "l2"});
    const lasso = plot.line({className: "line-0", ref: "l1"});
    const own = plot.line({className: "line", ref: "p"});
    const zero = plot.rule("y", {className: "line-taught zero", ref: "zero"});
    plot.inside.select(".zero").style("stroke-width", "4px");
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
      param: "t",
      along: "x",
      label: "λ, the price of the budget",
      ref: "price",
      at: ({result}) => [Math.min(END, result.scalar.lambda), -END],
      value: (x, _, {params: {center, rho, t}, result: {penalty}}) =>
        isConvex(penalty) ? budgetOf(correlation(rho), center, penalty, Math.max(0.001, x)) : t,
      words: ({result}) => `λ ${lambdaText(result.scalar.lambda)}`
    });
    const grip = plot.outside.select<SVGGElement>(".handle");
    const dots = plot.dots({className: "taught mark", radius: 4.5, ref: "w"});
    return (state) => {
      const {z, lasso: l1, ridge: l2, current, flat, jumps, lambda, dots: weights} = state.result.scalar;
      ridge(z, l2);
      lasso(z, l1);
      // Not a number between the two sides of a jump, so that no line is drawn there.
      if (isOwn(state))
        own(
          z,
          jumps
            ? current.map((w, k) => (k && (w === 0) !== (current[k - 1] === 0) ? Number.NaN : w))
            : current
        );
      else own.clear();
      if (flat > 0) zero(0, -Math.min(flat, END), Math.min(flat, END));
      else zero.clear();
      const {convex} = state.result;
      if (convex) price(Math.min(lambda, END), -END, 0);
      else price.clear();
      setAttr(grip, "display", convex ? null : "none");
      const taken = handle(state);
      const seen = weights.filter(([at]) => Math.abs(at) <= END);
      dots(
        seen.map(([at]) => at),
        seen.map(([, w]) => w)
      );
      plot.names(
        weights.flatMap(([at, w], j) =>
          Math.abs(at) <= END
            ? [{text: `w${subscripts[j]}`, className: "taught-text", ref: "w", of: [at, w] as const}]
            : []
        ),
        convex ? [taken] : []
      );
    };
  }
};
