import {createAxis, createLegend, type Group, group} from "../../../marks/axes.js";
import {tenth} from "../../../marks/format.js";
import {scaleLinear} from "../../../marks/scale.js";
import {marginLosses} from "../../../ml/margin-losses.js";
import type {Part, Place} from "../params.js";
import {type Followed, layouts} from "./layout.js";
import {createOnCurves, marginDomain} from "./on-curves.js";

/** The force −ℓ′(m) over the margin: the hinge's stops at 1, the logistic one falls and never ends. */
export function createForceChart(stage: Place, root: Group, followed: Followed): Part {
  const at = layouts[stage.mode].lower;
  const x = scaleLinear([...marginDomain], [at.x, at.x + at.width]);
  const y = scaleLinear([0, 1], [at.y + at.height, at.y]);
  createAxis(root, {at, orient: "bottom", label: "margin m = y f(x)", ticks: [-3, -2, -1, 0, 1, 2, 3, 4, 5]})(
    x
  );
  createAxis(root, {
    at,
    orient: "left",
    label: "force −ℓ′(m) on the boundary (nats)",
    ticks: [0, 0.5, 1],
    grid: true
  })(y);
  const dots = group(root, "");
  root
    .append("path")
    .attr("class", "line")
    .attr("data-ref", "hinge")
    .attr("d", `M${at.x},${at.y}H${tenth(x(1))}V${at.y + at.height}H${at.x + at.width}`);
  root
    .append("path")
    .attr("class", "line-2")
    .attr("data-ref", "logistic")
    .style("stroke-dasharray", "9 3 2 3")
    .attr(
      "d",
      `M${Array.from({length: 33}, (_, i) => -3 + i / 4)
        .map((m) => `${tenth(x(m))},${tenth(y(-marginLosses.logistic.slope(m)))}`)
        .join("L")}`
    );
  createLegend(
    root,
    [
      {label: "hinge (SVM)", className: "line", ref: "hinge"},
      {label: "logistic", className: "line-2", path: "M-6,0h6m2,0h3", ref: "logistic"}
    ],
    {x: at.x + 0.57 * at.width, y: at.y + 9, column: true}
  )
    .selectAll("text")
    .attr("class", "legend-label halo");
  const ride = createOnCurves(stage, dots, root);
  let drawn: unknown[] = [];
  return ({result}) => {
    const key = [result, followed.i];
    if (key.every((v, i) => v === drawn[i])) return;
    drawn = key;
    // On the kink the force is what balances the others, between 0 and 1.
    const of = (whose: "svm" | "logistic", slope: (m: number) => number) => ({
      whose,
      height: (m: number, row: number) => (row < 0 ? -slope(m) : result[whose].force[row])
    });
    ride(
      result,
      [of("svm", marginLosses.hinge.slope), of("logistic", marginLosses.logistic.slope)],
      x,
      y,
      1,
      followed.i
    );
  };
}
