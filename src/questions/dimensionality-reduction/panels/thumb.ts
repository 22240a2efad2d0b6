import {tenth} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import type {Room} from "../params.js";
import {showAll} from "./view.js";

/** A cloud, the axis that keeps most of it, and what the axis does not see. */
export const thumb: Room["Figure"]["thumb"] = (stage) => {
  const plot = createPlot(stage, {
    x: {domain: [-1, 1], label: "", bare: true},
    y: {domain: [-1, 1], label: "", bare: true}
  });
  const path = (className: string) => plot.inside.append("path").attr("class", className);
  const [lost, axis] = [path("line-soft"), path("line-taught")];
  const dots = plot.dots({className: "class-0 mark", radius: 3.5});
  return ({result: {plane}}) => {
    const half = showAll(plot, plane);
    const t = (plane.best * Math.PI) / 180;
    const [c, s] = [Math.cos(t), Math.sin(t)];
    const at = (x: number, y: number) => `${tenth(plot.x(x))},${tenth(plot.y(y))}`;
    setAttr(axis, "d", `M${at(-3 * half * c, -3 * half * s)}L${at(3 * half * c, 3 * half * s)}`);
    setAttr(
      lost,
      "d",
      Array.from(plane.x, (x, i) => {
        const along = c * x + s * plane.y[i];
        return `M${at(x, plane.y[i])}L${at(along * c, along * s)}`;
      }).join("")
    );
    dots(plane.x, plane.y);
  };
};
