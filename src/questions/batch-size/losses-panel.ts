import {area, line} from "d3-shape";
import type {Box, Stage, State} from "../../figure/contract.js";
import {createAxis, type Group, group} from "../../marks/axes.js";
import {count, fixed} from "../../marks/format.js";
import {createHandle} from "../../marks/handle.js";
import {scaleLog} from "../../marks/scale.js";
import {createCrossings} from "./crossings.js";
import type {Curve} from "./curves.js";
import {clipped} from "./layout.js";
import {type Clock, type Data, perUpdate, type Result} from "./model.js";
import {params} from "./params.js";

export type BatchState = State<typeof params, Data, Result>;

const clocks: Readonly<Record<Clock, {label: string; domain: [number, number]; ticks: number[]}>> = {
  updates: {label: "updates", domain: [1, 20480], ticks: [1, 10, 100, 1000, 10_000]},
  examples: {label: "examples touched", domain: [1, 358_400], ticks: [1, 10, 100, 1000, 10_000, 100_000]},
  epochs: {label: "epochs (512 examples each)", domain: [1 / 512, 700], ticks: [0.01, 0.1, 1, 10, 100]}
};

/**
 * The loss curves of all batch sizes, the darker the larger the batch; the highlighted one with the band of its
 * seeds; and the target, which can be moved.
 */
export function createLossesPanel(
  stage: Stage<typeof params>,
  parent: Group,
  at: Box
): (state: BatchState) => void {
  const root = group(parent, "losses");
  const x = scaleLog().range([at.x, at.x + at.width]);
  // The strip below 0.14 is for names: no median gets there.
  const y = scaleLog([0.115, 0.75], [at.y + at.height, at.y]);
  const bottom = Object.fromEntries(
    (Object.keys(clocks) as Clock[]).map((clock) => {
      const axis = group(root, "clock");
      const {label, ticks} = clocks[clock];
      const format = (v: number) => (v < 1 ? String(v) : count(v));
      return [clock, {axis, draw: createAxis(axis, {at, orient: "bottom", label, ticks, format})}];
    })
  ) as Record<Clock, {axis: Group; draw: ReturnType<typeof createAxis>}>;
  const left = createAxis(root, {
    at,
    orient: "left",
    label: "loss",
    ticks: [0.15, 0.2, 0.3, 0.4, 0.6],
    grid: true
  });
  const inside = clipped(root, at);
  const others = group(inside, "others");
  const band = inside.append("path").attr("class", "area-taught").attr("data-ref", "batch");
  const shown = inside.append("path").attr("class", "line-taught").attr("data-ref", "batch");
  const level = root.append("path").attr("class", "line dashed").attr("data-ref", "target");
  const key = root.append("text").attr("class", "note-label halo").attr("text-anchor", "end");
  key
    .attr("x", at.x + at.width)
    .attr("y", at.y + 11)
    .text("stronger line: larger B");
  const crossings = createCrossings(root, at);
  let target = params.target.value;
  const handle = createHandle(stage, root, {
    label: "target loss",
    axis: "y",
    hint: "drag the target",
    hintAt: {x: 0, y: -14, anchor: "end"},
    ref: "target",
    onDrag: (_, py) => stage.set({target: y.invert(py)}),
    onKey: (dx, dy) => stage.set({target: target + (dy || dx) * params.target.step})
  });

  // What was drawn last: what a move leaves as it is, is not touched.
  let drawn: {clock: Clock | ""; curves: readonly Curve[]; at: number} = {clock: "", curves: [], at: -1};
  return ({params: now, result}) => {
    const {clock} = now;
    target = now.target;
    const selected = result.curves[result.at];
    const per = (curve: Curve) => perUpdate(clock, curve.batch);
    const path = (curve: Curve) =>
      line<number>()
        .x((_, i) => x(curve.updates[i] * per(curve)))
        .y((loss) => y(loss))
        .digits(1)(curve.median);
    const other = clock !== drawn.clock || result.curves !== drawn.curves;
    if (clock !== drawn.clock) {
      x.domain(clocks[clock].domain);
      for (const name of Object.keys(bottom) as Clock[])
        bottom[name].axis.attr("display", name === clock ? null : "none");
      bottom[clock].draw(x);
    }
    if (other) {
      left(y, `${now.loss === "train" ? "training" : "test"} loss: median of 5 seeds (band: their range)`);
      others
        .selectAll<SVGPathElement, Curve>("path")
        .data(result.curves, (curve) => curve.batch)
        .join("path")
        .attr("class", "line")
        .attr(
          "style",
          (curve) => `stroke-width:1.25;stroke-opacity:${fixed(0.3 + 0.07 * Math.log2(curve.batch))}`
        )
        .attr("d", path);
    }
    if (other || result.at !== drawn.at) {
      shown.attr("d", path(selected));
      band.attr(
        "d",
        area<number>()
          .x((_, i) => x(selected.updates[i] * per(selected)))
          .y0((_, i) => y(selected.low[i]))
          .y1((_, i) => y(selected.high[i]))
          .digits(1)([...selected.median])
      );
    }
    drawn = {clock, curves: result.curves, at: result.at};

    const ty = Math.round(y(target) * 10) / 10;
    level.attr("d", `M${at.x},${ty}h${at.width}`);
    handle({
      x: at.x + at.width,
      y: ty,
      text: fixed(target, 3),
      now: target,
      min: params.target.min,
      max: params.target.max
    });

    crossings(
      result.costs.map(({batch, reached, seeds, updates: {median}}) => ({
        batch,
        runs: `${reached} of ${seeds}`,
        px: Number.isFinite(median) ? x(median * perUpdate(clock, batch)) : null
      })),
      selected.batch,
      ty
    );
  };
}
