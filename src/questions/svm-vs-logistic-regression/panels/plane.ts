import {group} from "../../../marks/axes.js";
import {tenth} from "../../../marks/format.js";
import {createPlot, type LineMark, type Plot} from "../../../marks/plot.js";
import {createPoints} from "../../../marks/points.js";
import {setAttr} from "../../../marks/set.js";
import type {Linear} from "../fits.js";
import {move, type Room} from "../params.js";
import {still} from "../words.js";
import {levelLine} from "./line.js";
import {canEdit, forcesOf, marksOf, speck, symbols} from "./marks.js";

type State = Room["State"];
type Declared = Room["Stage"]["declaration"];

/** Length of the arrow of force 1, in units. */
const full = {wide: 36, narrow: 28} as const;

/** The main panel: the points, both boundaries, and the forces of the points on one of them. */
export const plane: Room["Picture"] = {
  id: "plane",
  tab: "Plane",
  title: ({params: {forces}}) => (forces === "svm" ? "Who pushes the SVM" : "Who pushes the logistic fit"),
  reads: ({params, result: {points, extent, svm, logistic, before, kept, followed}}) => [
    params.forces,
    params.moved,
    points.x,
    points.y,
    points.label,
    points.classes.join("|"),
    points.xName,
    points.yName,
    ...extent,
    kept,
    svm.w,
    svm.b,
    svm.force,
    logistic.w,
    logistic.b,
    logistic.force,
    before?.svm.w,
    before?.logistic.w,
    before?.svm.b,
    before?.logistic.b,
    followed.point
  ],
  legend: ({params, result: {points, kept, before, svm}}) => {
    const {solid, hollow} = symbols(46);
    const silent = params.forces === "svm" ? svm.force.indexOf(0) : -1;
    return [
      {label: `${short(points.classes[0])} (−1)`, className: "class-0", path: solid[0], ref: "y"},
      {label: `${short(points.classes[1])} (+1)`, className: "class-1", path: solid[1], ref: "y"},
      ...(silent >= 0 ? [{label: "no force", className: "class-0", path: hollow[0], ref: "still"}] : []),
      ...(kept.length < points.label.length ? [{label: "left out", className: "class-0", path: speck}] : []),
      {label: "SVM", className: "line", ref: "hinge"},
      {label: "its margin", className: "line dashed thin", ref: "margin"},
      {label: "logistic", className: "line-2", ref: "logistic"},
      ...(before ? [{label: "before", className: "line-soft dotted"}] : [])
    ];
  },
  draw: (stage) => {
    const plot: Plot<Declared> = createPlot(stage, {
      x: {domain: [-5.5, 5.5], label: "x₁"},
      y: {domain: [-4.5, 4.5], label: "x₂"},
      equal: true,
      left: 34
    });
    const {inside} = plot;
    plot.frame();
    const was = {
      svm: plot.line({className: "line dotted"}),
      logistic: plot.line({className: "line-2 dotted"})
    };
    const margins = [-1, 1].map(() => plot.line({className: "line dashed thin", ref: "margin"}));
    const lines = {
      svm: plot.line({className: "line", ref: "hinge"}),
      logistic: plot.line({className: "line-2", ref: "logistic"})
    };
    const arrows = ["line-0", "line-1"].map((className) =>
      group(inside, "")
        .append("path")
        .attr("class", className)
        .attr("data-ref", "force")
        .style("stroke-width", "1.5")
    );
    let now: State | null = null;
    const points = createPoints(plot, {
      label: "Points",
      hint: stage.mode === "wide" ? "drag a point, or click to follow it" : "drag or click a point",
      step: [0.05, 0.05],
      move: (i, x, y) => {
        if (now && canEdit(now.result)) stage.set(move(now.params, i, ...toUnits(now, x, y)));
      },
      press: (i) => stage.set({follow: [[i]]})
    });
    return (state) => {
      now = state;
      const {params, result} = state;
      const {extent, before, svm, logistic, points: table} = result;
      plot.domain({x: [extent[0], extent[1]], y: [extent[2], extent[3]]});
      plot.label({x: table.xName, y: table.yName});
      const line = (mark: LineMark, fit: Linear | undefined, level = 0) => {
        const {xs, ys} = fit ? levelLine(extent, fit, level) : {xs: [], ys: []};
        if (xs.length) mark(xs, ys);
        else mark.clear();
      };
      // What has not moved stands on itself.
      const shown = (turned: number, a: Linear, b: Linear | undefined) =>
        b && (turned > still || Math.abs(a.b - b.b) > still * Math.max(1, Math.abs(b.b))) ? b : undefined;
      line(was.svm, shown(result.turned.svm, svm, before?.svm));
      line(was.logistic, shown(result.turned.logistic, logistic, before?.logistic));
      line(lines.svm, svm);
      line(lines.logistic, logistic);
      margins.forEach((mark, k) => {
        line(mark, svm, k ? 1 : -1);
      });
      arrowsOf(plot, result, params.forces).forEach((d, label) => {
        setAttr(arrows[label], "d", d || null);
      });
      const many = table.label.length > 400;
      points(marksOf(state, many ? 14 : stage.mode === "wide" ? 46 : 34), true, result.followed.point);
    };
  }
};

const short = (name: string): string => (name.length > 12 ? `${name.slice(0, 11)}…` : name);

/** A place in thousandths of the view, as links write it. */
const toUnits = (
  {
    result: {
      extent: [x0, x1, y0, y1]
    }
  }: State,
  x: number,
  y: number
): [number, number] => [(1000 * (x - x0)) / (x1 - x0), (1000 * (y - y0)) / (y1 - y0)];

/** From each point an arrow across the boundary, away from the point's own side, as long as its force; a path a class. */
function arrowsOf(
  {stage, x, y}: Plot<Declared>,
  result: State["result"],
  whose: "svm" | "logistic"
): [string, string] {
  const {points} = result;
  const {w} = result[whose];
  // Across the line as it is drawn: the plane's two scales may differ.
  const [gx, gy] = [w[0] / (x(1) - x(0)), w[1] / (y(1) - y(0))];
  const unit = Math.hypot(gx, gy);
  const paths: [string, string] = ["", ""];
  if (!(unit > 0)) return paths;
  forcesOf(result, whose).forEach((f, i) => {
    const length = full[stage.mode] * f;
    if (length < 0.4) return;
    const label = points.label[i];
    const way = label ? -1 : 1;
    const [dx, dy] = [(way * length * gx) / unit, (way * length * gy) / unit];
    const [px, py] = [tenth(x(points.x[i])), tenth(y(points.y[i]))];
    let path = `M${px},${py}l${tenth(dx)},${tenth(dy)}`;
    if (length >= 7) {
      // The head, from its tip.
      const [ux, uy] = [(-5 * dx) / length, (-5 * dy) / length];
      const turned = (c: number, s: number) => `${tenth(ux * c - uy * s)},${tenth(ux * s + uy * c)}`;
      path += `l${turned(0.82, 0.57)}M${tenth(px + dx)},${tenth(py + dy)}l${turned(0.82, -0.57)}`;
    }
    paths[label] += path;
  });
  return paths;
}
