import {drag} from "d3-drag";
import {group} from "./axes.js";
import {tenth} from "./format.js";
import {arrow, onceAFrame} from "./handle.js";
import type {Declaration} from "./params.js";
import type {Plot} from "./plot.js";
import {setAttr} from "./set.js";

/** One of the points, in the plot's values. */
export interface PointMark {
  /** What names it in the parameter that holds the reader's changes. */
  key: number;
  x: number;
  y: number;
  className: string;
  /** The name by which notes and the legend light it, where points are joined: the same for all of a class. */
  ref?: string;
  /** Its path round the origin; of points that are `joined`, the piece of a path that begins at the point. */
  path: string;
  /** What it is, for people who cannot see it: "class A, misclassified". */
  words: string;
}

export interface PointsOptions {
  /** What the points are: "Training points". */
  label: string;
  /** Said above the plot until a point has been touched. */
  hint?: string;
  /**
   * Whether points of one class are one path: for hundreds of which most change at once, where a browser takes longer to
   * lay out each than to draw all. What the pointer takes hold of is then a disc at each, whatever its size.
   */
  joined?: boolean;
  /** How far a key moves a point, in values. */
  step: readonly [dx: number, dy: number];
  /** A point was dragged, or moved by Shift and an arrow key. */
  move?(key: number, x: number, y: number): void;
  /** A point was clicked, or Enter or Space was pressed on it. */
  press?(key: number): void;
  /** A place without a point was clicked; by keyboard: the plus key, beside the chosen point. */
  add?(x: number, y: number): void;
  /** Delete was pressed on a point, or it was clicked twice. */
  remove?(key: number): void;
}

/** How near to a point the pointer takes hold of it where points are joined, and the disc round it in which it does. */
const REACH = 8;
const HOLD = `M-${REACH},0a${REACH},${REACH} 0 1,1 ${2 * REACH},0a${REACH},${REACH} 0 1,1 -${2 * REACH},0z`;

/** The one of the least distance, if that is within reach. */
export function nearestTo<P>(points: readonly P[], distance: (p: P) => number, reach: number): P | undefined {
  let [best, least]: [P | undefined, number] = [undefined, reach];
  for (const p of points) {
    const d = distance(p);
    if (d <= least) [best, least] = [p, d];
  }
  return best;
}

/** What a point looked like when it was last drawn. */
const lookOf = ({className, path}: PointMark, x: number, y: number): string =>
  `${className} ${path.length} ${tenth(x)},${tenth(y)}`;

/**
 * Points to drag, to click, to add and to remove. They are one stop of the Tab key: there arrow keys choose a point,
 * Shift and arrows move it, Enter presses it; a ring marks the one that is chosen.
 *
 * @returns what draws the points; with `usable` false they are there to be seen only. `focus` names the point that the
 *   ring goes to unless the reader has chosen another.
 */
