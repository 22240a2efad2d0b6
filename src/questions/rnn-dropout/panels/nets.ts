import {group} from "../../../marks/axes.js";
import {tenth} from "../../../marks/format.js";
import {createPlot} from "../../../marks/plot.js";
import {setAttr, setText} from "../../../marks/set.js";
import type {Room} from "../params.js";
import {type SchemeKey, schemeKeys} from "../schemes.js";
import {keyOf} from "../words.js";

const ROUND = "M-4,0a4,4 0 1 0 8,0a4,4 0 1 0 -8,0";
const short: Readonly<Record<SchemeKey, string>> = {
  none: "no dropout",
  "inputs-fresh": "in/out, fresh",
  "inputs-fixed": "in/out, one",
  "hidden-fresh": "h, fresh",
  "hidden-fixed": "h, one",
  "update-fresh": "g, fresh",
  "update-fixed": "g, one",
  "cell-fresh": "c, fresh",
  "cell-fixed": "c, one"
};

/** LSTMs trained under every scheme: their errors without masks, and of the mean answer over masks. */
export const nets: Room["Picture"] = {
  id: "nets",
  tab: "Trained nets",
  title: "LSTMs trained to recall a number, p = 25 %",
  reads: ({params: {edge, mask}, data}) => [edge, mask, data],
  legend: () => [
    {label: "no mask at test time", className: "class-1", path: ROUND, ref: "plain"},
    {label: "mean over masks", className: "line-2", path: ROUND, ref: "averaged"}
  ],
  draw: (stage) => {
    const count = schemeKeys.length;
    const plot = createPlot(stage, {
      x: {
        domain: [5e-5, 3],
        scale: "log",
        label: "test error / variance (log scale)",
        ticks: [1e-4, 1e-3, 0.01, 0.1, 1],
        format: (v) => (v < 1e-3 ? "10⁻⁴" : String(v))
      },
      y: {domain: [count - 0.4, -0.6], label: "", bare: true},
      left: stage.mode === "narrow" ? 84 : 96
    });
    const {x, y, at} = plot;
    const wash = group(plot.inside, "").append("rect").attr("class", "cell");
    const names = schemeKeys.map((_, i) =>
      plot.outside
        .append("text")
        .attr("class", "name")
        .attr("x", at.x - 6)
        .attr("y", tenth(y(i) + 4))
        .attr("text-anchor", "end")
    );
    const dots = (ref: string, className: string) =>
      group(plot.inside, "").attr("data-ref", ref).append("path").attr("class", className);
    const averaged = dots("averaged", "line-2");
    const plain = dots("plain", "class-1 mark");
    return ({params, data}) => {
      const own = schemeKeys.indexOf(keyOf(params));
      const height = y(1) - y(0);
      setAttr(wash, "x", at.x);
      setAttr(wash, "width", at.width);
      setAttr(wash, "y", tenth(y(own) - height / 2));
      setAttr(wash, "height", tenth(height));
      const d = {plain: "", averaged: ""};
      schemeKeys.forEach((key, i) => {
        setText(names[i], short[key]);
        names[i].style("font-weight", i === own ? 700 : 400);
        const run = data.runs[key];
        for (const [name, shift, r] of [
          ["plain", -0.17, 4],
          ["averaged", 0.17, 3.4]
        ] as const) {
          if (key === "none" && name === "averaged") continue;
          for (const error of run[name])
            d[name] +=
              `M${tenth(x(Math.max(6e-5, error)) - r)},${tenth(y(i + shift))}a${r},${r} 0 1 0 ${2 * r},0a${r},${r} 0 1 0 ${-2 * r},0`;
        }
      });
      setAttr(plain, "d", d.plain);
      setAttr(averaged, "d", d.averaged);
    };
  }
};
