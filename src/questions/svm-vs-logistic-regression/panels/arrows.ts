import {tenth} from "../../../marks/format.js";
import type {Plot} from "../../../marks/plot.js";
import type {Room} from "../params.js";
import {forcesOf} from "./marks.js";

type State = Room["State"];
type Declared = Room["Stage"]["declaration"];

/** Length of the arrow of force 1, in units. */
const full = {wide: 36, narrow: 28} as const;

/** From each point an arrow across the boundary, away from the point's own side, as long as its force; a path a class. */
export function arrowsOf(
  {stage, x, y}: Plot<Declared>,
  result: State["result"],
  whose: "svm" | "logistic"
): [string, string] {
  const {points} = result;
  const {w} = result[whose];
  // Across the line as it is drawn: the plane's two scales may differ.
  const [gx, gy] = [w[0] / (x(1) - x(0)), w[1] / (y(1) - y(0))];
  const unit = Math.hypot(gx, gy);
  const paths: [string, string] = ["", ""];
  if (!(unit > 0)) return paths;
  forcesOf(result, whose).forEach((f, i) => {
    const length = full[stage.mode] * f;
    if (length < 0.4) return;
    const label = points.label[i];
    const way = label ? -1 : 1;
    const [dx, dy] = [(way * length * gx) / unit, (way * length * gy) / unit];
    const [px, py] = [tenth(x(points.x[i])), tenth(y(points.y[i]))];
    let path = `M${px},${py}l${tenth(dx)},${tenth(dy)}`;
    if (length >= 7) {
      // The head, from its tip.
      const [ux, uy] = [(-5 * dx) / length, (-5 * dy) / length];
      const turned = (c: number, s: number) => `${tenth(ux * c - uy * s)},${tenth(ux * s + uy * c)}`;
      path += `l${turned(0.82, 0.57)}M${tenth(px + dx)},${tenth(py + dy)}l${turned(0.82, -0.57)}`;
    }
    paths[label] += path;
  });
  return paths;
}
