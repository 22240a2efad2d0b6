import {
  type SymbolType,
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle
} from "d3-shape";
import type {ByLane, LaneKey} from "../lanes.js";

/** How a lane is drawn: color by what the rule does, dashes and shape by which of them it is. */
export interface Look {
  /** Classes of its line, of its marker, and of its name. */
  line: string;
  mark: string;
  text: string;
  /** Its marker's path, round the origin. */
  shape: string;
}

const path = (type: SymbolType, area: number): string => symbol(type, area).digits(2)() ?? "";
const flipped = (d: string): string => d.replace(/(-?[\d.]+),(-?[\d.]+)/g, (_, x, y) => `${x},${-Number(y)}`);
const triangle = path(symbolTriangle, 52);

/** Averages are blue, per-coordinate rates orange, both at once green; plain descent has no color. None changes it. */
export const looks: ByLane<Look> = {
  gd: {line: "line", mark: "mark lane-gd", text: "", shape: path(symbolCircle, 46)},
  momentum: {line: "line-0", mark: "class-0 mark", text: "blue-text", shape: triangle},
  nesterov: {line: "line-0 dashed", mark: "class-0 mark", text: "blue-text", shape: flipped(`${triangle}`)},
  adagrad: {line: "line-1", mark: "class-1 mark", text: "orange-text", shape: path(symbolSquare, 50)},
  rmsprop: {line: "line-1 dashed", mark: "class-1 mark", text: "orange-text", shape: path(symbolDiamond, 50)},
  adam: {line: "line-2", mark: "class-2 mark", text: "green-text", shape: path(symbolStar, 56)},
  adamw: {line: "line-2 dashed", mark: "class-2 mark", text: "green-text", shape: path(symbolCross, 50)}
};

/** The lanes in the order in which they are drawn: the one in focus over the others. */
export const inOrder = (keys: readonly LaneKey[], chosen: LaneKey): readonly LaneKey[] => [
  ...keys.filter((key) => key !== chosen),
  ...keys.filter((key) => key === chosen)
];

/** Stroke widths: the lane in focus is heavier. */
export const widthOf = (key: LaneKey, chosen: LaneKey): string => (key === chosen ? "2.75" : "1.6");
