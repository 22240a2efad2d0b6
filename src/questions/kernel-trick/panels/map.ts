import {group} from "../../../marks/axes.js";
import {createField, type Level} from "../../../marks/field.js";
import {plural, tenth} from "../../../marks/format.js";
import {createPlot, type Plot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import {classNames, classTokens} from "../../../marks/symbols.js";
import type {Room} from "../params.js";
import {kernelName} from "../words.js";
import {classLegend, dot, pointReads} from "./dots.js";

type Declared = Room["Stage"]["declaration"];

const columns = 120;
/** Within the margin and beyond it, for each class. */
const levels: Level[] = classTokens
  .slice(0, 2)
  .flatMap((token) => [0.1, 0.26].map((opacity) => ({token, opacity})));

const RING = "m-7,0a7,7 0 1 1 14,0a7,7 0 1 1 -14,0z";

/** The main panel of a kernel: its SVM's answer at each place, the boundary, and the support vectors. */
export const map: Room["Picture"] = {
  id: "map",
  tab: "Map",
  title: ({settled, result: {machine, points}}) =>
    machine
      ? `${kernelName(settled)}: ${plural(machine.fit.support.length, "support vector")} of ${points.x.length}, ${plural(machine.errors, "error")}`
      : "tanh(a·b) is no kernel: there is no SVM to fit",
  with: {view: "kernel"},
  legend: (state) => [
    ...classLegend(state),
    ...(state.result.machine
      ? [
          {
            label: "support vector",
            className: "note-ring",
            path: "M-6,0a6,6 0 1 1 12,0a6,6 0 1 1 -12,0z",
            ref: "support"
          },
          {label: "boundary", className: "line", ref: "boundary"},
          {label: "f = ±1", className: "line-soft dashed", ref: "margin"}
        ]
      : [])
  ],
  reads: ({settled: {kernel, degree, gamma}, result: {points, extent, field, machine}}) => [
    kernel,
    degree,
    gamma,
    ...pointReads(points),
    ...extent,
    field?.shades,
    machine?.fit.support,
    machine?.errors
  ],
  draw: (stage) => {
    const plot: Plot<Declared> = createPlot(stage, {
      x: {domain: [-3.3, 3.3], label: "x₁"},
      y: {domain: [-3, 3], label: "x₂"},
      equal: true,
      left: 34
    });
    const {at} = plot;
    const rows = Math.max(1, Math.round((columns * at.height) / at.width));
    const paint = createField(stage, plot.inside, at, columns, rows);
    const index = new Uint8Array(columns * rows);
    const grid = group(plot.inside, "");
    const lines = [
      ["line-soft dashed", "margin"],
      ["line-soft dashed", "margin"],
      ["line", "boundary"]
    ] as const;
    const paths = lines.map(([className, ref]) =>
      grid
        .append("path")
        .attr("class", className)
        .attr("data-ref", ref)
        .attr("vector-effect", "non-scaling-stroke")
    );
    const marks = classNames
      .slice(0, 2)
      .map((name) =>
        group(plot.inside, "").append("path").attr("class", `${name} mark`).attr("data-ref", "points")
      );
    const rings = plot.inside
      .append("path")
      .attr("class", "note-ring")
      .attr("data-ref", "support")
      .style("stroke-width", "1");
    plot.frame();
    let drawn: Room["State"]["result"]["field"] = null;
    const shade = () => {
      if (!drawn) return;
      const {columns: c, rows: r, shades} = drawn;
      for (let row = 0; row < rows; ++row) {
        const from = Math.min(r - 1, Math.floor(((row + 0.5) * r) / rows)) * c;
        for (let column = 0; column < columns; ++column)
          index[row * columns + column] =
            shades[from + Math.min(c - 1, Math.floor(((column + 0.5) * c) / columns))];
      }
      paint(index, levels);
    };
    stage.onTheme(shade);
    return ({result: {points, extent, field, machine}}) => {
      const [x0, x1, y0, y1] = extent;
      plot.domain({x: [x0, x1], y: [y0, y1]});
      plot.label({x: points.xName, y: points.yName});
      if (field !== drawn) {
        drawn = field;
        if (field) {
          shade();
          setAttr(
            grid,
            "transform",
            `translate(${at.x},${at.y})scale(${at.width / field.columns},${at.height / field.rows})`
          );
        } else paint(index.fill(255), levels);
        paths.forEach((path, k) => {
          setAttr(path, "d", field?.outlines[k] || null);
        });
      }
      const place = (i: number) => [plot.x(points.x[i]), plot.y(points.y[i])] as const;
      marks.forEach((mark, one) => {
        let d = "";
        points.label.forEach((label, i) => {
          if (label === one) d += dot(one, place(i));
        });
        setAttr(mark, "d", d || null);
      });
      // Where nearly all are ringed, rings must not hide what is under them.
      const many = machine !== null && machine.fit.support.length > points.x.length / 2;
      setAttr(rings, "stroke-opacity", many ? 0.35 : 1);
      setAttr(
        rings,
        "d",
        machine
          ? Array.from(machine.fit.support, (i) => `M${place(i).map(tenth).join(",")}${RING}`).join("") ||
              null
          : null
      );
    };
  }
};
