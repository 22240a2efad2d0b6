import {fixed} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {codesError, crossing, onehotError} from "../model.js";
import type {Room} from "../params.js";

const N = Float64Array.from({length: 61}, (_, i) => 2 * 40 ** (i / 60));

/** Below the least error that can be set: 2σ² ∕ (kn) at n = 80 where no step is missed. */
export const FLOOR = 0.004;
export const CEILING = 4;

/** Expected squared error of the line on the codes and of one-hot, by rows per category; n is the handle. */
export const errors: Room["Picture"] = {
  id: "errors",
  tab: "Errors",
  with: {world: "uneven"},
  title: "Expected squared error",
  reads: ({params: {n}, result: {errors}}) => [n, errors.bias, errors.codesHere],
  legend: () => [
    {label: "line", className: "line-taught", ref: "line-error"},
    {label: "one-hot", className: "line-2", ref: "onehot-error"}
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [2, 80], label: "rows per category n", scale: "log", ticks: [2, 5, 10, 20, 40, 80]},
      y: {
        domain: [FLOOR, CEILING],
        label: "squared error about the true means",
        scale: "log",
        ticks: [0.01, 0.1, 1],
        grid: true,
        format: (v) => fixed(v, v < 0.1 ? 2 : v < 1 ? 1 : 0)
      },
      left: 36
    });
    // Three panels below each other leave room for one name.
    const roomy = stage.height > 140;
    const floor = plot.rule("y", {className: "line-soft dashed", ref: "bias"});
    const miss = plot.text({className: "name", ref: "bias", dx: 6, dy: 16});
    const codes = plot.line({className: "line-taught", ref: "line-error"});
    const onehot = plot.line({className: "line-2", ref: "onehot-error"});
    const meet = plot.rule("x", {className: "line dotted", ref: "cross"});
    const now = plot.rule("x", {className: "line-soft", ref: "n"});
    const dots = [
      plot.dots({className: "taught mark", radius: 4.5, ref: "line-error"}),
      plot.dots({className: "class-2 mark", radius: 4.5, ref: "onehot-error"})
    ];
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
      param: "n",
      along: "x",
      at: ({params: {n}}) => [n, FLOOR],
      hint: roomy ? "drag n" : undefined,
      hintAt: {x: 14, y: -8, anchor: "start"}
    });
    return (state) => {
      const {
        params: {n},
        result: {errors}
      } = state;
      codes(
        N,
        N.map((v) => codesError(errors.bias, v))
      );
      onehot(N, N.map(onehotError));
      if (errors.bias > 0.02) {
        floor(errors.bias);
        if (roomy) miss(2, errors.bias, "bias² of the line");
      } else {
        floor.clear();
        miss.clear();
      }
      const cross = crossing(errors.bias);
      const there = cross !== null && cross >= 2 && cross <= 80;
      if (there) meet(cross, FLOOR, onehotError(cross));
      else meet.clear();
      now(n);
      dots[0]([n], [errors.codes]);
      dots[1]([n], [errors.onehot]);
      plot.names(
        [
          ...(there
            ? [
                {
                  text: `equal at ${fixed(cross, 1)}`,
                  className: "",
                  ref: "cross",
                  of: [cross, roomy ? 0.02 : 1] as const
                }
              ]
            : [])
        ],
        [handle(state)]
      );
    };
  }
};
