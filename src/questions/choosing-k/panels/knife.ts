import {amount, tenth} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import type {Room} from "../params.js";
import {meanOf} from "../words.js";
import {marks} from "./marks.js";

/** Each point's silhouette as a bar, by cluster and sorted: each cluster a knife. */
export const knife: Room["Picture"] = {
  id: "knife",
  tab: "Silhouettes",
  title: ({result: {silhouettes}}) =>
    silhouettes ? `Silhouettes: mean ${amount(meanOf(silhouettes))}` : "One cluster has no silhouette",
  reads: ({result: {labels, silhouettes}}) => [labels, silhouettes],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {domain: [-0.4, 1], label: "silhouette s of a point", ticks: [-0.25, 0, 0.25, 0.5, 0.75, 1]},
      y: {domain: [0, 1], label: "points, by cluster", ticks: [], bare: true},
      left: 16
    });
    const blades = marks.map(({color}) =>
      plot.inside.append("path").attr("data-ref", "knife").style("fill", color).style("fill-opacity", "0.8")
    );
    const zero = plot.rule("x", {className: "axis-line"});
    const mean = plot.rule("x", {className: "line-taught dashed", ref: "mean"});
    return ({result: {labels, silhouettes}}) => {
      const n = labels.length;
      const clusters = silhouettes ? Math.max(...labels) + 1 : 0;
      const gap = 0.025;
      const step = (1 - gap * (clusters + 1)) / n;
      let top = 1;
      for (const [c, blade] of blades.entries()) {
        const values = silhouettes ? silhouettes.filter((_, i) => labels[i] === c).sort((a, b) => b - a) : [];
        let d = "";
        if (values.length) top -= gap;
        for (const v of values) {
          const [a, b] = [tenth(plot.y(top)), tenth(plot.y(top - step))];
          d += `M${tenth(plot.x(0))},${a}H${tenth(plot.x(v))}V${b}H${tenth(plot.x(0))}z`;
          top -= step;
        }
        setAttr(blade, "d", d || null);
      }
      if (!silhouettes) {
        zero.clear();
        mean.clear();
        plot.names([]);
        return;
      }
      zero(0);
      mean(meanOf(silhouettes));
    };
  }
};
