import {createAxis, createLegend, type Group} from "../../../marks/axes.js";
import {fixed, tenth} from "../../../marks/format.js";
import {put, say} from "../../../marks/put.js";
import {scaleLinear, scaleLog} from "../../../marks/scale.js";
import {norm} from "../fits.js";
import type {Part, Place} from "../params.js";
import {layouts} from "./layout.js";

const names: Readonly<Record<number, string>> = {[-2]: "0.01", 0: "1", 2: "100", 4: "10⁴", 6: "10⁶"};
const tops = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 1e4];

/** ‖w‖ of both against C, on a log scale. */
export function createNormChart(stage: Place, root: Group): Part {
  const at = layouts[stage.mode].lower;
  const x = scaleLog([0.01, 1e6], [at.x, at.x + at.width]);
  const y = scaleLinear([0, 1], [at.y + at.height, at.y]);
  createAxis(root, {
    at,
    orient: "bottom",
    label: "C (log scale)",
    ticks: [0.01, 1, 100, 1e4, 1e6],
    format: (v) => names[Math.round(Math.log10(v))]
  })(x);
  const yAxis = createAxis(root, {
    at,
    orient: "left",
    label: "length of the weights ‖w‖",
    ticks: 4,
    grid: true
  });
  const now = root
    .append("path")
    .attr("class", "line-taught")
    .attr("data-ref", "c")
    .style("stroke-width", "1");
  const svm = root.append("path").attr("class", "line").attr("data-ref", "hinge");
  const logistic = root
    .append("path")
    .attr("class", "line-2")
    .attr("data-ref", "logistic")
    .style("stroke-dasharray", "9 3 2 3");
  const legend = createLegend(
    root,
    [
      {label: "", className: "line-2", path: "M-6,0h6m2,0h3", ref: "logistic"},
      {label: "", className: "line", ref: "hinge"}
    ],
    {x: at.x + 8, y: at.y + 10, column: true}
  );
  const said = ["logistic", "hinge"].map((ref) =>
    legend.select(`[data-ref="${ref}"] text`).attr("class", "legend-label halo")
  );
  let drawn: unknown = null;
  let top = 0;
  return ({result, settled}) => {
    const {norms} = result;
    if (!norms || result === drawn) return;
    drawn = result;
    const highest = Math.max(...norms.svm, ...norms.logistic, norm(result.svm), norm(result.logistic));
    const next = tops.find((t) => t >= highest) ?? highest;
    if (next !== top) {
      top = next;
      y.domain([0, top]);
      yAxis(y);
    }
    const line = (values: ArrayLike<number>) =>
      `M${norms.C.map((c, k) => `${tenth(x(c))},${tenth(y(values[k]))}`).join("L")}`;
    put(svm, "d", line(norms.svm));
    put(logistic, "d", line(norms.logistic));
    const c = settled.c;
    put(now, "d", `M${tenth(x(c))},${at.y + at.height}V${at.y}`);
    say(said[0], `logistic: ${fixed(norm(result.logistic))}`);
    say(said[1], `SVM: ${fixed(norm(result.svm))}`);
  };
}
