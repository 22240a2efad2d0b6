import {type Selection, select} from "d3-selection";
import {fixed, tenth} from "./format.js";
import type {Box} from "./stage.js";

export type Group = Selection<SVGGElement, unknown, null, undefined>;

/** What an axis needs of a d3 scale: places for values, and round values to name. */
export interface AxisScale {
  (value: number): number;
  ticks(count?: number): number[];
}

export interface AxisOptions {
  at: Box;
  orient: "bottom" | "left" | "right";
  /** Name and unit: every axis has one. */
  label: string;
  /** About how many ticks, or which. */
  ticks?: number | readonly number[];
  format?: (value: number) => string;
  grid?: boolean;
}

/** A `g` in `parent`, which may be the stage's SVG or another group. */
export function group(parent: Group | SVGElement, className: string): Group {
  const node =
    parent instanceof Object && "node" in parent ? (parent as Group).node() : (parent as SVGElement);
  return select(node as SVGGElement)
    .append("g")
    .attr("class", className) as unknown as Group;
}

/**
 * An axis along one side of a box: a thin line, ticks with their values, and the name where the eye looks for it:
 * below the bottom axis at its middle, above the top of a left or right one.
 */
export function createAxis(parent: Group, options: AxisOptions): (scale: AxisScale, label?: string) => void {
  const {at, orient, ticks = 5, format = (v: number) => fixed(v, decimalsOf(v)), grid = false} = options;
  const axis = group(parent, `axis axis-${orient}`);
  const bottom = orient === "bottom";
  const edge = orient === "right" ? at.x + at.width : at.x;
  const outward = orient === "right" ? 1 : -1;
  axis
    .append("path")
    .attr("class", "axis-line")
    .attr("d", bottom ? `M${at.x},${at.y + at.height}h${at.width}` : `M${edge},${at.y}v${at.height}`);
  const name = axis
    .append("text")
    .attr("class", "axis-label")
    .attr("x", bottom ? at.x + at.width / 2 : orient === "left" ? at.x - 4 : at.x + at.width + 4)
    .attr("y", bottom ? at.y + at.height + 32 : at.y - 9)
    .attr("text-anchor", bottom ? "middle" : orient === "left" ? "start" : "end")
    .text(options.label);
  const marks = group(axis, "ticks");
  return (scale, label = options.label) => {
    if (name.text() !== label) name.text(label);
    const values = typeof ticks === "number" ? scale.ticks(ticks) : [...ticks];
    marks
      .selectAll<SVGGElement, number>("g")
      .data(values, (d) => String(d))
      .join((enter) => {
        const tick = enter.append("g");
        if (grid) {
          tick
            .append("path")
            .attr("class", "grid-line")
            .attr("d", bottom ? `M0,0v${-at.height}` : `M0,0h${-outward * at.width}`);
        }
        tick
          .append("path")
          .attr("class", "axis-line")
          .attr("d", bottom ? "M0,0v4" : `M0,0h${4 * outward}`);
        tick
          .append("text")
          .attr("class", "tick-label")
          .attr("x", bottom ? 0 : 7 * outward)
          .attr("y", bottom ? 16 : 4)
          .attr("text-anchor", bottom ? "middle" : orient === "left" ? "end" : "start")
          .text((d) => format(d));
        return tick as unknown as Selection<SVGGElement, number, SVGGElement, unknown>;
      })
      .attr("transform", (d) =>
        bottom ? `translate(${tenth(scale(d))},${at.y + at.height})` : `translate(${edge},${tenth(scale(d))})`
      );
  };
}

/** Enough decimals to write a round tick value. */
export function decimalsOf(value: number): number {
  const text = String(Math.abs(Number(value.toPrecision(6))));
  const dot = text.indexOf(".");
  return text.includes("e") ? 6 : dot < 0 ? 0 : text.length - dot - 1;
}

export interface LegendItem {
  label: string;
  /** Class of the swatch, which gives it its color. */
  className: string;
  /** Path of the swatch round the origin, such as a symbol; a short line without it. */
  path?: string;
  ref?: string;
}

/** Names with their swatches in a row, or in a column where `column` is set. */
export function createLegend(
  parent: Group,
  items: readonly LegendItem[],
  {x, y, column = false, gap = 14}: {x: number; y: number; column?: boolean; gap?: number}
): Group {
  const legend = group(parent, "legend").attr("transform", `translate(${x},${y})`);
  let left = 0;
  items.forEach((item, i) => {
    const entry = group(legend, "legend-item")
      .attr("transform", column ? `translate(0,${i * 17})` : `translate(${left},0)`)
      .attr("data-ref", item.ref ?? null);
    entry
      .append("path")
      .attr("class", item.className)
      .attr("transform", "translate(6,0)")
      .attr("d", item.path ?? "M-6,0h12");
    entry.append("text").attr("class", "legend-label").attr("x", 17).attr("y", 4).text(item.label);
    // The width of text is not known without a browser: 6.1 units a letter is this face at this size, a little wide.
    left += 17 + item.label.length * 6.1 + gap;
  });
  return legend;
}
