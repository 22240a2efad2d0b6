import {type AxisScale, createAxis, decimalsOf, type Group, group} from "./axes.js";
import {createClipped} from "./clip.js";
import {fixed, tenth} from "./format.js";
import {type Candidate, createLabels, type Wish} from "./labels.js";
import type {Declaration} from "./params.js";
import {areaPath, barsPath, linePath} from "./paths.js";
import {type Scale, scaleLinear, scaleLog} from "./scale.js";
import {setAttr, setText} from "./set.js";
import type {Box, Stage} from "./stage.js";
import {textWidth} from "./text-width.js";

type Values = ArrayLike<number>;

export interface AxisSpec {
  domain: readonly [number, number];
  /** Name and unit. */
  label: string;
  scale?: "linear" | "log";
  /** About how many ticks, or which; as many as there is room for without it. */
  ticks?: number | readonly number[];
  format?: (value: number) => string;
  grid?: boolean;
  /** Only a line: where a plot beside this one has the ticks, or where the values have no meaning. */
  bare?: boolean;
}

export interface PlotOptions {
  x: AxisSpec;
  y: AxisSpec;
  /** The part of the picture that the plot fills, its axes included; all of it without it. */
  at?: Box;
  /** A unit along x is as long as one along y. */
  equal?: boolean;
  /** Room for the ticks at the left, where plots below each other must begin at one place. */
  left?: number;
  /** Marks are cut at the plot's edges, but for this many units above and below. */
  margin?: number;
}

export interface MarkOptions {
  className: string;
  /** Names in the prose that light this mark, separated by spaces. */
  ref?: string;
}

/** A mark that is drawn again only where what it was told differs from what it was told last. */
export type Mark<A extends readonly unknown[]> = ((...values: A) => void) & {clear(): void};
export type LineMark = Mark<[xs: Values, ys: Values]> & {readonly points: Float64Array};

/** A name to be put beside a curve, or at a place of the plot's values. */
export interface Name extends MarkOptions {
  text: string;
  of: LineMark | readonly [x: number, y: number];
}

export interface Plot<D extends Declaration> {
  readonly stage: Stage<D>;
  /** The inside: between the axes, in units. */
  readonly at: Box;
  readonly x: Scale;
  readonly y: Scale;
  /** Marks that are cut at the edges, and marks that are not. */
  readonly inside: Group;
  readonly outside: Group;
  /** New ends for the axes: ticks and marks follow. */
  domain(ends: {x?: readonly [number, number]; y?: readonly [number, number]}): void;
  /** New names for the axes. */
  label(names: {x?: string; y?: string}): void;
  /** A thin line round the plot, over the marks that are there already. */
  frame(into?: Group): void;
  line(options: MarkOptions): LineMark;
  area(options: MarkOptions): Mark<[xs: Values, lower: Values, upper: Values]>;
  bars(options: MarkOptions): Mark<[left: Values, right: Values, lower: Values, upper: Values]>;
  /** A straight line at a value of x or y, from edge to edge or between two values of the other. */
  rule(axis: "x" | "y", options: MarkOptions): Mark<[value: number, from?: number, to?: number]>;
  dots(options: MarkOptions & {radius?: number}): Mark<[xs: Values, ys: Values]>;
  text(
    options: MarkOptions & {anchor?: "start" | "middle" | "end"; dx?: number; dy?: number}
  ): Mark<[x: number, y: number, text: string]>;
  /** Names beside curves and points, where they stand in nothing's way. To be called when the curves have been drawn. */
  names(names: readonly Name[], taken?: readonly Box[]): void;
}

/** The room that the ends of `values` need at the left of an axis. */
function leftOf({domain, ticks, format = tickText, bare, scale}: AxisSpec): number {
  if (bare) return 10;
  const pen = (scale === "log" ? scaleLog() : scaleLinear()).domain(domain);
  const values = typeof ticks === "object" ? ticks : pen.ticks(ticks ?? 5);
  return Math.ceil(Math.max(14, ...values.map((v) => textWidth(format(v), 12)))) + 10;
}

const tickText = (value: number): string => fixed(value, decimalsOf(value));

