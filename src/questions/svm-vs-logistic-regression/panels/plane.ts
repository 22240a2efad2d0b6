import {group} from "../../../marks/axes.js";
import {createPlot, type LineMark, type Plot} from "../../../marks/plot.js";
import {createPoints} from "../../../marks/points.js";
import {setAttr} from "../../../marks/set.js";
import type {Box} from "../../../marks/stage.js";
import type {Linear} from "../fits.js";
import {move, type Room} from "../params.js";
import type {Extent} from "../points.js";
import {still} from "../words.js";
import {arrowsOf} from "./arrows.js";
import {levelLine} from "./line.js";
import {canEdit, marksOf, speck, symbols} from "./marks.js";

type State = Room["State"];
type Declared = Room["Stage"]["declaration"];

/** The main panel: the points, both boundaries, and the forces of the points on one of them. */
export const plane: Room["Picture"] = {
  id: "plane",
  tab: "Plane",
  // Spaces at which no line breaks: the legend beside it gives way.
  title: ({params: {forces}}) =>
    (forces === "svm" ? "Who pushes the SVM" : "Who pushes the logistic fit").replaceAll(" ", "\u00a0"),
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
      const {before, svm, logistic, points: table} = result;
      const view = state.settled.table === "simulated" ? filling(plot.at, result.extent) : result.extent;
      plot.domain({x: [view[0], view[1]], y: [view[2], view[3]]});
      plot.label({x: table.xName, y: table.yName});
      const line = (mark: LineMark, fit: Linear | undefined, level = 0) => {
        const {xs, ys} = fit ? levelLine(view, fit, level) : {xs: [], ys: []};
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
      points(marksOf(state, many ? 14 : stage.mode === "wide" ? 46 : 34, view), true, result.followed.point);
    };
  }
};

/** The extent and what else the box has room for, a unit along x as long as one along y. */
function filling({width, height}: Box, [x0, x1, y0, y1]: Extent): Extent {
  const unit = Math.max((x1 - x0) / width, (y1 - y0) / height) / 2;
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  return [x - unit * width, x + unit * width, y - unit * height, y + unit * height];
}

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
