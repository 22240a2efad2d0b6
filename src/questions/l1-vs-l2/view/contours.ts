import type {Group} from "../../../marks/axes.js";
import {tenth} from "../../../marks/format.js";
import type {Scale} from "../../../marks/scale.js";
import type {Params, Result} from "../model.js";

/** Contours as multiples of the one through ŵ, which touches the ball. */
export const MULTIPLES = [1 / 3, 2 / 3, 1, 1.4, 1.8];

/** √(2L) on the contour through ŵ. Within the budget ŵ is w* and has none: contours at round distances then. */
export function contourRadius({optimum}: Result): number {
  return optimum.loss > 0 ? Math.sqrt(2 * optimum.loss) : 0.8;
}

/**
 * The loss's contours: ellipses round w* whose axes lie at ±45°, since the features are standardized; the lengths
 * are √(2L/(1 ± ρ)).
 */
export function createContours(parent: Group, x: Scale, y: Scale): (result: Result, params: Params) => void {
  const unit = x(1) - x(0);
  const ellipses = parent
    .append("g")
    .attr("data-ref", "loss rho")
    .selectAll("ellipse")
    .data(MULTIPLES)
    .join("ellipse");
  return (result, {center, rho}) => {
    const radius = contourRadius(result);
    const place = `translate(${tenth(x(center[0]))},${tenth(y(center[1]))})rotate(-45)`;
    ellipses
      .attr("class", (k) => (k === 1 && result.optimum.loss > 0 ? "line" : "line-soft"))
      .attr("transform", place)
      .attr("rx", (k) => tenth((unit * k * radius) / Math.sqrt(1 + rho)))
      .attr("ry", (k) => tenth((unit * k * radius) / Math.sqrt(1 - rho)));
  };
}
