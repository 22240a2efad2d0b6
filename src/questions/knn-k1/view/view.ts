import {createLegend, group} from "../../../marks/axes.js";
import {classNames, classSymbol} from "../../../marks/symbols.js";
import type {Here, Part, Place} from "../params.js";
import {createCharts} from "./charts.js";
import {createPlane} from "./field.js";
import {layouts} from "./layout.js";
import {createPoints} from "./points.js";

/** The whole picture: the plane with its points, and the curves against k. */
export function view(stage: Place): Part {
  const parts = [createPlane(stage), createLegends(stage), createPoints(stage), createCharts(stage)];
  return (state) => {
    for (const part of parts) part(state);
  };
}

/** The classes' names above the plane, and what a heavy outline means. */
function createLegends(stage: Place): Part {
  const at = layouts[stage.mode].field;
  const root = group(stage.svg, "");
  let drawn = "";
  return ({result: {classes}}: Here) => {
    const key = classes.join("\n");
    if (key === drawn) return;
    drawn = key;
    root.selectAll("*").remove();
    const short = (name: string) => (name.length > 14 ? `${name.slice(0, 13)}…` : name);
    const items = classes.map((name, c) => ({
      label: short(name),
      className: classNames[c],
      path: classSymbol(c, 46)
    }));
    createLegend(root, items, {x: at.x, y: 12});
  };
}
