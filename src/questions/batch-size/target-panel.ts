import {line} from "d3-shape";
import type {Box} from "../../figure/contract.js";
import {createAxis, type Group, group} from "../../marks/axes.js";
import {scaleLinear, scaleLog} from "../../marks/scale.js";
import type {Cost, Spread} from "./cost.js";
import {clipped} from "./layout.js";
import {batchSizes} from "./task.js";

/** What one panel shows against the batch size. */
export interface TargetView {
  label: string;
  of(cost: Cost): Spread;
  domain: readonly [number, number];
  ticks: readonly number[];
  format(value: number): string;
  log: boolean;
  /** The line that perfect scaling, or no effect at all, would follow. */
  reference: (batch: number) => number;
  /** What the reference is called, and at which end of it. */
  referenceName: {text: string; at: "start" | "end"};
  costs: readonly Cost[];
  at: number;
  /** The batch size at the knee, or null. */
  knee: number | null;
}

export interface TargetPanel {
  (view: TargetView): void;
  /** Where a batch size stands, and which one stands at a place. */
  x(batch: number): number;
  batchAt(px: number): number;
  /** Where the highlighted batch size's point stands. */
  place(view: TargetView): {x: number; y: number};
}

const round = (v: number): number => Math.round(v * 10) / 10;

/** Whether two views differ in nothing but the highlighted batch size. The label names what is shown. */
const sameBut = (a: TargetView, b: TargetView): boolean =>
  a.costs === b.costs && a.label === b.label && a.domain[0] === b.domain[0];

/** Medians with their spread over the seeds against the batch size; who never gets there stands at the top. */
export function createTargetPanel(parent: Group, box: Box): TargetPanel {
  const root = group(parent, "to-target");
  // Room at the top for those that never get there, and for the handle's hint above them.
  const at = {...box, y: box.y + 27, height: box.height - 27};
  const never = box.y + 19;
  // Room at the sides for the handle's hint.
  const x = scaleLog([1, 512], [at.x + 20, at.x + at.width - 20]).base(2);
  const log = scaleLog().range([at.y + at.height, at.y]);
  const linear = scaleLinear().range([at.y + at.height, at.y]);
  const bottom = createAxis(root, {
    at: box,
    orient: "bottom",
    label: "batch size B",
    ticks: box.width > 300 ? batchSizes : [1, 8, 64, 512]
  });
  const axes = group(root, "heights");
  let drawn = "";
  let left: ReturnType<typeof createAxis> | null = null;
  const inside = clipped(root, {...box, width: box.width + 4});
  const reference = inside.append("path").attr("class", "line dashed").attr("data-ref", "perfect");
  const referenceName = root.append("text").attr("class", "note-label halo").attr("data-ref", "perfect");
  const knee = inside.append("path").attr("class", "line dotted").attr("data-ref", "knee");
  const whiskers = inside.append("path").attr("class", "line-soft");
  const joined = inside.append("path").attr("class", "line-soft");
  const dots = group(inside, "dots");

  const scaleOf = (view: TargetView) => (view.log ? log : linear).domain(view.domain);
  const place = (view: TargetView, cost: Cost): {x: number; y: number; reached: boolean} => {
    const {median} = view.of(cost);
    const reached = Number.isFinite(median);
    return {x: x(cost.batch), y: reached ? scaleOf(view)(median) : never, reached};
  };

  const restyle = (highlighted: number) =>
    dots
      .selectAll<SVGPathElement, Cost>("path")
      .attr("class", (_, i) => (i === highlighted ? "taught" : "dot"))
      .attr("fill", (_, i) => (i === highlighted ? null : "var(--ink)"));

  /** The line, and its name along it: below its first stretch, or below its end. */
  const drawReference = (view: TargetView, y: (value: number) => number) => {
    const points = batchSizes.map((batch) => [x(batch), y(view.reference(batch))] as const);
    const known = points.every(([, py]) => Number.isFinite(py));
    reference.attr("d", known ? line().digits(1)(points as [number, number][]) : null);
    const atStart = view.referenceName.at === "start";
    const [[ax, ay], [bx, by]] = atStart ? points : points.slice(-2);
    const [px, py] = atStart ? [ax, ay] : [bx, by];
    const turn = round((Math.atan2(by - ay, bx - ax) * 180) / Math.PI);
    referenceName
      .attr("display", known ? null : "none")
      .attr("text-anchor", view.referenceName.at)
      .attr("transform", `translate(${round(px)},${round(py)})rotate(${turn})`)
      .attr("x", atStart ? 14 : 0)
      .attr("y", 17)
      .text(view.referenceName.text);
  };

  let last: TargetView | null = null;
  const update = (view: TargetView): void => {
    const before = last;
    last = view;
    if (before && sameBut(before, view)) {
      if (before.at !== view.at) restyle(view.at);
      return;
    }
    const y = scaleOf(view);
    // Ticks and their format belong to an axis for good: another kind of height gets another axis.
    const key = `${view.log} ${view.ticks}`;
    if (key !== drawn) {
      axes.selectAll("*").remove();
      left = createAxis(axes, {
        at: box,
        orient: "left",
        label: view.label,
        ticks: view.ticks,
        format: view.format,
        grid: true
      });
      drawn = key;
    }
    left?.(y, view.label);
    bottom(x);
    drawReference(view, y);
    knee.attr("d", view.knee === null ? null : `M${round(x(view.knee))},${box.y}V${at.y + at.height}`);
    whiskers.attr(
      "d",
      view.costs
        .map((cost) => {
          const {low, high} = view.of(cost);
          if (!Number.isFinite(low)) return "";
          const top = Number.isFinite(high) ? y(high) : never;
          return `M${round(x(cost.batch))},${round(y(low))}V${round(top)}`;
        })
        .join("")
    );
    joined.attr(
      "d",
      line<Cost>()
        .defined((cost) => place(view, cost).reached)
        .x((cost) => place(view, cost).x)
        .y((cost) => place(view, cost).y)
        .digits(1)([...view.costs])
    );
    dots
      .selectAll<SVGPathElement, Cost>("path")
      .data(view.costs, (cost) => cost.batch)
      .join("path")
      .attr("d", (cost) =>
        place(view, cost).reached ? "M-3.5,0a3.5,3.5 0 1,0 7,0a3.5,3.5 0 1,0 -7,0z" : "M-4,3h8l-4,-7z"
      )
      .attr("transform", (cost) => {
        const p = place(view, cost);
        return `translate(${round(p.x)},${round(p.y)})`;
      });
    restyle(view.at);
  };
  return Object.assign(update, {
    x: (batch: number) => x(batch),
    batchAt: (px: number) => 2 ** Math.max(0, Math.min(9, Math.round(Math.log2(x.invert(px))))),
    place: (view: TargetView) => place(view, view.costs[view.at])
  });
}
