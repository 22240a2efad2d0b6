import type {Box} from "../../figure/contract.js";
import {type Group, group} from "../../marks/axes.js";
import type {Mode} from "../../marks/stage.js";

/** Where the four panels stand: their plotting areas, axes and names outside. */
export interface Layout {
  losses: Box;
  cloud: Box;
  updates: Box;
  beside: Box;
}

export const layouts: Readonly<Record<Mode, Layout>> = {
  wide: {
    losses: {x: 42, y: 24, width: 392, height: 158},
    cloud: {x: 486, y: 24, width: 226, height: 158},
    updates: {x: 42, y: 248, width: 392, height: 148},
    beside: {x: 486, y: 248, width: 226, height: 148}
  },
  narrow: {
    losses: {x: 40, y: 24, width: 310, height: 140},
    updates: {x: 40, y: 228, width: 122, height: 130},
    beside: {x: 222, y: 228, width: 128, height: 130},
    cloud: {x: 40, y: 422, width: 310, height: 150}
  }
};

export const heights: Readonly<Record<Mode, number>> = {wide: 436, narrow: 614};

/** A group for marks that may run out of `box`: what is outside is not drawn. */
export function clipped(parent: Group, {x, y, width, height}: Box): Group {
  // A nested svg clips by itself, needs no id, and keeps the picture's own units.
  const inner = parent.append("svg").attr("overflow", "hidden");
  inner.attr("x", x).attr("y", y).attr("width", width).attr("height", height);
  inner.attr("viewBox", `${x} ${y} ${width} ${height}`);
  return group(inner.node() as SVGElement, "clipped");
}
