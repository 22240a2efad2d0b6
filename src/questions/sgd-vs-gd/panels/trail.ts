import type {Group} from "../../../marks/axes.js";
import {tenth} from "../../../marks/format.js";
import {setAttr} from "../../../marks/set.js";
import type {Walk} from "../../../ml/line-descent.js";

/** Updates of one path: those that are over are not written again while the clock runs. */
const PIECE = 200;
/** Of a long walk the first piece is drawn and so many of the last updates: between them lies what they cover anyway. */
const TAIL = 1600;

/** A walk's line up to an update, in pieces. */
export function createTrail(
  parent: Group,
  className: string,
  ref: string,
  x: (d0: number) => number,
  y: (d1: number) => number
): (walk: Walk | null, end: number, key: string) => void {
  const root = parent.append("g").attr("data-ref", ref);
  const paths = Array.from({length: TAIL / PIECE + 1}, () => root.append("path").attr("class", className));
  const begin = root.append("path").attr("class", className);
  const pieces = new Map<number, string>();
  let drawn: Walk | null = null;
  let scales = "";
  const pieceOf = (walk: Walk, k: number, end: number): string => {
    const whole = end >= (k + 1) * PIECE;
    const kept = whole ? pieces.get(k) : undefined;
    if (kept !== undefined) return kept;
    let d = "";
    for (let t = k * PIECE; t <= Math.min(end, (k + 1) * PIECE); ++t)
      d += `${d ? "L" : "M"}${tenth(x(walk.d0[t]))},${tenth(y(walk.d1[t]))}`;
    if (whole) pieces.set(k, d);
    return d;
  };
  return (walk, end, key) => {
    if (walk !== drawn || key !== scales) pieces.clear();
    [drawn, scales] = [walk, key];
    const last = walk ? Math.floor(end / PIECE) : -1;
    const first = Math.max(0, last - TAIL / PIECE);
    const shown = new Set<number>();
    for (let k = first; k <= last; ++k) {
      // Each piece keeps its path as long as it is drawn.
      const at = k % paths.length;
      shown.add(at);
      if (walk) setAttr(paths[at], "d", pieceOf(walk, k, end) || null);
    }
    setAttr(begin, "d", walk && first > 0 ? pieceOf(walk, 0, end) : null);
    paths.forEach((path, i) => {
      if (!shown.has(i)) setAttr(path, "d", null);
    });
    root.style("stroke-width", end > 100 ? "0.8" : "1.6").style("stroke-opacity", end > 400 ? "0.6" : "1");
  };
}
