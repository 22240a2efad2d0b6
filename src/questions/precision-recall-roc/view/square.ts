import type {Box} from "../../../figure/contract.js";
import {createAxis, type Group, group} from "../../../marks/axes.js";
import {createHandle, type HandlePlace} from "../../../marks/handle.js";
import {say} from "../../../marks/put.js";
import {scaleLinear} from "../../../marks/scale.js";
import {nearestOn, thresholdParam} from "../threshold.js";
import type {Scales} from "./paths.js";
import type {Here, Place} from "./types.js";

const unitTicks = [0, 0.25, 0.5, 0.75, 1];

/** A panel whose axes run from 0 to 1, with a point on its curve that can be dragged along it. */
export interface Square extends Scales {
  panel: Group;
  title(text: string): void;
  handle(place: Pick<HandlePlace, "x" | "y" | "text" | "now"> & {state: Here}): void;
}

export function square(
  stage: Place,
  root: Group,
  at: Box,
  curve: "roc" | "pr",
  names: {x: string; y: string; handle: string},
  below: (panel: Group) => void
): Square {
  const panel = group(root, curve);
  const x = scaleLinear().range([at.x, at.x + at.width]);
  const y = scaleLinear().range([at.y + at.height, at.y]);
  const title = panel
    .append("text")
    .attr("class", "panel-title")
    .attr("x", at.x - 28)
    .attr("y", at.y - 28);
  const ticks = stage.mode === "wide" ? unitTicks : [0, 0.5, 1];
  createAxis(panel, {at, orient: "bottom", label: names.x, ticks, format: String, grid: true})(x);
  createAxis(panel, {at, orient: "left", label: names.y, ticks, format: String, grid: true})(y);
  below(panel);
  let now: Here;
  const place = createHandle(stage, group(panel, "over"), {
    label: names.handle,
    axis: "xy",
    ref: "threshold",
    onDrag: (px, py) => {
      const score = nearestOn(now.result, curve, now.params, now.data, x.invert(px), y.invert(py));
      stage.set({threshold: thresholdParam(now.params, now.data, {score})});
    },
    // To the right on either curve, and up on ROC, is towards lower thresholds; up on the other is towards higher ones.
    onKey: (dx, dy) =>
      stage.set({threshold: now.params.threshold + 0.05 * ((curve === "roc" ? -dy : dy) - dx)})
  });
  return {
    panel,
    x,
    y,
    title: (text) => say(title, text),
    handle: ({state, ...at}) => {
      now = state;
      place({...at, min: 0, max: 1});
    }
  };
}
