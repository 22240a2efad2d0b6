import {drag} from "d3-drag";
import {type Group, group} from "../../../marks/axes.js";
import {tenth} from "../../../marks/format.js";
import {arrow, onceAFrame} from "../../../marks/handle.js";
import {classNames, classSymbol} from "../../../marks/symbols.js";
import {flip, move} from "../edits.js";
import type {Here, Params, Part, Place} from "../params.js";
import {placeOf} from "../points.js";
import {layouts} from "./layout.js";
import {scales} from "./scales.js";

interface Dot {
  i: number;
  x: number;
  y: number;
  label: number;
  edited: boolean;
  wrong: boolean;
}

/**
 * The training points: dragged they move, clicked they change class. One of them, the chosen one, has a ring that the
 * keyboard reaches: arrows move it, Enter changes its class, N and P choose the next and the previous.
 */
export function createPoints(stage: Place): Part {
  const at = layouts[stage.mode].field;
  const root = group(stage.svg, "knn-points");
  const dots = group(root, "");
  const ring = group(root, "handle handle-xy");
  // The pointer takes hold of the point itself, which lies below its ring.
  ring.style("pointer-events", "none");
  ring.append("circle").attr("class", "handle-halo").attr("r", 12);
  ring.append("circle").attr("class", "handle-grip").attr("r", 9).style("fill-opacity", "0");
  let now: Here | null = null;
  let shown: Dot[] = [];
  let chosen = -1;
  let hint: Group | null = null;
  const looks = new Map<number, string>();

  const toUnits = (px: number, py: number): [number, number] => [
    (1000 * (px - at.x)) / at.width,
    (1000 * (at.y + at.height - py)) / at.height
  ];
  const change = (patch: Partial<Params>) => {
    hint?.remove();
    hint = null;
    stage.set(patch);
  };
  const turn = (d: Dot) => now && change(flip(now.params, d.i, d.label, now.result.classes.length));

  if (stage.live) {
    hint = group(root, "");
    hint
      .append("text")
      .attr("class", "handle-hint")
      .attr("x", at.x + at.width)
      .attr("y", at.y - 9)
      .attr("text-anchor", "end")
      .text(stage.mode === "wide" ? "drag a point, click to flip its label" : "drag or click a point");
    ring.attr("tabindex", 0).attr("role", "slider");
    const nudge = onceAFrame((dx, dy) => {
      const d = shown.find(({i}) => i === chosen);
      if (!d || !now?.result.editable) return;
      const [right, up] = toUnits(d.x, d.y);
      change(move(now.params, d.i, right + 10 * dx, up + 10 * dy));
    });
    ring.on("keydown", (event: KeyboardEvent) => {
      const d = shown.find(({i}) => i === chosen);
      if (!d || !now?.result.editable) return;
      const by = arrow(event);
      if (by) {
        nudge(...by);
      } else if (event.key === "Enter" || event.key === " ") turn(d);
      else if (event.key.toLowerCase() === "n" || event.key.toLowerCase() === "p") {
        const step = event.key.toLowerCase() === "n" ? 1 : shown.length - 1;
        chosen = shown[(shown.indexOf(d) + step) % shown.length].i;
        place();
      } else return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  const grab = drag<SVGPathElement, Dot>()
    .container(() => stage.svg)
    .subject((_, d) => ({x: d.x, y: d.y}))
    .clickDistance(3)
    .on("start", (_, d) => {
      chosen = d.i;
    })
    .on("drag", (event, d) => {
      if (now) change(move(now.params, d.i, ...toUnits(event.x, event.y)));
    });

  /** Puts the ring round the chosen point. */
  function place(): void {
    const d = shown.find(({i}) => i === chosen) ?? null;
    const usable = d !== null && now?.result.editable === true && now.params.view !== "resample";
    ring.style("display", usable ? "inline" : "none");
    hint?.style("display", usable ? "inline" : "none");
    if (!d || !now) return;
    ring.attr("transform", `translate(${tenth(d.x)},${tenth(d.y)})`);
    if (!stage.live) return;
    const {classes} = now.result;
    const [right, up] = toUnits(d.x, d.y);
    ring
      .attr("aria-label", "Chosen point: arrows move it, Enter changes its class, N and P choose another")
      .attr(
        "aria-valuetext",
        `point ${d.i + 1} of ${now.result.n}, class ${classes[d.label]}${d.wrong ? ", misclassified" : ""}, ${tenth(right / 10)} % to the right, ${tenth(up / 10)} % up`
      )
      .attr("aria-valuenow", Math.round(right))
      .attr("aria-valuemin", 0)
      .attr("aria-valuemax", 1000);
  }

  let drawn: unknown[] = [];
  return (state) => {
    const {params, result} = state;
    // In a view of 30 samples these points are only one of them.
    const key = [result, params.moved, params.flipped, params.view];
    if (key.every((v, i) => v === drawn[i])) return;
    drawn = key;
    now = state;
    shown = dotsOf(stage, state);
    if (!shown.some(({i}) => i === chosen)) chosen = middle(shown);
    const small = shown.length > 600;
    dots
      .style("pointer-events", result.editable && params.view !== "resample" ? "auto" : "none")
      // A world's 30 samples are others than this one; a table's are parts of it.
      .style("display", params.view === "resample" && result.bayes !== null ? "none" : "inline")
      .style("opacity", params.view !== "resample" ? "1" : "0.4")
      .selectAll<SVGPathElement, Dot>("path")
      .data(shown, (d) => d.i)
      .join((enter) => {
        const path = enter.append("path").each((d) => {
          looks.delete(d.i);
        });
        if (stage.live) {
          path.style("cursor", "grab").call(grab as unknown as (s: typeof path) => void);
          path.on("click", (event: MouseEvent, d) => {
            if (!event.defaultPrevented) turn(d);
          });
        }
        return path;
      })
      // Few of the many change at a time.
      .filter((d) => {
        const look = `${d.label}${d.wrong}${d.edited}${small} ${tenth(d.x)},${tenth(d.y)}`;
        if (looks.get(d.i) === look) return false;
        looks.set(d.i, look);
        return true;
      })
      .attr("class", (d) => `${classNames[d.label]} mark${d.wrong ? " knn-wrong" : ""}`)
      .attr("d", (d) => classSymbol(d.label, small ? 12 : stage.mode === "wide" ? 46 : 34))
      .attr("transform", (d) => `translate(${tenth(d.x)},${tenth(d.y)})`)
      .style("stroke", (d) => (d.wrong || d.edited ? "var(--ink)" : null))
      .style("stroke-width", (d) => (d.wrong ? "1.8" : null));
    place();
  };
}

/** The points with the reader's edits, which the model may not have answered yet. */
function dotsOf(stage: Place, {params, result}: Here): Dot[] {
  const {points, extent} = result;
  const {x, y} = scales(stage, extent);
  const moved = new Map(result.editable ? params.moved.map(([i, right, up]) => [i, [right, up]]) : []);
  const flipped = new Map(result.editable ? params.flipped.map(([i, c]) => [i, c]) : []);
  return Array.from(points.index, (i, j) => {
    const to = moved.get(i);
    const [px, py] = to ? placeOf(extent, to[0], to[1]) : [points.x[j], points.y[j]];
    const label = flipped.get(i);
    return {
      i,
      x: x(px),
      y: y(py),
      label: label !== undefined && label < result.classes.length ? label : points.label[j],
      edited: points.edited[j] === 1,
      // Who is right is one classifier's affair: here there are 30.
      wrong: params.view !== "resample" && points.wrong[j] === 1
    };
  }).filter((d) => inView(stage, d));
}

function inView(stage: Place, {x, y}: Dot): boolean {
  const at = layouts[stage.mode].field;
  return x >= at.x && x <= at.x + at.width && y >= at.y && y <= at.y + at.height;
}

/** The point nearest to the middle of all, or −1. */
function middle(dots: readonly Dot[]): number {
  const mean = (f: (d: Dot) => number) => dots.reduce((s, d) => s + f(d), 0) / dots.length;
  const [cx, cy] = [mean((d) => d.x), mean((d) => d.y)];
  let best = -1;
  let least = Infinity;
  for (const d of dots) {
    const distance = (d.x - cx) ** 2 + (d.y - cy) ** 2;
    if (distance < least) {
      least = distance;
      best = d.i;
    }
  }
  return best;
}
