import {group} from "../../../marks/axes.js";
import {tenth} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot, type Plot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import type {Contour} from "../contours.js";
import type {Line} from "../lines.js";
import {type Room, rate} from "../params.js";
import {nearestOn, thresholdParam} from "../threshold.js";

type Square = Plot<Room["Stage"]["declaration"]>;
type Handle = ReturnType<typeof createParamHandle<Room["Stage"]["declaration"], Room["State"]>>;

const TICKS = [0, 0.25, 0.5, 0.75, 1];
const UNIT = {domain: [0, 1], ticks: TICKS, format: String, grid: true} as const;
const END = Float64Array.of(0, 1);

/** The gray line in the legend: the population's scores are never rounded. */
const populationOf = ({rounding}: Room["Params"]) => ({
  label: rounding ? "population, unrounded" : "population",
  className: "line-soft",
  ref: "population"
});

/** The point of the threshold on a curve, which can be dragged along it; keys move it along x. */
const pointOn = (
  plot: Square,
  curve: "roc" | "pr",
  label: string,
  at: (state: Room["State"]) => readonly [number, number],
  words: (state: Room["State"]) => string
): Handle =>
  createParamHandle(plot, {
    param: "threshold",
    along: "x",
    label,
    at,
    words,
    value: (x, y, {params, data, result}) =>
      thresholdParam(params, data, {score: nearestOn(result, curve, params, data, x, y)})
  });

/** The ROC curve with the area under it, the population's, and the point of the threshold; a line of equal cost where costs decide. */
export const roc: Room["Picture"] = {
  id: "roc",
  tab: "ROC",
  title: ({result}) => `ROC curve: area ${rate(result.auc)}`,
  reads: ({params: {by, cost}, result: {roc, population, recall, fpr, least, prevalence}}) => [
    roc,
    population?.roc,
    recall,
    fpr,
    by,
    ...(by === "cost" ? [least.fpr, least.recall, cost, prevalence] : [])
  ],
  legend: ({params, result}) => [
    {label: "these cases", className: "line", ref: "roc"},
    ...(result.population ? [populationOf(params)] : []),
    ...(params.by === "cost" ? [{label: "equal cost", className: "line-taught dashed", ref: "cost"}] : [])
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {...UNIT, label: "false-positive rate (FPR)"},
      y: {...UNIT, label: "recall (TPR)"},
      equal: true
    });
    const area = plot.area({className: "area-soft", ref: "auc"});
    plot.line({className: "line-soft dashed", ref: "chance"})(END, END);
    const population = plot.line({className: "line-soft", ref: "population"});
    const curve = plot.line({className: "line", ref: "roc"});
    const equal = plot.line({className: "line-taught dashed", ref: "cost"});
    const handle = pointOn(
      plot,
      "roc",
      "point on the ROC curve",
      ({result}) => [result.fpr, result.recall],
      ({result: {fpr, recall}}) => `false-positive rate ${rate(fpr)}, recall ${rate(recall)}`
    );
    let ground: {of: Line; zeros: Float64Array} | null = null;
    return (state) => {
      const {params: p, result: r} = state;
      if (ground?.of !== r.roc) ground = {of: r.roc, zeros: new Float64Array(r.roc.x.length)};
      area(r.roc.x, ground.zeros, r.roc.y);
      curve(r.roc.x, r.roc.y);
      if (r.population) population(r.population.roc.x, r.population.roc.y);
      else population.clear();
      if (p.by === "cost") {
        // Along it a false alarm more is paid for by the misses that it saves.
        const slope = (1 - r.prevalence) / r.prevalence / p.cost;
        const y = (x: number) => r.least.recall + slope * (x - r.least.fpr);
        equal(END, [y(0), y(1)]);
      } else equal.clear();
      handle(state);
    };
  }
};

