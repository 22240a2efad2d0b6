import {createAxis, createLegend, group} from "../../../marks/axes.js";
import {createClipped} from "../../../marks/clip.js";
import {tenth} from "../../../marks/format.js";
import {put} from "../../../marks/put.js";
import {scaleLinear} from "../../../marks/scale.js";
import {marginLosses} from "../../../ml/margin-losses.js";
import type {Part, Place} from "../params.js";
import {type Followed, layouts} from "./layout.js";
import {createOnCurves, marginDomain} from "./on-curves.js";

const top = 4;

/** The losses over the margin, with every point on both of those that are fitted. */
export function createLosses(stage: Place, followed: Followed): Part {
  const at = layouts[stage.mode].losses;
  const root = group(stage.svg, "");
  const x = scaleLinear([...marginDomain], [at.x, at.x + at.width]);
  const y = scaleLinear([0, top], [at.y + at.height, at.y]);
  const xAxis = createAxis(root, {
    at,
    orient: "bottom",
    label: "margin m = y f(x)",
    ticks: [-3, -2, -1, 0, 1, 2, 3, 4, 5]
  });
  const yAxis = createAxis(root, {at, orient: "left", label: "", ticks: [0, 1, 2, 3, 4], grid: true});
  const dots = group(root, "");
  const inside = createClipped(root, at, `svm-losses-${stage.mode}`, 1);
  const curve = (
    f: (m: number) => number,
    step: number,
    from: number = marginDomain[0],
    to: number = marginDomain[1]
  ): string => {
    const count = Math.round((to - from) / step);
    return `M${Array.from({length: count + 1}, (_, i) => {
      const m = from + i * step;
      return `${tenth(x(m))},${tenth(y(f(m)))}`;
    }).join("L")}`;
  };
  inside
    .append("path")
    .attr("class", "line-soft")
    .attr("data-ref", "zeroOne")
    .attr("d", `M${at.x},${tenth(y(1))}H${tenth(x(0))}V${tenth(y(0))}H${at.x + at.width}`);
  inside
    .append("path")
    .attr("class", "line-soft dotted")
    .attr("data-ref", "squaredHinge")
    .style("stroke-width", "1.75")
    .attr("d", `${curve(marginLosses.squaredHinge.value, 0.1, -1.2, 1)}H${at.x + at.width}`);
  inside
    .append("path")
    .attr("class", "line")
    .attr("data-ref", "hinge")
    .attr("d", `M${at.x},${tenth(y(4))}L${tenth(x(1))},${tenth(y(0))}H${at.x + at.width}`);
  const logistic = inside
    .append("path")
    .attr("class", "line-2")
    .attr("data-ref", "logistic")
    .style("stroke-dasharray", "9 3 2 3");
  const legend = createLegend(
    root,
    [
      {label: "hinge (SVM)", className: "line", ref: "hinge"},
      {label: "logistic", className: "line-2", path: "M-6,0h6m2,0h3", ref: "logistic"},
      {label: "squared hinge", className: "line-soft dotted", ref: "squaredHinge"},
      {label: "0–1", className: "line-soft", ref: "zeroOne"}
    ],
    {x: at.x + 0.57 * at.width, y: at.y + 8, column: true}
  );
  legend.selectAll("text").attr("class", "legend-label halo");
  const ride = createOnCurves(stage, dots, root);
  let unit = "";
  let drawn: unknown[] = [];
  return ({result, params}) => {
    const loss = params.unit === "bits" ? marginLosses.logistic2 : marginLosses.logistic;
    const key = [result, params.unit, followed.i];
    if (key.every((v, i) => v === drawn[i])) return;
    drawn = key;
    if (params.unit !== unit) {
      unit = params.unit;
      put(logistic, "d", curve(loss.value, 0.2));
      yAxis(y, `loss of one point (logistic in ${unit})`);
    }
    ride(
      result,
      [
        {whose: "svm", height: marginLosses.hinge.value},
        {whose: "logistic", height: loss.value}
      ],
      x,
      y,
      top,
      followed.i
    );
    const beyond = (["svm", "logistic"] as const).some((whose) =>
      result[whose].margin.some((m) => m < marginDomain[0] || m > marginDomain[1])
    );
    xAxis(x, beyond ? "margin m = y f(x); beyond, at the edge" : "margin m = y f(x)");
  };
}
