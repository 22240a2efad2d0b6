import {inParts} from "../../../figure/contract.js";
import {createLegend, group, type LegendItem} from "../../../marks/axes.js";
import {classNames, classSymbol} from "../../../marks/symbols.js";
import type {KnnResult} from "../model.js";
import type {Here, Part, Place} from "../params.js";
import {createCharts} from "./charts.js";
import {createPlane} from "./field.js";
import {layouts} from "./layout.js";
import {createPoints} from "./points.js";

/** The whole picture: the plane with its points, and the curves against k. */
export const view = inParts(createPlane, createLegends, createPoints, createCharts);

/** The classes' names above the plane, and what lines, outlines and faint places mean in the view that is shown. */
function createLegends(stage: Place): Part {
  const {x} = layouts[stage.mode].field;
  const wide = stage.mode === "wide";
  const most = wide ? 14 : 11;
  const short = (name: string) => (name.length > most ? `${name.slice(0, most - 1)}…` : name);
  const root = group(stage.svg, "");
  let drawn = "";
  return ({result}: Here) => {
    const {classes, points} = result;
    const wrong = result.field && points.wrong.includes(1) ? points.label[points.wrong.indexOf(1)] : -1;
    const key = [...classes, "", !result.field, result.k === 1, wrong, result.cells !== null].join("\n");
    if (key === drawn) return;
    drawn = key;
    root.selectAll("*").remove();
    const items: LegendItem[] = classes.map((name, c) => ({
      label: short(name),
      className: classNames[c],
      path: classSymbol(c, 46)
    }));
    // A legend is laid out at 6.1 units a letter; the second one begins where the first ends.
    const width = items.reduce((sum, {label}) => sum + 31 + 6.1 * label.length, 0);
    createLegend(root, items, {x, y: 12});
    createLegend(root, meanings(result, wrong), wide ? {x: x + width, y: 12} : {x, y: 30})
      .selectAll(".knn-legend-wrong")
      .style("fill", "none")
      .style("stroke", "var(--ink)")
      .style("stroke-width", "1.8");
  };
}

function meanings({field, cells, k}: KnnResult, wrong: number): LegendItem[] {
  const pale = "M-6,-5h12v10h-12z";
  if (!field) {
    return [
      {label: "boundary of one sample", className: "line-taught", ref: "variance"},
      {label: "fainter: samples differ", className: "area-soft", path: pale}
    ];
  }
  const items: LegendItem[] = [{label: "boundary", className: "line", ref: "boundary"}];
  // Three classes and both of these would reach over the charts.
  if (cells && wrong < 0) items.push({label: "cell of one point", className: "line-soft"});
  if (wrong >= 0) {
    items.push({label: "misclassified", className: "mark knn-legend-wrong", path: classSymbol(wrong, 40)});
  }
  if (k > 1) items.push({label: "fainter: closer vote", className: "area-soft", path: pale});
  return items;
}
