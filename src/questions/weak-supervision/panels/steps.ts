import {createPlot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import type {Room} from "../params.js";

/** How EM finds the accuracies, step by step, each function a line; true ones as dashes where they are shown. */
export const steps: Room["Picture"] = {
  id: "steps",
  tab: "EM",
  title: "EM: each function’s accuracy, step by step",
  reads: ({params: {gold}, result: r}) => [gold, r.key],
  legend: ({params, result}) => [
    {label: "estimated", className: "line-taught"},
    ...(params.gold || result.simulated ? [{label: "true", className: "line", path: "M-5,0h10"}] : [])
  ],
  draw: (stage) => {
    const plot = createPlot(stage, {
      x: {
        domain: [1, 5000],
        scale: "log",
        label: "step (log scale; 1 is the start)",
        ticks: [1, 10, 100, 1000]
      },
      y: {domain: [0, 1], label: "accuracy (%)", format: (v) => `${Math.round(100 * v)}`, grid: true}
    });
    const lines = plot.inside.append("path").attr("class", "line-taught").style("stroke-width", "1.25px");
    const truths = plot.inside.append("path").attr("class", "line").style("stroke-width", "1.5px");
    return ({params, result: r}) => {
      let [line, ticks] = ["", ""];
      const right = plot.at.x + plot.at.width;
      r.on.forEach((j, k) => {
        if (Number.isNaN(r.fit.accuracy[k])) return;
        r.trace.forEach(({step, accuracy}, i) => {
          // The last steps of a long way, where nothing moves that could be seen, end where the true ones stand.
          const x = Math.min(plot.x(step + 1), right - 14);
          line += `${i ? "L" : "M"}${x.toFixed(1)},${plot.y(accuracy[k]).toFixed(1)}`;
        });
        line += `H${right - 14}`;
        if (params.gold || r.simulated) ticks += `M${right - 12},${plot.y(r.truth[j]).toFixed(1)}h12`;
      });
      setAttr(lines, "d", line || null);
      setAttr(truths, "d", ticks || null);
    };
  }
};
