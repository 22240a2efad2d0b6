import {createAxis, createLegend, type Group} from "../../../marks/axes.js";
import {fixed, tenth} from "../../../marks/format.js";
import {put, say} from "../../../marks/put.js";
import {scaleLinear} from "../../../marks/scale.js";
import type {Part, Place} from "../params.js";
import type {Reliability} from "../probabilities.js";
import {layouts} from "./layout.js";

/** Reliability: the share of class 1 among cases with about the same predicted probability. */
export function createProbabilityChart(stage: Place, root: Group): Part {
  const at = layouts[stage.mode].lower;
  const x = scaleLinear([0, 1], [at.x, at.x + at.width]);
  const y = scaleLinear([0, 1], [at.y + at.height, at.y]);
  const format = (v: number) => fixed(v, v % 1 ? 2 : 0);
  const ticks = [0, 0.25, 0.5, 0.75, 1];
  createAxis(root, {at, orient: "bottom", label: "predicted probability of y = +1", ticks, format})(x);
  const yAxis = createAxis(root, {
    at,
    orient: "left",
    label: "",
    ticks: [0, 0.5, 1],
    format,
    grid: true
  });
  root
    .append("path")
    .attr("class", "line-soft")
    .attr("d", `M${at.x},${at.y + at.height}L${at.x + at.width},${at.y}`);
  const kinds = [
    {
      key: "logistic",
      name: "logistic",
      className: "line-2",
      dash: "9 3 2 3",
      swatch: "M-6,0h6m2,0h3"
    },
    {key: "platt", name: "Platt", className: "line-soft", dash: "4 3", swatch: "M-6,0h5m3,0h4"},
    {key: "svm", name: "SVM", className: "line", dash: "none", swatch: undefined}
  ] as const;
  const paths = kinds.map(({key, className, dash}) =>
    root.append("path").attr("class", className).style("stroke-dasharray", dash).attr("data-ref", key)
  );
  const legend = createLegend(
    root,
    kinds.map(({key, name, className, swatch}) => ({label: name, className, path: swatch, ref: key})),
    // The longest on top, where the curves, which rise, leave most room.
    {x: at.x + 8, y: at.y + 9, column: true}
  );
  const names = kinds.map(({key}) =>
    legend.select(`[data-ref="${key}"] text`).attr("class", "legend-label halo")
  );
  let drawn: unknown = null;
  return ({result: {probabilities}, settled}) => {
    if (!probabilities || probabilities === drawn) return;
    drawn = probabilities;
    yAxis(y, `share of y = +1, ${settled.table === "simulated" ? "fresh cases" : "the fitted rows"}`);
    kinds.forEach(({key, name}, k) => {
      const {bins, error}: Reliability = probabilities[key];
      put(
        paths[k],
        "d",
        `M${bins.map(({predicted, observed}) => `${tenth(x(predicted))},${tenth(y(observed))}`).join("L")}`
      );
      say(names[k], `${name}: off by ${fixed(error, 3)}`);
    });
  };
}
