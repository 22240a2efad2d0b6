import {group} from "../../../marks/axes.js";
import {percent, tenth} from "../../../marks/format.js";
import {createHandle} from "../../../marks/handle.js";
import type {Plot} from "../../../marks/plot.js";
import {setAttr, setText} from "../../../marks/set.js";
import type {Room} from "../params.js";
import {keptAt} from "../plane.js";
import {turnable} from "../words.js";
import type {Declared} from "./view.js";

const unit = (degrees: number): readonly [number, number] => {
  const t = (degrees * Math.PI) / 180;
  return [Math.cos(t), Math.sin(t)];
};

/** The axis to turn, the feet of the points on it, what it loses, and the first component beside it. */
export function createAxisToTurn(plot: Plot<Declared>) {
  const {stage} = plot;
  const path = (className: string, ref: string) =>
    plot.inside.append("path").attr("class", className).attr("data-ref", ref).style("pointer-events", "none");
  const whiskers = path("line-soft", "lost");
  const best = plot.line({className: "line-2 dashed", ref: "best"});
  const axis = plot.line({className: "line-taught", ref: "axis"});
  const feet = path("taught", "feet");
  let now: Room["State"];
  /** How far from the mean the reader holds the axis, along its direction; null until it has been dragged. */
  let held: number | null = null;
  const turn = (degrees: number) => {
    const angle = ((Math.round(degrees) % 180) + 180) % 180;
    stage.set({angle});
    return angle;
  };
  const name = plot.outside.append("text").attr("class", "name green-text").attr("data-ref", "best");
  // In a group of its own, so that it can be hidden.
  const grip = group(plot.outside, "");
  const handle = createHandle(stage, grip, {
    label: "Your axis",
    axis: "xy",
    hint: "turn the axis",
    hintAt: {x: -14, y: -12, anchor: "end"},
    ref: "axis",
    onDrag: (px, py) => {
      const [x, y] = [plot.x.invert(px), plot.y.invert(py)];
      if (!(x || y)) return;
      const [c, s] = unit(turn((Math.atan2(y, x) * 180) / Math.PI));
      held = c * x + s * y;
    },
    onKey: (dx, dy) => {
      const by = dx + dy;
      turn(Math.abs(by) > 1e5 ? (by > 0 ? 179 : 0) : now.params.angle + by);
    }
  });

  return (state: Room["State"], half: number): void => {
    now = state;
    const {params, result} = state;
    const {x, y, best: to} = result.plane;
    const free = turnable(state);
    setAttr(grip, "display", free ? null : "none");
    if (!free) {
      for (const mark of [axis, best]) mark.clear();
      for (const mark of [whiskers, feet]) setAttr(mark, "d", null);
      setText(name, "");
      return;
    }
    const [c, s] = unit(params.angle);
    const right = (plot.at.width / plot.at.height) * half;
    /** How far a direction goes within this share of the plot. */
    const reach = ([u, v]: readonly [number, number], share: number) =>
      share * Math.min(half / Math.max(1e-9, Math.abs(v)), right / Math.max(1e-9, Math.abs(u)));
    // Beyond the edges: the plot cuts them.
    const ends = [-3 * half, 3 * half];
    const along = (mark: typeof axis, [u, v]: readonly [number, number]) =>
      mark(
        ends.map((far) => far * u),
        ends.map((far) => far * v)
      );
    along(axis, [c, s]);
    if (params.best) along(best, unit(to));
    else best.clear();
    let [lost, at] = ["", ""];
    for (let i = 0; i < x.length; ++i) {
      const foot = c * x[i] + s * y[i];
      const [px, py] = [tenth(plot.x(foot * c)), tenth(plot.y(foot * s))];
      lost += `M${tenth(plot.x(x[i]))},${tenth(plot.y(y[i]))}L${px},${py}`;
      at += `M${tenth(px - 2.5)},${py}a2.5,2.5 0 1,0 5,0a2.5,2.5 0 1,0-5,0z`;
    }
    setAttr(whiskers, "d", lost);
    setAttr(feet, "d", at);
    // Where the pointer holds it; at first in the upper half, well within the plot.
    const most = reach([c, s], 1);
    const far = held === null ? reach([c, s], 0.72) : Math.max(-most, Math.min(most, held));
    handle({
      x: plot.x(far * c),
      y: plot.y(far * s),
      text: `${params.angle} degrees, keeps ${percent(keptAt(result.plane, params.angle))} of the variance`,
      now: params.angle,
      min: 0,
      max: 180
    });
    const [u, v] = unit(to);
    const edge = reach([u, v], 1);
    // Below its line, at the end at which the reader's axis lies above it.
    const lower = v < (Math.abs(c) < 1e-9 ? Infinity : (u * s) / c);
    const place = (lower ? 0.55 : -0.8) * edge;
    const room = plot.at.x + plot.at.width - 98;
    setAttr(name, "x", tenth(u < 0 ? plot.x(place * u) - 8 : Math.min(room, plot.x(place * u) + 8)));
    setAttr(name, "y", tenth(plot.y(place * v) + 17));
    setAttr(name, "text-anchor", u < 0 ? "end" : "start");
    setText(name, params.best ? "first component" : "");
  };
}
