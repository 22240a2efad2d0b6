import {group} from "../../../marks/axes.js";
import {fixed} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot, type Plot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import {classNames} from "../../../marks/symbols.js";
import type {Room} from "../params.js";
import type {Extent} from "../worlds.js";
import {dot, pointReads} from "./dots.js";

type Declared = Room["Stage"]["declaration"];

/** The extent and what else the box has room for, a unit along x as long as one along y. */
export function filling({at: {width, height}}: Plot<Declared>, [x0, x1, y0, y1]: Extent): Extent {
  const unit = Math.max((x1 - x0) / width, (y1 - y0) / height) / 2;
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  return [x - unit * width, x + unit * width, y - unit * height, y + unit * height];
}

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
  reads: ({params: {cut: mode, center, level}, result: {points, extent, cut, line}}) => [
    mode,
    ...center,
    level,
    ...pointReads(points),
    ...extent,
    ...cut.w,
    cut.b,
    line?.right,
    ...(line?.through.flat() ?? [])
  ],
  draw: (stage) => {
    const plot: Plot<Declared> = createPlot(stage, {
      x: {domain: [-3, 3], label: "x₁"},
      y: {domain: [-3, 3], label: "x₂"},
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
      const [x0, x1, y0, y1] = filling(plot, result.extent);
      plot.domain({x: [x0, x1], y: [y0, y1]});
      plot.label({x: points.xName, y: points.yName});
      const far = Math.hypot(x1 - x0, y1 - y0);
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
        const toward = Math.atan2((y0 + y1) / 2 - shadow.y, (x0 + x1) / 2 - shadow.x);
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