/** A staircase's corners as points to be joined. */
function corners({x, y}: Line): Line {
  const xs = new Float64Array(2 * x.length);
  const ys = new Float64Array(2 * x.length);
  for (let i = 0; i < x.length; ++i) {
    xs[2 * i] = i ? x[i - 1] : 0;
    xs[2 * i + 1] = x[i];
    ys[2 * i] = ys[2 * i + 1] = y[i];
  }
  return {x: xs, y: ys};
}

/** The precision–recall staircase over lines of equal F, with the point of the threshold. */
export const pr: Room["Picture"] = {
  id: "pr",
  tab: "Precision–recall",
  title: ({result}) => `PR curve: area ${rate(result.averagePrecision)}`,
  reads: ({result: {pr, population, recall, precision, prevalence, contours, contourHere}}) => [
    pr,
    population?.pr,
    recall,
    precision,
    prevalence,
    contours,
    contourHere?.level
  ],
  legend: ({params, result}) => [
    {label: "these cases", className: "line", ref: "pr"},
    {label: `equal F${params.beta}`, className: "line-taught dashed", ref: "f"},
    {label: "chance: π", className: "line-soft dashed", ref: "chance"},
    ...(result.population ? [populationOf(params)] : [])
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {...UNIT, grid: false, label: "recall"},
      y: {...UNIT, grid: false, label: "precision"},
      equal: true
    });
    const contours = plot.inside
      .append("path")
      .attr("class", "line-soft")
      .attr("data-ref", "f")
      .attr("stroke-opacity", 0.5);
    const levels = group(plot.outside, "").attr("data-ref", "f");
    const chance = plot.rule("y", {className: "line-soft dashed", ref: "chance"});
    const population = plot.line({className: "line-soft", ref: "population"});
    const curve = plot.line({className: "line", ref: "pr"});
    const here = plot.line({className: "line-taught dashed", ref: "f"});
    const best = plot.inside.append("path").attr("class", "line").attr("data-ref", "best");
    const handle = pointOn(
      plot,
      "pr",
      "point on the precision–recall curve",
      // Where nothing is called positive precision is undefined; the curve starts at 1 by convention.
      ({result: {recall, precision}}) => [recall, Number.isNaN(precision) ? 1 : precision],
      ({result: {recall, precision}}) =>
        `recall ${rate(recall)}, precision ${Number.isNaN(precision) ? "undefined" : rate(precision)}`
    );
    let drawn: readonly Contour[] | null = null;
    let stairs: {of: Line; line: Line} | null = null;
    return (state) => {
      const {result: r} = state;
      if (drawn !== r.contours) {
        drawn = r.contours;
        const place = ({x, y}: Contour, i: number) => `${tenth(plot.x(x[i]))},${tenth(plot.y(y[i]))}`;
        setAttr(
          contours,
          "d",
          r.contours.map((c) => `M${Array.from(c.x, (_, i) => place(c, i)).join("L")}`).join("")
        );
        levels
          .selectAll("text")
          .data(r.contours.filter((_, i) => i % 2 === 1))
          .join("text")
          .attr("class", "tick-label halo")
          .attr("text-anchor", "end")
          .attr("x", plot.at.x + plot.at.width - 3)
          .attr("y", (c) => tenth(plot.y(c.y[c.y.length - 1])) - 3)
          .text((c) => String(c.level));
      }
      if (stairs?.of !== r.pr) stairs = {of: r.pr, line: corners(r.pr)};
      curve(stairs.line.x, stairs.line.y);
      if (r.population) population(r.population.pr.x, r.population.pr.y);
      else population.clear();
      chance(r.prevalence);
      if (r.contourHere) here(r.contourHere.x, r.contourHere.y);
      else here.clear();
      const [px, py] = [tenth(plot.x(r.best.recall)), tenth(plot.y(r.best.precision))];
      setAttr(best, "d", Number.isFinite(px + py) ? `M${px - 4},${py - 4}l8,8m-8,0l8,-8` : null);
      handle(state);
    };
  }
};
