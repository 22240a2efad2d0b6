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
          .attr("text-anchor", bottom ? "middle" : orient === "left" ? "end" : "start");
        return tick as unknown as Selection<SVGGElement, number, SVGGElement, unknown>;
      })
      .attr("transform", (d) =>
        bottom ? `translate(${tenth(scale(d))},${at.y + at.height})` : `translate(${edge},${tenth(scale(d))})`
      )
      .select<SVGTextElement>(".tick-label")
      .each(function (d) {
        // A value may be called otherwise than before.
        const text = format(d);
        if (this.textContent !== text) this.textContent = text;
      });
  };
}

/** Enough decimals to write a round tick value. */
export function decimalsOf(value: number): number {
  const text = String(Math.abs(Number(value.toPrecision(6))));
  const dot = text.indexOf(".");
  return text.includes("e") ? 6 : dot < 0 ? 0 : text.length - dot - 1;
}
