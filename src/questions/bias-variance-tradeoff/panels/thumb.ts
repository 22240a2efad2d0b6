import {createPlot} from "../../../marks/plot.js";
import type {Room} from "../params.js";
import {curvesOf} from "../tables.js";

/** Bias gives way to variance, on top of the noise; a dot at the least sum. */
export const thumb: Room["Figure"]["thumb"] = (stage) => {
  const plot = createPlot(stage, {
    x: {domain: [1, 12], label: "", bare: true},
    y: {domain: [0, 0.42], label: "", bare: true}
  });
  const noise = plot.area({className: "area-soft"});
  const bias = plot.area({className: "area-0"});
  const variance = plot.area({className: "area-1"});
  const total = plot.line({className: "line"});
  const best = plot.dots({className: "taught", radius: 6});
  return ({params: {f, n, sigma}, data}) => {
    const {poly} = curvesOf(data, f, n, sigma);
    const xs = poly.bias2.map((_, i) => i + 1);
    const floor = xs.map(() => sigma ** 2);
    const second = poly.bias2.map((b) => sigma ** 2 + b);
    const third = second.map((v, i) => v + poly.variance[i]);
    noise(
      xs,
      xs.map(() => 0),
      floor
    );
    bias(xs, floor, second);
    variance(xs, second, third);
    total(xs, third);
    const least = Math.min(...third);
    best([third.indexOf(least) + 1], [least]);
  };
};
