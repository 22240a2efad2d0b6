import type {Group} from "../../../marks/axes.js";
import {tenth} from "../../../marks/format.js";
import {put} from "../../../marks/put.js";
import type {Result} from "../model.js";
import type {Place} from "../params.js";
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

/**
 * The rows at their margins on two curves, a path for each class, and a ring on each curve round the followed point.
 *
 * @param under for the dots, below the curves: many of them would hide where those run
 * @param over for the rings
 */
export function createOnCurves(stage: Place, under: Group, over: Group) {
  // A still is text in the page: whole units keep it short, and what then coincides is drawn once.
  const round = stage.live ? tenth : Math.round;
  const paths = [0, 1].map((label) => {
    const path = under.append("path");
    if (label) path.attr("class", "class-1");
    // Dots are the round ends of lines of no length.
    else path.attr("style", "stroke:var(--blue);stroke-width:7;stroke-linecap:round;fill:none");
    return path;
  });
  const rings = [0, 1].map(() =>
    over.append("circle").attr("class", "handle-grip").attr("r", 6).attr("fill-opacity", "0")
  );
  const clamp = (m: number) => Math.max(marginDomain[0], Math.min(marginDomain[1], m));

  /** @param top the largest height that is shown */
  return (result: Result, curves: readonly Ridden[], x: Scale, y: Scale, top: number, followed: number) => {
    const place = (margin: number, row: number, height: Ridden["height"]) =>
      [round(x(clamp(margin))), round(y(Math.min(top, height(clamp(margin), row))))] as const;
    paths.forEach((path, label) => {
      const marks = new Set<string>();
      for (const {whose, height} of curves) {
        const {margin} = result[whose];
        result.kept.forEach((i, k) => {
          if (result.points.label[i] !== label) return;
          const [px, py] = place(margin[k], k, height);
          marks.add(label ? `M${px},${tenth(py - 4.8)}l4,8h-8z` : `M${px},${py}h0`);
        });
      }
      put(path, "d", [...marks].join(""));
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
