import {type Group, group} from "../../../marks/axes.js";
import {fixed, tenth} from "../../../marks/format.js";
import {arrow, onceAFrame} from "../../../marks/handle.js";
import {put} from "../../../marks/put.js";
import type {Here, Place} from "../params.js";
import type {Dot} from "./dots.js";
import {hintSpot, hintText, obstaclesOf} from "./hint.js";
import {layouts} from "./layout.js";
import {marginOf} from "./scales.js";

export interface RingKeys {
  /** An arrow key: steps to the right and up. */
  move(dot: Dot, right: number, up: number): void;
  /** N or P: the next or the previous point. */
  next(dot: Dot, by: 1 | -1): void;
}

/** The ring round the followed point, which takes the keyboard, and the hint beside it. */
export function createRing(stage: Place, root: Group, keys: RingKeys) {
  const at = layouts[stage.mode].plane;
  const ring = group(root, "handle handle-xy").style("pointer-events", "none");
  ring.append("circle").attr("class", "handle-halo").attr("r", 12);
  ring.append("circle").attr("class", "handle-grip").attr("r", 9).style("fill-opacity", "0");
  let hint: Group | null = stage.live ? group(root, "").style("pointer-events", "none") : null;
  const words = hint?.append("text").attr("class", "handle-hint").text(hintText);
  let followed: Dot | null = null;
  if (stage.live) {
    ring.attr("tabindex", 0).attr("role", "slider");
    const nudge = onceAFrame((right, up) => followed && keys.move(followed, right, up));
    ring.on("keydown", (event: KeyboardEvent) => {
      if (!followed) return;
      const by = arrow(event);
      const key = event.key.toLowerCase();
      if (by) nudge(...by);
      else if (key === "n" || key === "p") keys.next(followed, key === "n" ? 1 : -1);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  return {
    /** No hint any more: somebody has found out. */
    grabbed(): void {
      hint?.remove();
      hint = null;
    },
    /** Round this point; nowhere if null. */
    put(state: Here, dots: readonly Dot[], d: Dot | null): void {
      followed = d;
      put(ring, "display", d ? null : "none");
      if (hint) put(hint, "display", d ? null : "none");
      if (!d) return;
      put(ring, "transform", `translate(${tenth(d.x)},${tenth(d.y)})`);
      if (!stage.live) return;
      if (hint && words) {
        const spot = hintSpot(stage, d, obstaclesOf(stage, state, dots));
        put(words as unknown as Group, "x", tenth(spot.x));
        put(words as unknown as Group, "y", tenth(spot.y));
      }
      const {points, svm, logistic} = state.result;
      const right = tenth((100 * (d.x - at.x)) / at.width);
      const up = tenth((100 * (at.y + at.height - d.y)) / at.height);
      ring
        .attr("aria-label", "Followed point: arrows move it, N and P choose another")
        .attr(
          "aria-valuetext",
          `point ${d.i + 1} of ${points.label.length}, class ${points.classes[d.label]}, SVM margin ${fixed(marginOf(svm, points, d.i))}, logistic margin ${fixed(marginOf(logistic, points, d.i))}, ${right} % to the right, ${up} % up`
        )
        .attr("aria-valuenow", Math.round(10 * right))
        .attr("aria-valuemin", 0)
        .attr("aria-valuemax", 1000);
    }
  };
}
