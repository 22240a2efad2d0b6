import {group} from "../../../marks/axes.js";
import {tenth} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import {MOST, type Room} from "../params.js";

/** Lines that break one by one. */
export const thumb: Room["Figure"]["thumb"] = (stage) => {
  const rows = 9;
  const plot = createPlot(stage, {
    x: {domain: [0, 12], label: "", bare: true},
    y: {domain: [rows, 0], label: "", bare: true}
  });
  const path = (className: string) => group(plot.inside, "").append("path").attr("class", className);
  const [lost, alive, crosses] = [path("line-soft"), path("line-0"), path("line")];
  return ({result}) => {
    let [a, b, c] = ["", "", ""];
    for (let i = 0; i < rows; ++i) {
      const py = tenth(plot.y(i + 0.5));
      const end = plot.x(Math.min(12, result.lost[i] - 0.5));
      if (end > plot.x(0)) a += `M${tenth(plot.x(0))},${py}H${tenth(end)}`;
      b += `M${tenth(end)},${py}H${tenth(plot.x(12))}`;
      if (result.lost[i] <= Math.min(12, MOST)) c += `M${tenth(end - 4)},${py - 4}l8,8m-8,0l8,-8`;
    }
    setAttr(alive, "d", a || null);
    setAttr(lost, "d", b);
    setAttr(crosses, "d", c || null);
  };
};
