import {scaleLog} from "d3-scale";
import {area, line} from "d3-shape";
import type {Box, Stage, State} from "../../figure/contract.js";
import {createAxis, type Group, group} from "../../marks/axes.js";
import {count, fixed} from "../../marks/format.js";
import {createHandle} from "../../marks/handle.js";
import {passage} from "./cost.js";
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

/** Batch sizes whose curves are named, the more telling first: one too close to another name stays without. */
const named = [1, 512, 8, 64];

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
  const y = scaleLog([0.13, 0.75], [at.y + at.height, at.y]);
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
  const drop = inside.append("path").attr("class", "line-taught dotted");
  const shown = inside.append("path").attr("class", "line-taught").attr("data-ref", "batch");
  const level = root.append("path").attr("class", "line dashed").attr("data-ref", "target");
  const names = group(root, "names");
  const key = root.append("text").attr("class", "note-label").attr("text-anchor", "end");
  key
    .attr("x", at.x + at.width)
    .attr("y", at.y + 11)
    .text("stronger line: larger B");
  const crossing = root.append("circle").attr("class", "taught").attr("r", 4.5);
  const crossed = root.append("text").attr("class", "taught-text halo").attr("text-anchor", "middle");
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
        .digits(1)(curve.mean);
    const other = clock !== drawn.clock || result.curves !== drawn.curves;
    if (clock !== drawn.clock) {
      x.domain(clocks[clock].domain);
      for (const name of Object.keys(bottom) as Clock[])
        bottom[name].axis.attr("display", name === clock ? null : "none");
      bottom[clock].draw(x);
    }
    if (other) {
      left(y, now.loss === "train" ? "training loss, mean of 5 seeds" : "test loss, mean of 5 seeds");
      others
        .selectAll<SVGPathElement, Curve>("path")
        .data(result.curves, (curve) => curve.batch)
        .join("path")
        .attr("class", "line")
        .attr("style", (curve) => `stroke-width:1.25;stroke-opacity:${0.16 + 0.07 * Math.log2(curve.batch)}`)
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
          .digits(1)([...selected.mean])
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

    const {updates} = result.costs[result.at];
    const reached = Number.isFinite(updates.median);
    const cx = reached ? x(updates.median * per(selected)) : 0;
    crossing
      .attr("display", reached ? null : "none")
      .attr("cx", cx)
      .attr("cy", ty);
    drop.attr("d", reached ? `M${Math.round(cx)},${ty}V${at.y + at.height}` : null);
    crossed
      .attr("x", reached ? Math.min(Math.max(cx, at.x + 22), at.x + at.width - 60) : at.x + at.width / 2)
      .attr("y", reached ? at.y + at.height - 6 : ty + 17)
      .attr("dx", reached ? 6 : 0)
      .attr("text-anchor", reached ? "start" : "middle")
      .text(reached ? `B = ${selected.batch}` : `B = ${selected.batch} does not get there`);

    // Names stand where the curves pass just above the target, so that they say who gets there in which order.
    const height = Math.min(0.6, target * 1.22);
    const placed: number[] = [];
    const labels = named.flatMap((batch) => {
      const curve = result.curves.find((of) => of.batch === batch);
      const passed = curve && batch !== selected.batch ? passage(curve.updates, curve.mean, height) : null;
      if (!curve || !passed) return [];
      const px = x(passed.updates * per(curve));
      // The last stretch is the hint's, beside the target's handle.
      if (px > at.x + at.width - 92 || placed.some((other) => Math.abs(other - px) < 24)) return [];
      placed.push(px);
      return [{batch, px}];
    });
    names
      .selectAll<SVGTextElement, {batch: number; px: number}>("text")
      .data(labels, (d) => d.batch)
      .join("text")
      .attr("class", "note-label halo")
      .attr("text-anchor", "middle")
      .attr("x", (d) => d.px)
      .attr("y", y(height) + 4)
      .text((d) => d.batch);
  };
}
