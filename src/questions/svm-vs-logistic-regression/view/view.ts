import {createLegend, group, type LegendItem} from "../../../marks/axes.js";
import {classNames, classSymbol} from "../../../marks/symbols.js";
import type {Params, Part, Place} from "../params.js";
import {createForceChart} from "./force-chart.js";
import {type Followed, layouts} from "./layout.js";
import {createLosses} from "./losses.js";
import {createNormChart} from "./norm-chart.js";
import {createPlane} from "./plane.js";
import {createPoints} from "./points.js";
import {createProbabilityChart} from "./probability-chart.js";

/** The whole picture: the plane with both boundaries, the losses over the margin, and one of three charts below them. */
export function view(stage: Place): Part {
  const followed: Followed = {i: -1};
  let last: Parameters<Part>[0] | null = null;
  const plane = createPlane(stage);
  const legends = createLegends(stage);
  const points = createPoints(stage, followed, () => last && charts(last));
  const losses = createLosses(stage, followed);
  const lower = createLower(stage, followed);
  const charts: Part = (state) => {
    losses(state);
    lower(state);
  };
  return (state) => {
    last = state;
    for (const part of [plane, legends, points, charts]) part(state);
  };
}

/** The chart that is chosen; each is built when it is first shown. */
function createLower(stage: Place, followed: Followed): Part {
  const make = {force: createForceChart, norm: createNormChart, probability: createProbabilityChart};
  const built = new Map<Params["chart"], {root: ReturnType<typeof group>; part: Part}>();
  return (state) => {
    const {chart} = state.settled;
    let one = built.get(chart);
    if (!one) {
      const root = group(stage.svg, "");
      one = {root, part: make[chart](stage, root, followed)};
      built.set(chart, one);
    }
    for (const [key, {root}] of built) {
      const display = key === chart ? null : "none";
      if (root.attr("display") !== display) root.attr("display", display);
    }
    one.part(state);
  };
}

function createLegends(stage: Place): Part {
  const {x} = layouts[stage.mode].plane;
  const wide = stage.mode === "wide";
  const most = wide ? 16 : 13;
  const short = (name: string) => (name.length > most ? `${name.slice(0, most - 1)}…` : name);
  const root = group(stage.svg, "");
  let drawn = "";
  return ({result, params, settled}) => {
    const {classes} = result.points;
    const key = [...classes, params.forces, settled.drop, result.before !== null].join("\n");
    if (key === drawn) return;
    drawn = key;
    root.selectAll("*").remove();
    const kinds: LegendItem[] = classes.map((name, c) => ({
      label: `${short(name)}, y = ${c ? "+1" : "−1"}`,
      className: classNames[c],
      path: classSymbol(c, 46),
      ref: "y"
    }));
    const force: LegendItem = {
      label: `force (${params.forces === "svm" ? "SVM" : "logistic"})`,
      className: "line-taught svm-force",
      path: "M-7,0h13l-4,-3m4,3l-4,3",
      ref: "force"
    };
    const hollow: LegendItem[] = [];
    if (settled.drop) hollow.push({label: "left out", className: "svm-out", path: classSymbol(0, 46)});
    else if (params.forces === "svm") {
      hollow.push({label: "no force", className: "svm-still", path: classSymbol(0, 46)});
    }
    const lines: LegendItem[] = [
      {label: "SVM", className: "line", ref: "hinge"},
      {label: "its margins", className: "line svm-margin", path: "M-6,0h4m4,0h4", ref: "margin"},
      {label: "logistic", className: "line-2", path: "M-7,0h7m2,0h3", ref: "logistic"}
    ];
    if (result.before) lines.push({label: "both before", className: "line-soft dotted", ref: "before"});
    const rows = wide ? [[...kinds, force, ...hollow], lines] : [kinds, [force, ...hollow], lines];
    rows.forEach((items, k) => {
      createLegend(root, items, {x: x - (wide ? 0 : 26), y: 10 + 18 * k, gap: wide ? 16 : 14});
    });
    root.selectAll(".svm-force").attr("style", "stroke-width:1.5");
    root.selectAll(".svm-margin").attr("style", "stroke-width:1");
    root
      .selectAll(".svm-out")
      .attr("style", "fill:var(--paper);stroke:var(--soft);stroke-width:1.4;opacity:.4");
    root.selectAll(".svm-still").attr("style", "fill:var(--paper);stroke:var(--soft);stroke-width:1.4");
  };
}