export function createPoints<D extends Declaration>(
  plot: Plot<D>,
  options: PointsOptions
): (points: readonly PointMark[], usable?: boolean, focus?: number | null) => void {
  const {stage, inside, outside, x, y, at} = plot;
  const together = options.joined ? group(inside, "") : null;
  const dots = group(inside, "points");
  const ring = group(outside, "handle handle-xy points-ring");
  // The pointer takes hold of the point itself, which lies below its ring.
  ring.style("pointer-events", "none");
  ring.append("circle").attr("class", "handle-halo").attr("r", 12);
  ring.append("circle").attr("class", "handle-grip").attr("r", 9).style("fill-opacity", "0");
  const hint =
    stage.live && options.hint
      ? outside
          .append("text")
          .attr("class", "handle-hint")
          .attr("x", at.x + at.width)
          .attr("y", at.y - 8)
          .attr("text-anchor", "end")
          .text(options.hint)
      : null;
  const looks = new Map<number, string>();
  let shown: readonly PointMark[] = [];
  let usable = true;
  const memory = `points: ${options.label}`;
  let chosen = (stage.memory.get(memory) as number | undefined) ?? null;
  let byReader = chosen !== null;
  let named = false;

  const find = (key: number | null): PointMark | undefined => shown.find((p) => p.key === key);
  const touched = () => hint?.remove();
  const choose = (key: number) => {
    chosen = key;
    byReader = true;
    stage.memory.set(memory, key);
    placeRing();
  };
  const clampX = (v: number) => Math.max(Math.min(...x.domain()), Math.min(Math.max(...x.domain()), v));
  const clampY = (v: number) => Math.max(Math.min(...y.domain()), Math.min(Math.max(...y.domain()), v));

  function placeRing(): void {
    const p = find(chosen);
    const there = p !== undefined && usable && stage.live;
    setAttr(ring, "display", there ? null : "none");
    if (hint) setAttr(hint, "display", usable ? null : "none");
    if (!there) return;
    // A handle is what the reader has chosen; before, it is a thin ring at the point that the picture is about, if any.
    const kind = byReader ? "" : named ? " points-ring-named" : " points-ring-waiting";
    setAttr(ring, "class", `handle handle-xy points-ring${kind}`);
    setAttr(ring, "transform", `translate(${tenth(x(p.x))},${tenth(y(p.y))})`);
    setAttr(ring, "aria-valuetext", `point ${shown.indexOf(p) + 1} of ${shown.length}, ${p.words}`);
    setAttr(ring, "aria-valuenow", shown.indexOf(p) + 1);
    setAttr(ring, "aria-valuemin", 1);
    setAttr(ring, "aria-valuemax", shown.length);
  }

  /** The nearest point in a direction, a quarter of the plane to each arrow; the same one where there is none. */
  function next(from: PointMark, dx: number, dy: number): PointMark {
    let best = from;
    let least = Infinity;
    for (const p of shown) {
      const [ax, ay] = [x(p.x) - x(from.x), y(from.y) - y(p.y)];
      const [ahead, aside] = dx ? [ax * Math.sign(dx), Math.abs(ay)] : [ay * Math.sign(dy), Math.abs(ax)];
      if (p === from || ahead <= 0 || aside > ahead) continue;
      const distance = Math.hypot(ax, ay);
      if (distance < least) [best, least] = [p, distance];
    }
    return best;
  }

  if (stage.live) {
    ring
      .attr("tabindex", 0)
      .attr("role", "slider")
      .attr(
        "aria-label",
        `${options.label}: arrow keys choose one${options.move ? ", Shift and arrows move it" : ""}${options.press ? ", Enter changes it" : ""}${options.add ? ", plus adds one" : ""}${options.remove ? ", Delete removes it" : ""}`
      );
    const nudge = onceAFrame((dx, dy) => {
      const p = find(chosen);
      if (!p || !usable) return;
      options.move?.(p.key, clampX(p.x + dx * options.step[0]), clampY(p.y + dy * options.step[1]));
    });
    ring.on("keydown", (event: KeyboardEvent) => {
      const p = find(chosen);
      if (!p || !usable || event.altKey || event.ctrlKey || event.metaKey) return;
      const by = arrow(event);
      if (by && event.shiftKey && options.move && Math.abs(by[0] + by[1]) === 10)
        nudge(by[0] / 10, by[1] / 10);
      else if (event.key === "Home") choose(shown[0].key);
      else if (event.key === "End") choose(shown[shown.length - 1].key);
      else if (by) choose(next(p, by[0], by[1]).key);
      else if ((event.key === "Enter" || event.key === " ") && options.press) options.press(p.key);
      else if ((event.key === "Delete" || event.key === "Backspace") && options.remove) options.remove(p.key);
      else if (event.key === "+" && options.add) options.add(clampX(p.x + 4 * options.step[0]), p.y);
      else return;
      touched();
      byReader = true;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  const markOf = (event: MouseEvent): PointMark | undefined => {
    const held =
      event.target instanceof Element ? find(Number(event.target.getAttribute("data-key") ?? -1)) : undefined;
    if (!held || !together) return held;
    // Discs of joined points lie over each other: what is meant is the point that is nearest, not the disc on top.
    const box = stage.svg.getBoundingClientRect();
    const scale = stage.width / box.width;
    const [u, v] = [(event.clientX - box.x) * scale, (event.clientY - box.y) * scale];
    return nearestTo(shown, (p) => Math.hypot(x(p.x) - u, y(p.y) - v), REACH) ?? held;
  };
  if (stage.live) {
    if (options.move || options.press) {
      dots.call(
        drag<SVGGElement, unknown>()
          .filter((event: MouseEvent) => usable && !event.button && markOf(event) !== undefined)
          .container(() => stage.svg)
          .subject((event) => {
            const p = markOf(event.sourceEvent as MouseEvent);
            return p && {key: p.key, x: x(p.x), y: y(p.y)};
          })
          .clickDistance(3)
          .on("start", (event) => choose(event.subject.key))
          .on("drag", (event) => {
            if (!options.move) return;
            touched();
            options.move(event.subject.key, clampX(x.invert(event.x)), clampY(y.invert(event.y)));
          }) as unknown as (selection: typeof dots) => void
      );
      dots.on("click", (event: MouseEvent) => {
        const p = markOf(event);
        if (event.defaultPrevented || !p || !usable) return;
        touched();
        options.press?.(p.key);
      });
      if (options.remove)
        dots.on("dblclick", (event: MouseEvent) => {
          const p = markOf(event);
          if (p && usable) options.remove?.(p.key);
        });
    }
    if (options.add) {
      const ground = inside
        .insert("rect", ":first-child")
        .attr("x", at.x)
        .attr("y", at.y)
        .attr("width", at.width)
        .attr("height", at.height)
        .attr("fill", "transparent");
      ground.on("click", (event: MouseEvent) => {
        if (!usable) return;
        const box = stage.svg.getBoundingClientRect();
        const scale = stage.width / box.width;
        touched();
        options.add?.(x.invert((event.clientX - box.x) * scale), y.invert((event.clientY - box.y) * scale));
      });
    }
  }

  return (points, enabled = true, focus = null) => {
    shown = points;
    usable = enabled;
    setAttr(dots, "class", `points${usable && stage.live ? " points-live" : ""}`);
    if (together) {
      const paths = new Map<string, {d: string; ref?: string}>();
      for (const {className, ref, path, ...p} of points)
        paths.set(className, {
          d: `${paths.get(className)?.d ?? ""}M${tenth(x(p.x))},${tenth(y(p.y))}${path}`,
          ref
        });
      together
        .selectAll<SVGPathElement, [string, {d: string; ref?: string}]>("path")
        .data([...paths].sort(([a], [b]) => (a < b ? -1 : 1)))
        .join("path")
        .attr("class", ([className]) => `mark ${className}`)
        .attr("data-ref", ([, {ref}]) => ref ?? null)
        .attr("d", ([, {d}]) => d);
    }
    // Nobody takes hold of a point in a still.
    if (!together || stage.live) place(points);
    if (!find(chosen)) {
      byReader = false;
      stage.memory.delete(memory);
    }
    named = focus !== null;
    if (!byReader) chosen = focus ?? points[0]?.key ?? null;
    placeRing();
  };

  /** An element a point, where points are not joined as it is drawn, else only to be taken hold of. */
  function place(points: readonly PointMark[]): void {
    const at = ({x: u, y: v}: PointMark): string => `translate(${tenth(x(u))},${tenth(y(v))})`;
    dots
      .selectAll<SVGPathElement, PointMark>("path")
      .data(points, (p) => p.key)
      .join(
        (enter) =>
          enter
            .append("path")
            .attr("data-key", (p) => p.key)
            .each((p) => {
              looks.delete(p.key);
            }),
        (update) => update,
        (exit) => exit.remove()
      )
      // Few of the many change at a time.
      .filter((p) => {
        const look = together ? at(p) : lookOf(p, x(p.x), y(p.y));
        if (looks.get(p.key) === look) return false;
        looks.set(p.key, look);
        return true;
      })
      .attr("class", (p) => (together ? "point-hold" : `point mark ${p.className}`))
      .attr("d", (p) => (together ? HOLD : p.path))
      .attr("transform", at);
  }
}