/** A plane in the data's units: scales, axes that follow them, and marks that are given values. */
export function createPlot<D extends Declaration>(stage: Stage<D>, options: PlotOptions): Plot<D> {
  const whole = options.at ?? {x: 0, y: 0, width: stage.width, height: stage.height};
  const edge = {
    top: options.y.label ? 24 : 10,
    bottom: options.x.bare ? 6 : options.x.label ? 38 : 22,
    left: options.left ?? leftOf(options.y),
    right: 14
  };
  let at: Box = {
    x: whole.x + edge.left,
    y: whole.y + edge.top,
    width: Math.max(20, whole.width - edge.left - edge.right),
    height: Math.max(20, whole.height - edge.top - edge.bottom)
  };
  if (options.equal) at = equalized(at, options);
  const scaleOf = ({scale, domain}: AxisSpec, range: [number, number]): Scale =>
    (scale === "log" ? scaleLog() : scaleLinear()).domain(domain).range(range);
  const x = scaleOf(options.x, [at.x, at.x + at.width]);
  const y = scaleOf(options.y, [at.y + at.height, at.y]);
  const root = group(stage.svg, "plot");
  const axes = group(root, "");
  axes.attr("aria-hidden", stage.live ? "true" : null);
  const axis = (orient: "bottom" | "left", {label, ticks, format, grid, bare}: AxisSpec) => {
    const room = orient === "bottom" ? Math.max(2, at.width / 75) : Math.max(2, at.height / 45);
    return createAxis(axes, {at, orient, label, ticks: bare ? [] : (ticks ?? room), format, grid});
  };
  const baseline = () => {
    axes
      .append("path")
      .attr("class", "axis-line")
      .attr("d", `M${at.x},${at.y + at.height}h${at.width}`);
    return () => {};
  };
  const drawX = options.x.bare ? baseline() : axis("bottom", options.x);
  const drawY = options.y.bare ? () => {} : axis("left", options.y);
  drawX(x as AxisScale);
  drawY(y as AxisScale);
  const inside = createClipped(
    root,
    at,
    stage.uid(`clip-${at.x}-${at.y}`.replace(/\./g, "_")),
    options.margin ?? 2
  );
  const outside = group(root, "");
  // Not on the ticks below, nor on those at the left.
  const left = options.y.bare ? whole.x : at.x;
  const labels = createLabels(outside, {
    x: left,
    y: whole.y,
    width: whole.x + whole.width - left,
    height: at.y + at.height - whole.y - 1
  });
  stage.locatedBy((px, py) => {
    const place = [x(px), y(py)] as const;
    return place.every(Number.isFinite) ? place : null;
  });

  // Marks are drawn again when their values are others, or the scales are.
  let version = 0;
  /** Points of what names must keep clear of, (x, y) in turn: of curves, rules and dots. */
  const drawn: (() => Float64Array)[] = [];
  const mark = <A extends readonly unknown[]>(draw: (...values: A) => void, clear: () => void): Mark<A> => {
    let last: {values: readonly unknown[]; version: number} | null = null;
    const update = (...values: A): void => {
      if (last?.version === version && values.every((v, i) => v === last?.values[i])) return;
      last = {values, version};
      draw(...values);
    };
    return Object.assign(update, {
      clear: () => {
        if (last) clear();
        last = null;
      }
    });
  };
  const path = ({className, ref}: MarkOptions, into: Group = inside) =>
    into
      .append("path")
      .attr("class", className)
      .attr("data-ref", ref ?? null);

  return {
    stage,
    at,
    x,
    y,
    inside,
    outside,
    domain: (ends) => {
      const set = (scale: Scale, next: readonly [number, number] | undefined): boolean => {
        const [a, b] = scale.domain();
        if (!next || (next[0] === a && next[1] === b)) return false;
        scale.domain(next);
        return true;
      };
      const [movedX, movedY] = [set(x, ends.x), set(y, ends.y)];
      if (movedX) drawX(x as AxisScale);
      if (movedY) drawY(y as AxisScale);
      if (movedX || movedY) ++version;
    },
    label: (names) => {
      if (names.x !== undefined) drawX(x as AxisScale, names.x);
      if (names.y !== undefined) drawY(y as AxisScale, names.y);
    },
    frame: (into = inside) => {
      into
        .append("rect")
        .attr("class", "frame")
        .attr("x", at.x)
        .attr("y", at.y)
        .attr("width", at.width)
        .attr("height", at.height);
    },
    line: (o) => {
      const node = path(o);
      let points = new Float64Array(0);
      const update = mark(
        (xs: Values, ys: Values) => {
          const trace = linePath(xs, ys, x, y);
          points = trace.points as Float64Array<ArrayBuffer>;
          setAttr(node, "d", trace.d || null);
        },
        () => {
          points = new Float64Array(0);
          setAttr(node, "d", null);
        }
      );
      const line = Object.defineProperty(update, "points", {get: () => points}) as LineMark;
      drawn.push(() => points);
      return line;
    },
    area: (o) => {
      const node = path(o);
      return mark(
        (xs, lower, upper) => setAttr(node, "d", areaPath(xs, lower, upper, x, y) || null),
        () => setAttr(node, "d", null)
      );
    },
    bars: (o) => {
      const node = path(o);
      return mark(
        (left, right, lower, upper) => setAttr(node, "d", barsPath(left, right, lower, upper, x, y) || null),
        () => setAttr(node, "d", null)
      );
    },
    rule: (along, o) => {
      const node = path(o);
      let points = new Float64Array(0);
      drawn.push(() => points);
      return mark(
        (value, from, to) => {
          const [p, q] =
            along === "x"
              ? [from === undefined ? at.y + at.height : y(from), to === undefined ? at.y : y(to)]
              : [from === undefined ? at.x : x(from), to === undefined ? at.x + at.width : x(to)];
          const v = along === "x" ? x(value) : y(value);
          points = Float64Array.from(along === "x" ? [v, p, v, q] : [p, v, q, v]);
          setAttr(
            node,
            "d",
            along === "x" ? `M${tenth(v)},${tenth(p)}V${tenth(q)}` : `M${tenth(p)},${tenth(v)}H${tenth(q)}`
          );
        },
        () => {
          points = new Float64Array(0);
          setAttr(node, "d", null);
        }
      );
    },
    dots: ({radius = 3.5, ...o}) => {
      const all = group(inside, "").attr("data-ref", o.ref ?? null);
      let points = new Float64Array(0);
      drawn.push(() => points);
      return mark(
        (xs, ys) => {
          points = Float64Array.from({length: 2 * xs.length}, (_, i) =>
            i % 2 ? y(ys[(i - 1) / 2]) : x(xs[i / 2])
          );
          all
            .selectAll("circle")
            .data(Array.from(xs, (_, i) => i))
            .join((enter) => enter.append("circle").attr("class", o.className).attr("r", radius))
            .attr("cx", (i) => tenth(points[2 * i]))
            .attr("cy", (i) => tenth(points[2 * i + 1]));
        },
        () => {
          points = new Float64Array(0);
          all.selectAll("circle").remove();
        }
      );
    },
    text: ({anchor = "start", dx = 0, dy = 0, className, ref}) => {
      const node = outside
        .append("text")
        .attr("class", className)
        .attr("data-ref", ref ?? null)
        .attr("text-anchor", anchor);
      return mark(
        (px, py, text) => {
          setAttr(node, "display", null);
          setAttr(node, "x", tenth(x(px) + dx));
          setAttr(node, "y", tenth(y(py) + dy));
          setText(node, text);
        },
        () => setAttr(node, "display", "none")
      );
    },
    names: (names, taken = []) => {
      const wishes: Wish[] = names.map(({text, className, ref, of}) => ({
        text,
        className,
        ref,
        candidates: typeof of === "function" ? along(of.points, at) : beside(x(of[0]), y(of[1]))
      }));
      labels(
        wishes.filter(({candidates}) => candidates.length),
        joined(drawn.map((points) => points())),
        taken
      );
    }
  };
}

