import {tenth} from "../../../marks/format.js";
import type {Plot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import type {Room} from "../params.js";

/** How many levels there are: as the model has them. */
const LEVELS = 9;

/** Level lines, each a little darker inside: lower. */
export function createLevels({
  inside,
  x,
  y
}: Plot<Room["Stage"]["declaration"]>): (levels: readonly Float32Array[]) => void {
  const root = inside
    .append("g")
    .attr(
      "style",
      "fill:var(--faint);fill-opacity:0.07;stroke:var(--faint);stroke-width:0.7;stroke-opacity:0.55"
    );
  const paths = Array.from({length: LEVELS}, () => root.append("path"));
  let drawn = "";
  return (levels) => {
    // The worker's arrays are new each time: the same where their ends in the picture are.
    const key = levels.map((level) => `${level.length} ${x(level[0])} ${y(level[1])}`).join();
    if (key === drawn) return;
    drawn = key;
    paths.forEach((path, i) => {
      setAttr(path, "d", ringsOf(levels[i] ?? new Float32Array(0), x, y) || null);
    });
  };
}

function ringsOf(level: Float32Array, x: (v: number) => number, y: (v: number) => number): string {
  let d = "";
  let pen = "M";
  for (let i = 0; i < level.length; i += 2) {
    if (Number.isNaN(level[i])) {
      d += "Z";
      pen = "M";
    } else {
      d += `${pen}${tenth(x(level[i]))},${tenth(y(level[i + 1]))}`;
      pen = "L";
    }
  }
  return d;
}
