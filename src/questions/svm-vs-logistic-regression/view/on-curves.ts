import type {Group} from "../../../marks/axes.js";
import {put} from "../../../marks/put.js";
import type {Result} from "../model.js";
import {tenth} from "./layout.js";
import {marginOf} from "./scales.js";

/** Margins that the charts show; points beyond stand at their edges. */
export const marginDomain = [-3, 5] as const;

/** A curve over the margin that points ride on. */
export interface Ridden {
  whose: "svm" | "logistic";
  /** The height at a margin; `row` is the fitted row there, −1 for a point that was left out. */
  height: (margin: number, row: number) => number;
}

type Scale = (value: number) => number;

/** The rows at their margins on two curves, a path for each class, and a ring on each curve round the followed point. */
export function createOnCurves(parent: Group) {
  const paths = [0, 1].map((label) => {
    const path = parent.append("path");
    if (label) path.attr("class", "class-1");
    // Dots are the round ends of lines of no length.
    else path.attr("style", "stroke:var(--blue);stroke-width:6;stroke-linecap:round;fill:none");
    return path;
  });
  const rings = [0, 1].map(() =>
    parent.append("circle").attr("class", "handle-grip").attr("r", 6).attr("fill-opacity", "0")
  );
  const clamp = (m: number) => Math.max(marginDomain[0], Math.min(marginDomain[1], m));

  /** @param top the largest height that is shown */
  return (result: Result, curves: readonly Ridden[], x: Scale, y: Scale, top: number, followed: number) => {
    const place = (margin: number, row: number, height: Ridden["height"]) =>
      [tenth(x(clamp(margin))), tenth(y(Math.min(top, height(clamp(margin), row))))] as const;
    paths.forEach((path, label) => {
      let d = "";
      for (const {whose, height} of curves) {
        const {margin} = result[whose];
        result.kept.forEach((i, k) => {
          if (result.points.label[i] !== label) return;
          const [px, py] = place(margin[k], k, height);
          d += label ? `M${px},${tenth(py - 3.6)}l3,6h-6z` : `M${px},${py}h0`;
        });
      }
      put(path, "d", d);
    });
    const row = result.kept.indexOf(followed);
    rings.forEach((ring, k) => {
      const {whose, height} = curves[k];
      put(ring, "display", followed >= 0 ? null : "none");
      if (followed < 0) return;
      const [px, py] = place(marginOf(result[whose], result.points, followed), row, height);
      put(ring, "cx", px);
      put(ring, "cy", py);
    });
  };
}
