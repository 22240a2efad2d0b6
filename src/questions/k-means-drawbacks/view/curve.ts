import {createAxis, group} from "../../../marks/axes.js";
import {tenth} from "../../../marks/format.js";
import {createHandle} from "../../../marks/handle.js";
import {put, say} from "../../../marks/put.js";
import {scaleLinear} from "../../../marks/scale.js";
import type {Moment} from "../model.js";
import type {Here, Part, Place} from "../params.js";
import {amount, tick} from "../words.js";
import {layouts} from "./layout.js";

const ASSIGN = "m-2.4,0a2.4,2.4 0 1,0 4.8,0a2.4,2.4 0 1,0-4.8,0z";
const MOVE = "m-2.2,-2.2h4.4v4.4h-4.4z";

/** Inertia by half-step, with the present one to drag. */
export function createCurve(stage: Place): Part {
  const at = layouts[stage.mode].curve;
  const root = group(stage.svg, "curve");
  const bottom = createAxis(root, {at, orient: "bottom", label: "half-step (○ assign, ■ move)", ticks: 5});
  const left = createAxis(root, {at, orient: "left", label: "inertia", ticks: 4, format: tick, grid: true});
  const level = root.append("path").attr("class", "line-soft dashed").attr("data-ref", "best");
  const levelName = root
    .append("text")
    .attr("class", "note-label halo")
    .attr("data-ref", "best")
    .attr("text-anchor", "end")
    .attr("x", at.x + at.width - 12);
  const line = root
    .append("path")
    .attr("class", "line")
    .style("stroke-width", "1.4")
    .attr("data-ref", "inertia");
  const moves = root.append("path").style("fill", "var(--ink)");
  const assigns = root.append("path").style("fill", "var(--paper)").style("stroke", "var(--ink)");
  let now: Here;
  let x = scaleLinear([0, 1], [at.x, at.x + at.width]);
  const handle = createHandle(stage, root, {
    label: "half-step",
    axis: "x",
    ref: "step",
    onDrag: (px) => stage.set({step: Math.min(now.result.moments.length - 1, x.invert(px))}),
    onKey: (dx, dy) => stage.set({step: now.params.step + dx + dy})
  });
  let drawn: readonly Moment[] | null = null;
  let y = scaleLinear([0, 1], [at.y + at.height, at.y]);
  return (state) => {
    now = state;
    const {params, result} = state;
    const {moments, best} = result;
    const last = moments.length - 1;
    if (drawn !== moments) {
      drawn = moments;
      const top = Math.max(best.inertia, moments[1]?.inertia ?? 0) || 1;
      x = scaleLinear([0, Math.max(1, last)], [at.x, at.x + at.width]);
      y = scaleLinear([0, 1.06 * top], [at.y + at.height, at.y]);
      // There is no half of a half-step.
      const whole = (count = 5) => x.ticks(Math.min(count, Math.max(1, last))).filter(Number.isInteger);
      bottom(Object.assign((v: number) => x(v), {ticks: whole}));
      left(y);
      const place = ({inertia}: Moment, s: number) => `${tenth(x(s))},${tenth(y(inertia ?? 0))}`;
      const marks = (odd: number, shape: string) =>
        moments.map((m, s) => (s > 0 && s % 2 === odd ? `M${place(m, s)}${shape}` : "")).join("");
      put(
        line,
        "d",
        last
          ? `M${moments
              .slice(1)
              .map((m, s) => place(m, s + 1))
              .join("L")}`
          : null
      );
      // More than these would run into one another.
      const few = last <= 44;
      put(assigns, "d", few ? marks(1, ASSIGN) : null);
      put(moves, "d", few ? marks(0, MOVE) : null);
      const lowest = tenth(y(best.inertia));
      put(level, "d", `M${at.x},${lowest}h${at.width}`);
      put(levelName, "y", tenth(lowest > at.y + at.height - 14 ? lowest - 5 : lowest + 13));
      say(levelName, `best of 400: ${amount(best.inertia)}`);
    }
    const step = Math.min(params.step, last);
    const inertia = moments[step].inertia;
    handle({
      x: x(step),
      y: inertia === null ? at.y : y(inertia),
      text: `${step} of ${last}, ${inertia === null ? "start" : `inertia ${amount(inertia)}`}`,
      now: step,
      min: 0,
      max: last
    });
  };
}
