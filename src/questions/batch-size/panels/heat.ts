import {scientific, tenth} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import {basin} from "../heat.js";
import type {Room} from "../params.js";

const [u, v] = basin().center;
const reach = 0.8;

/** Where SGD stays round the minimum of a convex loss, and the ellipse that η/B gives. */
export const heat: Room["Picture"] = {
  id: "heat",
  tab: "Temperature",
  title: ({result: {heat}}) => `At a minimum, η/B = ${scientific(heat.temperature)}`,
  reads: ({result: {heat}}) => [heat.iterates, heat.law, heat.temperature],
  legend: () => [
    {label: "weights", className: "class-2", path: "M-3,0a3,3 0 1,0 6,0a3,3 0 1,0-6,0z"},
    {label: "law, two std", className: "line dashed", ref: "law"}
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [u - reach, u + reach], label: "weight w₁", ticks: 4},
      y: {domain: [v - reach, v + reach], label: "weight w₂", ticks: 4},
      left: 42
    });
    const {x, y, inside} = plot;
    // One unit is as long across as along; the plot fills the panel.
    const high = (reach * plot.at.height) / plot.at.width;
    plot.domain({y: [v - high, v + high]});
    const dots = inside
      .append("path")
      .attr("class", "line-2")
      .attr("data-ref", "heat")
      .attr("style", "stroke-width:3.6;stroke-linecap:round");
    const law = inside.append("ellipse").attr("class", "line dashed").attr("data-ref", "law");
    const cross = inside.append("path").attr("class", "line").attr("data-ref", "minimum");
    cross.attr("d", `M${tenth(x(u))},${tenth(y(v))}m-5,0h10m-5,-5v10`);
    plot.frame();
    const beyond = plot.text({className: "name", dx: 6, dy: -8});
    return ({result: {heat: now}}) => {
      let d = "";
      let off = 0;
      for (let i = 0; i < now.iterates.length; i += 2) {
        const [a, b] = [now.iterates[i], now.iterates[i + 1]];
        if (Math.abs(a - u) > reach || Math.abs(b - v) > high) ++off;
        else d += `M${tenth(x(a))},${tenth(y(b))}h0`;
      }
      setAttr(dots, "d", d || null);
      const unit = x(1) - x(0);
      setAttr(law, "rx", tenth(2 * now.ellipse.major * unit));
      setAttr(law, "ry", tenth(2 * now.ellipse.minor * unit));
      setAttr(
        law,
        "transform",
        `translate(${tenth(x(u))},${tenth(y(v))})rotate(${tenth((-now.ellipse.angle * 180) / Math.PI)})`
      );
      if (off) beyond(u - reach, v - high, `${off} of 256 outside`);
      else beyond.clear();
    };
  }
};
