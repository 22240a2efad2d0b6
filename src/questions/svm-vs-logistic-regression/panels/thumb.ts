import {group} from "../../../marks/axes.js";
import {tenth} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import {classNames} from "../../../marks/symbols.js";
import type {Room} from "../params.js";
import {levelLine} from "./line.js";
import {forcesOf, symbols} from "./marks.js";

/** The line that few hold and the line that all push: small and hollow is who has no force. */
export const thumb: Room["Figure"]["thumb"] = (stage) => {
  const plot = createPlot(stage, {
    at: {x: -4, y: -6, width: 252, height: 160},
    x: {domain: [-5.5, 5.5], label: "", bare: true},
    y: {domain: [-3.6, 3.6], label: "", bare: true}
  });
  const margins = [-1, 1].map(() => plot.line({className: "line dashed thin"}));
  const svm = plot.line({className: "line"});
  const logistic = plot.line({className: "line-2"});
  const dots = group(plot.inside, "");
  return ({result}) => {
    const draw = (mark: typeof svm, fit: "svm" | "logistic", level: number) => {
      const {xs, ys} = levelLine(result.extent, result[fit], level);
      if (xs.length) mark(xs, ys);
    };
    margins.forEach((mark, k) => {
      draw(mark, "svm", k ? 1 : -1);
    });
    draw(svm, "svm", 0);
    draw(logistic, "logistic", 0);
    const paths = symbols(26);
    const {points} = result;
    const forces = forcesOf(result, "svm");
    dots
      .selectAll("path")
      .data(Array.from(forces))
      .join("path")
      .attr("class", (_, i) => classNames[points.label[i]])
      .attr("d", (f, i) => (f > 0 ? paths.solid : paths.hollow)[points.label[i]])
      .attr("transform", (_, i) => `translate(${tenth(plot.x(points.x[i]))},${tenth(plot.y(points.y[i]))})`);
  };
};
