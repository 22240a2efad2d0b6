import {group} from "../../../marks/axes.js";
import {fixed} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot, type Plot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import {classNames} from "../../../marks/symbols.js";
import type {Room} from "../params.js";
import {dot, pointReads} from "./dots.js";
import {roomOf} from "./lift.js";

type Declared = Room["Stage"]["declaration"];

/** Beside the lift: the plane as it was, with what the cut through the bowl is there. */
export const flat: Room["Picture"] = {
  id: "flat",
  tab: "Plane",
  title: ({result: {cut, line, points}}) =>
    line
      ? `No line gets more than ${line.right} of ${points.x.length} right`
      : cut.shadow === "line"
        ? "The plane falls back as a line"
        : cut.shadow
          ? "The plane falls back as a circle"
          : "The plane misses the bowl",
  with: {view: "lift"},
  legend: ({result: {cut, line}}) => [
    ...(cut.shadow
      ? [
          {
            label: cut.shadow === "line" ? "its line" : `circle, r = ${fixed(cut.shadow.r, 2)}`,
            className: "line",
            ref: "circle"
          }
        ]
      : []),
    ...(line ? [{label: "best line", className: "line dashed", ref: "line"}] : [])
  ],
  reads: ({params: {cut: mode, center, level}, result: {points, cut, line}}) => [
    mode,
    ...center,
    level,
    ...pointReads(points),
    ...cut.w,
    cut.b,
    line?.right,
    ...(line?.through.flat() ?? [])
  ],
  draw: (stage) => {
    const plot: Plot<Declared> = createPlot(stage, {
      x: {domain: [-3, 3], label: "x₁"},
      y: {domain: [-3, 3], label: "x₂"},
      equal: true,
      left: 34
    });
    plot.frame();
    const circle = plot.line({className: "line", ref: "circle"});
    const best = plot.line({className: "line dashed", ref: "line"});
    const marks = classNames
      .slice(0, 2)
      .map((name) =>
        group(plot.inside, "").append("path").attr("class", `${name} mark`).attr("data-ref", "points")
      );
    const grips = group(plot.outside, "");
    const center = createParamHandle<Declared, Room["State"]>(
      {...plot, outside: grips},
      {
        param: "center",
        along: "xy",
        at: ({params: p}) => p.center,
        also: () => ({cut: "own"}),
        hint: "tilt the plane",
        ref: "cut"
      }
    );
    return (state) => {
      const {params, result} = state;
      const {points, cut, line} = result;
      // As much of the plane as the lift's floor shows.
      const {radius} = roomOf(points);
      plot.domain({x: [-radius, radius], y: [-radius, radius]});
      plot.label({x: points.xName, y: points.yName});
      const far = 3 * radius;
      const {shadow} = cut;
      if (shadow === "line") {
        const [w1, w2] = cut.w;
        const size = Math.hypot(w1, w2);
        const foot = [(-cut.b * w1) / size ** 2, (-cut.b * w2) / size ** 2];
        const ends = [-far, far];
        circle(
          ends.map((t) => foot[0] - (t * w2) / size),
          ends.map((t) => foot[1] + (t * w1) / size)
        );
      } else if (shadow) {
        // Of a large circle the part that can be in view.
        const toward = Math.atan2(-shadow.y, -shadow.x);
        const span = Math.min(Math.PI, (2 * far) / shadow.r);
        const angles = Array.from({length: 145}, (_, k) => toward + span * (k / 72 - 1));
        circle(
          angles.map((t) => shadow.x + shadow.r * Math.cos(t)),
          angles.map((t) => shadow.y + shadow.r * Math.sin(t))
        );
      } else circle.clear();
      if (line) {
        const [[ax, ay], [bx, by]] = line.through;
        const size = Math.hypot(bx - ax, by - ay);
        const ends = [-far, far].map((t) => t / size);
        best(
          ends.map((t) => ax + t * (bx - ax)),
          ends.map((t) => ay + t * (by - ay))
        );
      } else best.clear();
      marks.forEach((mark, one) => {
        let d = "";
        points.x.forEach((v, i) => {
          if (points.label[i] === one) d += dot(one, [plot.x(v), plot.y(points.y[i])]);
        });
        setAttr(mark, "d", d || null);
      });
      center(state);
      setAttr(grips, "display", params.cut === "own" ? null : "none");
    };
  }
};
