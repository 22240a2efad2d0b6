import {fixed} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";
import {add, norm, type Pair, solve, TRUTH, type Valley} from "../two.js";
import {sum} from "../words.js";

const FRAME = 3.2;
const ENDS = [-FRAME, FRAME] as const;

/** The frame’s half side: nearly parallel examples put the one best pair outside the usual frame, and it must leave room to slide. */
export const frameOf = ({best}: Pick<Valley, "best">): number => {
  const far = Math.max(...best.map(Math.abs));
  return far < FRAME ? FRAME : Math.ceil(far + 2);
};

/** Ridge’s answers from this λ down to 0: a straight line for one example, a curve for more. */
export const shrinking = (valley: Valley, lambda: number): Pair[] =>
  Array.from({length: 41}, (_, i) => solve(valley, lambda * (1 - i / 40) ** 2));

const RING = "M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0";

/** Heights above the least at which the loss is drawn. */
const LEVELS = [1, 4, 12, 26, 46, 72, 104];
/** Farther than the frame's corner from any floor in it. */
const FAR = 12;
const TURN = Float64Array.from({length: 121}, (_, i) => (2 * Math.PI * i) / 120);

/** A contour of a quadratic loss round its minimum: an ellipse, or two parallel lines where it is flat along the second axis. */
export function contour(
  center: Pair,
  [u, v]: readonly [Pair, Pair],
  curvature: Pair,
  level: number
): [Float64Array, Float64Array][] {
  const a = Math.sqrt(level / curvature[0]);
  if (curvature[1] === 0)
    return [-a, a].map((off) => {
      const middle = add(center, u, off);
      const [from, to] = [add(middle, v, -FAR), add(middle, v, FAR)];
      return [Float64Array.of(from[0], to[0]), Float64Array.of(from[1], to[1])];
    });
  const b = Math.sqrt(level / curvature[1]);
  const along = (k: 0 | 1) => TURN.map((t) => center[k] + a * Math.cos(t) * u[k] + b * Math.sin(t) * v[k]);
  return [[along(0), along(1)]];
}

/** The main panel: the plane of two weights, the loss over it, and the reader's weights to slide along the valley. */
export const valley: Room["Picture"] = {
  id: "valley",
  tab: "Weights",
  with: {view: "two"},
  title: ({params: {lambda}, result}) =>
    lambda > 0
      ? "RSS + λ|w|² over two weights: a bowl"
      : `RSS over two weights: ${result.valley.rank === 1 ? "a valley" : "a bowl"}`,
  reads: ({params: {lambda, examples}, result: {valley, held, ridge}}) => [
    lambda,
    examples,
    valley,
    held,
    ridge
  ],
  legend: ({result: {held, rss}}) => [
    {
      label: `your w: RSS ${sum(rss)}, length ${fixed(norm(held))}`,
      className: "taught",
      path: RING,
      ref: "held"
    },
    {label: "equal loss", className: "line-soft", ref: "loss"}
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: ENDS, label: "weight w₁", ticks: 7},
      y: {domain: ENDS, label: "weight w₂", ticks: 7},
      equal: true,
      margin: 0
    });
    for (const axis of ["x", "y"] as const) plot.rule(axis, {className: "axis-line"})(0);
    const contours = LEVELS.map(() => [0, 1].map(() => plot.line({className: "line-soft", ref: "loss"})));
    const floor = plot.line({className: "line-0", ref: "floor"});
    const shortest = plot.line({className: "line-2 dotted", ref: "best"});
    const path = plot.line({className: "line-1 dashed", ref: "ridge"});
    const truth = plot.dots({className: "mark", radius: 4.5, ref: "truth"});
    const best = plot.dots({className: "class-2 mark", radius: 5.5, ref: "best"});
    const ridge = plot.dots({className: "class-1 mark", radius: 5.5, ref: "ridge"});
    plot.frame(plot.outside);
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
      param: "slide",
      along: "y",
      ref: "held",
      at: ({result}) => result.held,
      // At the pointer’s height: the valley is steep in all settings.
      value: (_, y, {result: {valley: v}}) => (y - v.best[1]) / v.axes[1][1],
      words: ({result}) => `residual sum of squares ${sum(result.rss)}`,
      hint: "drag",
      hintAt: {x: 14, y: 4, anchor: "start"}
    });
    return (state) => {
      const {params, result} = state;
      const {valley: v} = result;
      const shrunk = params.lambda > 0;
      const side = frameOf(v);
      plot.domain({x: [-side, side], y: [-side, side]});
      LEVELS.forEach((level, i) => {
        const shapes = contour(
          result.ridge,
          v.axes,
          [v.curvature[0] + params.lambda, v.curvature[1] + params.lambda],
          level
        );
        contours[i].forEach((line, k) => {
          if (shapes[k]) line(...shapes[k]);
          else line.clear();
        });
      });
      if (v.rank === 1) {
        const [from, to] = [add(v.best, v.axes[1], -FAR), add(v.best, v.axes[1], FAR)];
        floor([from[0], to[0]], [from[1], to[1]]);
      } else floor.clear();
      shortest([0, v.best[0]], [0, v.best[1]]);
      best([v.best[0]], [v.best[1]]);
      if (shrunk) {
        const way = shrinking(v, params.lambda);
        path(
          way.map((w) => w[0]),
          way.map((w) => w[1])
        );
        ridge([result.ridge[0]], [result.ridge[1]]);
      } else {
        path.clear();
        ridge.clear();
      }
      if (params.examples > 1) truth([TRUTH[0]], [TRUTH[1]]);
      else truth.clear();
      const taken = [handle(state)];
      plot.names(
        [
          {text: "your w", className: "taught-text", ref: "held", of: result.held},
          {
            text: v.rank === 1 ? "the shortest" : "the one best",
            className: "green-text",
            ref: "best",
            of: v.best
          },
          ...(shrunk ? [{text: "ridge", className: "orange-text", ref: "ridge", of: result.ridge}] : []),
          ...(params.examples > 1 ? [{text: "true w", className: "", ref: "truth", of: TRUTH}] : []),
          ...(v.rank === 1
            ? [
                {
                  text: "all best fits",
                  className: "blue-text",
                  ref: "floor",
                  of: add(v.best, v.axes[1], -1.9)
                }
              ]
            : [])
        ],
        taken
      );
    };
  }
};
