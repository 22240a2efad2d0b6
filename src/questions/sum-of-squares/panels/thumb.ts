import {createPlot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import {ENDS, type Room} from "../params.js";
import {areaShapes} from "./area.js";

/** A line, its residuals, their squares. */
export const thumb: Room["Figure"]["thumb"] = (stage) => {
  const plot = createPlot(stage, {
    x: {domain: [-1.4, 7.4], label: "", bare: true},
    y: {domain: [-0.5, 6], label: "", bare: true}
  });
  const squares = plot.inside.append("path").attr("class", "area-0").style("stroke", "var(--blue)");
  const line = plot.line({className: "line-taught"});
  const dots = plot.dots({className: "class-0 mark", radius: 4});
  return ({params: {left, right, loss}, result}) => {
    setAttr(squares, "d", areaShapes(plot, result, loss).join(""));
    line(ENDS, [left, right]);
    dots(result.points.x, result.points.y);
  };
};
