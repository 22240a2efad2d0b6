import {tenth} from "../../../marks/format.js";
import {classNames, classSymbol} from "../../../marks/symbols.js";
import type {Room} from "../params.js";
import type {Points} from "../worlds.js";

/** Circles and triangles as pieces of a path, for points that are many and cannot be grabbed. */
const shapes = {
  point: ["m-3.2,0a3.2,3.2 0 1 1 6.4,0a3.2,3.2 0 1 1 -6.4,0z", "m0,-4.4l4,6.8h-8z"],
  foot: ["m-1.6,0a1.6,1.6 0 1 1 3.2,0a1.6,1.6 0 1 1 -3.2,0z", "m0,-2.1l2,3.3h-4z"]
} as const;

/** A point of class `one` as a piece of a path. */
export const dot = (
  one: number,
  [x, y]: readonly [number, number],
  size: "point" | "foot" = "point"
): string => `M${tenth(x)},${tenth(y)}${shapes[size][one]}`;

export const short = (name: string): string => (name.length > 12 ? `${name.slice(0, 11)}…` : name);

/** Both classes with their shapes. */
export const classLegend = ({result: {points}}: Room["State"]) =>
  points.classes.map((name, c) => ({
    label: short(name),
    className: classNames[c],
    path: classSymbol(c, 46),
    ref: "points"
  }));

/** What a panel that shows the points reads of them. */
export const pointReads = ({x, y, label, classes, xName, yName}: Points): readonly unknown[] => [
  x,
  y,
  label,
  [...classes, xName, yName].join("|")
];
