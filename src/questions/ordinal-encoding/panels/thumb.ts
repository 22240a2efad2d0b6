import {tenth} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import type {Room} from "../params.js";
import {K} from "../worlds.js";
import {course, extent, heights} from "./fit.js";

/** Five columns of points, their means, and a line that has nothing to do with them. */
export const thumb: Room["Figure"]["thumb"] = (stage) => {
  const plot = createPlot(stage, {
    x: {domain: [0.5, K + 0.5], label: "", bare: true},
    y: {domain: [-1, 7], label: "", bare: true}
  });
  const dots = plot.dots({className: "class-0 mark", radius: 3});
  const means = plot.inside.append("path").attr("class", "line-2").style("stroke-width", "3.5");
  const line = plot.line({className: "line-taught"});
  return ({params, result}) => {
    const {sample, seen} = result;
    const ends = extent(params, result);
    plot.domain({x: ends, y: heights(result)});
    const six = Array.from(sample.rows, (row) => row.slice(0, 6));
    const half = 0.06 * (ends[1] - ends[0]);
    dots(
      six.flatMap((row, g) => Array.from(row, (_, i) => seen[g] + half * (2 * ((i * 0.618034) % 1) - 1))),
      six.flatMap((row) => Array.from(row))
    );
    const wide = plot.x(half) - plot.x(0);
    setAttr(
      means,
      "d",
      Array.from(
        sample.means,
        (m, g) => `M${tenth(plot.x(seen[g]) - wide)},${tenth(plot.y(m))}h${tenth(2 * wide)}`
      ).join("")
    );
    const {xs, ys} = course(params, result, ends);
    line(xs, ys);
  };
};
