import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {curveOf, measuredRadius, radiusAt, sgdLimit} from "../ball.js";
import type {Here, Room} from "../params.js";
import {LIMIT} from "../world.js";
import {looks} from "./looks.js";

const TOP = 1;
/** The law is drawn so far, and beyond SGD's own step: where it ends is for the reader to find, or to guess. */
const TOLD = 0.5;

/** How far from the minimum a constant step leaves each: the ball of SGD, and where GD diverges. */
export const steps: Room["Picture"] = {
  id: "steps",
  tab: "Steps",
  title: "What a constant step leaves",
  reads: ({params: {gd, sgd, batch, sampling, show}, result: {world}}) => [
    world,
    gd,
    sgd,
    batch,
    sampling,
    show === "cloud"
  ],
  legend: () => [
    {label: "SGD, independent batches", className: looks.sgd.line, ref: "radius"},
    {label: "SGD, four long runs", className: looks.sgd.mark, path: looks.sgd.shape, ref: "run"},
    {label: "GD", className: looks.gd.line, ref: "gd"}
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [0, 1.1], label: "step η", ticks: [0, 0.2, 0.4, 0.6, 0.8, 1]},
      y: {domain: [0, TOP], label: "rms distance from the minimum"},
      left: 36
    });
    const limit = plot.rule("x", {className: "line dashed", ref: "limit"});
    const own = plot.rule("x", {className: "line-1 dashed", ref: "own"});
    const gd = plot.line({className: looks.gd.line, ref: "gd"});
    const radius = plot.line({className: looks.sgd.line, ref: "radius"});
    const mark = plot.outside
      .append("path")
      .attr("class", looks.sgd.mark)
      .attr("d", looks.sgd.shape)
      .attr("data-ref", "run");
    const handles = (["gd", "sgd"] as const).map((param) =>
      createParamHandle<Room["Stage"]["declaration"], Here>(plot, {
        param,
        along: "x",
        at: ({params}) => [params[param], 0],
        also: ({params}) => (param === "gd" && params.show === "cloud" ? {show: "two"} : {}),
        shape: param === "gd" ? "M-7,8h14v-8l-7,-7l-7,7z" : "M-7,0h14v9h-14z"
      })
    );
    return (state) => {
      const {
        params,
        result: {world}
      } = state;
      const {eta, radius: curve} = curveOf(world, params.batch);
      const end = sgdLimit(params.batch);
      const told = Math.max(TOLD, params.sgd + 0.05);
      const many = eta.filter((v) => v <= told).length;
      const ends = end <= told;
      radius(
        Float64Array.of(0, ...eta.subarray(0, many), ...(ends ? [end] : [])),
        Float64Array.of(
          0,
          ...curve.subarray(0, many),
          ...(ends ? [curve[curve.length - 1] > 1e-9 ? 2 * TOP : 0] : [])
        )
      );
      const limited = ends && end < LIMIT - 1e-9;
      limit(LIMIT);
      if (limited) own(end);
      else own.clear();
      gd(Float64Array.of(0, LIMIT, LIMIT), Float64Array.of(0, 0, 2 * TOP));
      const run = measuredRadius(world, params.batch, params.sampling, params.sgd);
      const on = run !== null && run <= TOP;
      mark
        .attr("display", on ? null : "none")
        .attr("transform", on ? `translate(${plot.x(params.sgd)},${plot.y(run)})` : null);
      const taken = handles.map((handle) => handle(state));
      plot.names(
        [
          {text: "2/λmax", className: "", ref: "limit", of: [LIMIT, 0.86]},
          ...(limited
            ? [
                {
                  text: "limit, independent batches",
                  className: looks.sgd.text,
                  ref: "own",
                  of: [end, 0.7] as const
                }
              ]
            : []),
          {
            text: params.show === "cloud" ? "both" : "GD’s η",
            className: looks.gd.text,
            ref: "gd",
            of: [params.gd, 0] as const
          },
          {
            text: "SGD’s η",
            className: looks.sgd.text,
            ref: "sgd",
            of: [params.sgd, radiusAt(world, params.batch, params.sgd) ?? 0] as const
          }
        ],
        taken
      );
    };
  }
};
