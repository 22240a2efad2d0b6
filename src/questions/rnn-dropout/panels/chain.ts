import {group} from "../../../marks/axes.js";
import {tenth} from "../../../marks/format.js";
import {createParamHandle} from "../../../marks/param-handle.js";
import {createPlot} from "../../../marks/plot.js";
import {setAttr} from "../../../marks/set.js";
import {MOST, type Room} from "../params.js";
import {edgeNames} from "../schemes.js";
import {maskTitle, share} from "../words.js";

const CROSS = "M-4,-4L4,4M-4,4L4,-4";
const ROWS = {wide: 14, narrow: 9};

/** The main panel: units of a chain step by step, each mask's crosses on its edges, and which units still hold the first input. */
export const chain: Room["Picture"] = {
  id: "chain",
  tab: "Chain",
  title: ({params: {mask, edge}}) => `${maskTitle(mask)}, on the ${edgeNames[edge]}`,
  reads: ({params: {mask, edge, steps}, result: {kept, lost, averages}}) => [
    mask,
    edge,
    steps,
    kept,
    lost,
    averages
  ],
  legend: () => [
    {label: "holds the first input", className: "line-0", ref: "alive"},
    {label: "does not", className: "line-soft", ref: "lost"},
    {label: "dropped by the mask", className: "line", path: CROSS, ref: "mask"}
  ],
  draw: (stage) => {
    const rows = ROWS[stage.mode];
    const plot = createPlot(stage, {
      x: {
        domain: [-0.7, MOST + 0.4],
        label: "step t",
        ticks: stage.mode === "narrow" ? [0, 5, 10, 15, 20] : [0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20]
      },
      y: {domain: [rows + 0.1, -1.5], label: "", bare: true}
    });
    const {x, y, inside} = plot;
    const path = (className: string, ref: string) =>
      group(inside, "").attr("data-ref", ref).append("path").attr("class", className);
    const later = path("line-soft", "lost");
    const lost = path("line-soft", "lost");
    const side = path("line-soft dotted", "mask");
    const alive = path("line-0", "alive");
    const knots = group(inside, "").attr("data-ref", "alive").append("path").attr("class", "class-0");
    const crosses = path("line", "mask");
    const line = plot.rule("x", {className: "line-taught", ref: "steps"});
    const handle = createParamHandle<Room["Stage"]["declaration"], Room["State"]>(plot, {
      param: "steps",
      along: "x",
      hint: "drag the last step",
      hintAt: {x: 14, y: 4, anchor: "start"},
      at: ({params}) => [params.steps, -1],
      words: ({params, result}) => `${share(result.averages[params.mask].alive)} of the units alive`
    });
    const step = x(1) - x(0);
    const row = y(1) - y(0);
    const arm = Math.min(4.5, row / 4, step / 3.2);
    return (state) => {
      const {edge, steps} = state.params;
      const {kept, lost: firsts} = state.result;
      const d = {later: "", lost: "", side: "", alive: "", knots: "", crosses: ""};
      const cross = (px: number, py: number) => {
        const [l, r, t, b] = [px - arm, px + arm, py - arm, py + arm].map(tenth);
        d.crosses += `M${l},${t}L${r},${b}M${l},${b}L${r},${t}`;
      };
      for (let i = 0; i < rows; ++i) {
        const py = tenth(y(i + 0.3));
        const first = firsts[i];
        const end = Math.min(steps, first - (edge === "cell" ? 0.5 : 0));
        if (end > 0) d.alive += `M${tenth(x(0))},${py}H${tenth(x(end))}`;
        if (end < steps) d.lost += `M${tenth(x(Math.max(0, end)))},${py}H${tenth(x(steps))}`;
        if (steps < MOST) d.later += `M${tenth(x(steps))},${py}H${tenth(x(MOST))}`;
        for (let t = 0; t <= steps; ++t) {
          const px = x(t);
          if (t < first) d.knots += `M${tenth(px - 2.6)},${py}a2.6,2.6 0 1 0 5.2,0a2.6,2.6 0 1 0 -5.2,0`;
          const open = kept[i * (MOST + 1) + t] === 1;
          if (edge === "cell") {
            if (t && !open) cross(x(t - 0.5), py);
          } else if (edge === "hidden") {
            // A second path from step to step, which the gates read.
            if (!t) continue;
            const low = tenth(py + row * 0.42);
            d.side += `M${tenth(x(t - 1))},${py}C${tenth(x(t - 0.8))},${low} ${tenth(x(t - 0.2))},${low} ${tenth(px)},${py}`;
            if (!open) cross(x(t - 0.5), py + row * 0.32);
          } else {
            // What is written at this step comes in from below.
            d.side += `M${tenth(x(t - 0.45))},${tenth(py + row * 0.5)}L${tenth(px)},${py}`;
            if (!open) cross(x(t - 0.25), py + row * 0.28);
          }
        }
      }
      setAttr(later, "d", d.later || null);
      setAttr(lost, "d", d.lost || null);
      setAttr(side, "d", d.side || null);
      setAttr(alive, "d", d.alive || null);
      setAttr(knots, "d", d.knots || null);
      setAttr(crosses, "d", d.crosses || null);
      line(steps, rows + 0.1, -1);
      later.style("stroke-opacity", 0.35);
      handle(state);
    };
  }
};
