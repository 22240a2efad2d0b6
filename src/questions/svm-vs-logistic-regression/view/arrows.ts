import {tenth} from "../../../marks/format.js";
import type {Result} from "../model.js";
import type {Place} from "../params.js";
import {scales} from "./scales.js";

/** Length of an arrow for force 1, in units. */
const full = {wide: 34, narrow: 27} as const;

/** The arrow of force 1 on a point of class 0, across the boundary; null where there is no boundary. */
export function fullArrow(stage: Place, result: Result, whose: "svm" | "logistic"): [number, number] | null {
  const {extent} = result;
  const {w} = result[whose];
  const {x, y} = scales(stage, extent);
  // Across the line as it is drawn: the plane's two scales may differ.
  const [sx, sy] = [x(extent[1]) - x(extent[0]), y(extent[3]) - y(extent[2])];
  const [gx, gy] = [w[0] * ((extent[1] - extent[0]) / sx), w[1] * ((extent[3] - extent[2]) / sy)];
  const size = Math.hypot(gx, gy) / full[stage.mode];
  return size > 0 ? [gx / size, gy / size] : null;
}

/** From each point an arrow across the boundary, away from the point's own side, as long as its force. */
export function arrows(stage: Place, result: Result, whose: "svm" | "logistic"): string {
  const one = fullArrow(stage, result, whose);
  if (!one) return "";
  const {points, kept, extent} = result;
  const {x, y} = scales(stage, extent);
  const size = full[stage.mode];
  let path = "";
  kept.forEach((i, k) => {
    const force = (points.label[i] ? -1 : 1) * result[whose].force[k];
    const length = size * Math.abs(force);
    if (length < 0.4) return;
    const [px, py] = [tenth(x(points.x[i])), tenth(y(points.y[i]))];
    const [dx, dy] = [force * one[0], force * one[1]];
    path += `M${px},${py}l${tenth(dx)},${tenth(dy)}`;
    if (length < 7) return;
    // The head, from its tip.
    const [ux, uy] = [(-5 * dx) / length, (-5 * dy) / length];
    const turn = (c: number, s: number) => `${tenth(ux * c - uy * s)},${tenth(ux * s + uy * c)}`;
    path += `l${turn(0.82, 0.57)}M${tenth(px + dx)},${tenth(py + dy)}l${turn(0.82, -0.57)}`;
  });
  return path;
}
