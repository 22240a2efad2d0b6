import {tenth} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";
import {axis, lambda} from "../world.js";

/** The bowl, GD's few steps and SGD's many. */
export const thumb: Room["Figure"]["thumb"] = (stage) => {
  const plot = createPlot<Room["Stage"]["declaration"]>(stage, {
    at: {x: -4, y: -8, width: 256, height: 164},
    x: {domain: [-2.4, 3.2], label: "", bare: true},
    y: {domain: [-0.2, 3.3], label: "", bare: true}
  });
  const size = 5.6 / plot.at.width;
  const levels = plot.inside
    .append("g")
    .attr(
      "style",
      "fill:var(--faint);fill-opacity:0.08;stroke:var(--faint);stroke-width:0.7;stroke-opacity:0.55"
    );
  for (const c of [2.56, 0.64, 0.16, 0.04])
    levels
      .append("ellipse")
      .attr("rx", tenth(Math.sqrt((2 * c) / lambda[0]) / size))
      .attr("ry", tenth(Math.sqrt((2 * c) / lambda[1]) / size))
      .attr(
        "transform",
        `translate(${tenth(plot.x(1))},${tenth(plot.y(1))})rotate(${tenth((-180 / Math.PI) * Math.atan2(axis[1], axis[0]))})`
      );
  const sgd = plot.line({className: "line-1"});
  const gd = plot.line({className: "line-0"});
  const start = plot.dots({className: "taught mark", radius: 5});
  return ({params, result}) => {
    const [a, b] = result.world.minimum;
    const drawn = (d0: Float64Array, d1: Float64Array, n: number): [Float64Array, Float64Array] => [
      d0.slice(0, n).map((v) => v + a),
      d1.slice(0, n).map((v) => v + b)
    ];
    sgd(...drawn(result.sgd.walk.d0, result.sgd.walk.d1, 120));
    gd(...drawn(result.gd.walk.d0, result.gd.walk.d1, 20));
    start([params.start[0]], [params.start[1]]);
  };
};
