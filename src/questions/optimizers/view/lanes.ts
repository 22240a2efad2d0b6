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
import {type LaneKey, laneKeys} from "../lanes.js";

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

/** Averages are blue, per-coordinate rates orange, both at once green; plain descent has no color. */
export const looks: Readonly<Record<LaneKey, Look>> = {
  gd: {line: "line", mark: "mark lane-gd", text: "", shape: path(symbolCircle, 46)},
  momentum: {line: "line-0", mark: "class-0 mark", text: "blue-text", shape: triangle},
  nesterov: {line: "line-0 dashed", mark: "class-0 mark", text: "blue-text", shape: flipped(`${triangle}`)},
  adagrad: {line: "line-1", mark: "class-1 mark", text: "orange-text", shape: path(symbolSquare, 50)},
  rmsprop: {line: "line-1 dashed", mark: "class-1 mark", text: "orange-text", shape: path(symbolDiamond, 50)},
  adam: {line: "line-2", mark: "class-2 mark", text: "green-text", shape: path(symbolStar, 56)},
  adamw: {line: "line-2 dashed", mark: "class-2 mark", text: "green-text", shape: path(symbolCross, 50)}
};

export const lineClass = (key: LaneKey, chosen: boolean): string =>
  chosen ? "line-taught" : looks[key].line;
export const markClass = (key: LaneKey, chosen: boolean): string =>
  chosen ? "taught mark" : looks[key].mark;
export const textClass = (key: LaneKey, chosen: boolean): string =>
  chosen ? "taught-text" : looks[key].text;

export function byLane<T>(make: (key: LaneKey) => T): Record<LaneKey, T> {
  return Object.fromEntries(laneKeys.map((key) => [key, make(key)])) as Record<LaneKey, T>;
}