/** The box made smaller so that a unit is as long along x as along y; it stays at the top, in the middle of the width. */
function equalized(at: Box, {x, y}: PlotOptions): Box {
  const ratio = (x.domain[1] - x.domain[0]) / (y.domain[1] - y.domain[0]);
  const width = Math.min(at.width, at.height * ratio);
  return {...at, x: at.x + Math.round((at.width - width) / 2), width, height: width / ratio};
}

/** Places for a name along a curve: over it and under it, at a few of its points, the later ones first. */
function along(points: Float64Array, at: Box): Candidate[] {
  const n = points.length / 2;
  if (!n) return [];
  const candidates: Candidate[] = [];
  for (const share of [0.8, 0.65, 0.92, 0.5, 0.35, 0.2, 0.08]) {
    const i = Math.min(n - 1, Math.round(share * (n - 1)));
    const [px, py] = [points[2 * i], points[2 * i + 1]];
    if (px < at.x - 1 || px > at.x + at.width + 1) continue;
    candidates.push(
      {x: px + 10, y: py + 4, anchor: "start"},
      {x: px - 10, y: py + 4, anchor: "end"},
      {x: px + 8, y: py - 8, anchor: "start"},
      {x: px - 8, y: py - 8, anchor: "end"},
      {x: px + 8, y: py + 17, anchor: "start"},
      {x: px - 8, y: py + 17, anchor: "end"}
    );
  }
  return candidates;
}

/** Places for a name at a point. */
function beside(px: number, py: number): Candidate[] {
  if (!Number.isFinite(px) || !Number.isFinite(py)) return [];
  return [
    {x: px + 12, y: py + 4, anchor: "start"},
    {x: px - 12, y: py + 4, anchor: "end"},
    {x: px + 8, y: py - 10, anchor: "start"},
    {x: px - 8, y: py - 10, anchor: "end"},
    {x: px, y: py - 14, anchor: "middle"},
    {x: px + 8, y: py + 19, anchor: "start"},
    {x: px - 8, y: py + 19, anchor: "end"},
    {x: px, y: py + 25, anchor: "middle"},
    {x: px - 22, y: py - 18, anchor: "end"}
  ];
}

/** All points of all curves, and points between those that lie far apart, so that no name stands on a long straight line. */
function joined(lists: readonly Float64Array[]): Float64Array {
  const all: number[] = [];
  for (const list of lists) {
    for (let i = 0; i < list.length; i += 2) {
      all.push(list[i], list[i + 1]);
      if (i + 3 >= list.length) continue;
      const [dx, dy] = [list[i + 2] - list[i], list[i + 3] - list[i + 1]];
      const steps = Math.min(60, Math.floor(Math.hypot(dx, dy) / 8));
      for (let s = 1; s < steps; ++s) all.push(list[i] + (dx * s) / steps, list[i + 1] + (dy * s) / steps);
    }
  }
  return Float64Array.from(all);
}
