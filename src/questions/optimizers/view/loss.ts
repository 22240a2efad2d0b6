import {createAxis, group} from "../../../marks/axes.js";
import {createClipped} from "../../../marks/clip.js";
import {tenth} from "../../../marks/format.js";
import {createHandle} from "../../../marks/handle.js";
import {put} from "../../../marks/put.js";
import {scaleLinear, scaleLog} from "../../../marks/scale.js";
import {type LaneKey, laneKeys} from "../lanes.js";
import type {Lane, Race} from "../model.js";
import {STEPS} from "../trace.js";
import {power, stepOf} from "../words.js";
import {byLane, lineClass, looks, markClass} from "./lanes.js";
import {layouts, type Part, type Place} from "./layout.js";
import {polyline} from "./lines.js";

/** Room above the curves for the playhead's handle. */
const TRACK = 11;
/** The handle: a tab that points down at its step. */
const TAB = "M-6,-6h12v6l-6,6l-6,-6z";

/** The gap to the least loss against the step, all lanes, with the playhead. */
export function createLoss(stage: Place): Part {
  const at = layouts[stage.mode].loss;
  const root = group(stage.svg, "loss");
  const x = scaleLinear([0, STEPS], [at.x, at.x + at.width]);
  const y = scaleLog([at.y + at.height, at.y]).clamp(true);
  createAxis(root, {at, orient: "bottom", label: "step t", ticks: [0, 50, 100, 150, 200]})(x);
  const axis = group(root, "left");
  const target = root.append("path").attr("class", "line-soft dashed").attr("data-ref", "target");
  const targetName = root
    .append("text")
    .attr("class", "note-label halo")
    .attr("data-ref", "target")
    .attr("x", at.x + at.width)
    .attr("text-anchor", "end")
    .text("target");
  const inside = createClipped(root, at, `optimizers-loss-${stage.mode}`, 2);
  const curves = byLane((key) =>
    inside.append("path").attr("data-ref", key).attr("style", "stroke-width:1.5")
  );
  const playhead = root
    .append("path")
    .attr("class", "line")
    .attr("d", `M0,${at.y - 2}v${at.height + 2}`);
  playhead.attr("style", "stroke-width:1").attr("data-ref", "t");
  const marks = byLane((key) => root.append("path").attr("data-ref", key).attr("d", looks[key].shape));
  let now = 0;
  const handle = createHandle(stage, root, {
    label: "step shown",
    axis: "x",
    hint: "drag t",
    hintAt: {x: 12, y: 3, anchor: "start"},
    shape: TAB,
    ref: "t",
    onDrag: (px) => stage.set({t: x.invert(px)}),
    onKey: (dx, dy) => stage.set({t: now + dx + dy})
  });

  const hint = root.select<SVGTextElement>(".handle-hint");

  let drawn: {race: Race | null; own: number; chosen: LaneKey | null; shown: readonly Lane[]} = {
    race: null,
    own: Number.NaN,
    chosen: null,
    shown: []
  };
  let left: ReturnType<typeof createAxis> | null = null;
  return ({params: {t}, result: {race, chosen, drawn: shown}}) => {
    now = t;
    if (drawn.own !== race.own) {
      y.domain([race.own * 1e-5, race.own * 10]);
      const top = Math.floor(Math.log10(race.own * 10));
      axis.selectAll("*").remove();
      left = createAxis(axis, {
        at: {...at, y: at.y - TRACK, height: at.height + TRACK},
        orient: "left",
        label: "gap: loss above its least value",
        ticks: [top, top - 2, top - 4].map((e) => 10 ** e),
        format: (v) => power(Math.round(Math.log10(v)))
      });
      left(y);
      const line = tenth(y(race.target));
      put(target, "d", `M${at.x},${line}h${at.width}`);
      put(targetName, "y", line - 4);
    }
    if (drawn.race !== race || drawn.shown !== shown) {
      for (const key of laneKeys) {
        const lane = race.lanes[key];
        const on = shown.includes(lane);
        put(curves[key], "display", on ? null : "none");
        put(marks[key], "display", on ? null : "none");
        if (on) put(curves[key], "d", curve(lane));
      }
    }
    if (drawn.chosen !== chosen.key) {
      for (const key of laneKeys) {
        put(curves[key], "class", lineClass(key, key === chosen.key));
        put(marks[key], "class", markClass(key, key === chosen.key));
      }
      curves[chosen.key].raise();
      marks[chosen.key].raise();
    }
    drawn = {race, own: race.own, chosen: chosen.key, shown};
    for (const lane of shown) {
      const step = stepOf(lane, t);
      put(marks[lane.key], "transform", `translate(${tenth(x(step))},${tenth(y(lane.gap[step]))})scale(0.8)`);
    }
    put(playhead, "transform", `translate(${tenth(x(t))},0)`);
    // Near the chart's end it would stand in the next panel.
    put(hint, "transform", x(t) + 50 > at.x + at.width ? "translate(-60,0)" : null);
    handle({x: x(t), y: at.y - 7, text: `step ${t}`, now: t, min: 0, max: STEPS});
  };

  /** Along the bottom edge once it is below the picture. */
  function curve({gap, end}: Lane): string {
    return polyline(
      Array.from({length: end + 1}, (_, t) => [x(t), y(Math.max(gap[t], Number.MIN_VALUE))] as const)
    );
  }
}
