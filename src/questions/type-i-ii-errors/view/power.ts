import {line} from "d3-shape";
import {createAxis, group} from "../../../marks/axes.js";
import {fixed, tenth} from "../../../marks/format.js";
import {createHandle} from "../../../marks/handle.js";
import {put, say} from "../../../marks/put.js";
import {scaleLinear, scaleLog} from "../../../marks/scale.js";
import type {Curve} from "../model.js";
import {params as declared, type Here} from "../params.js";
import {rate} from "../words.js";
import {layouts, type Part, type Place} from "./layout.js";

/** Power against the sample size, with the reader's n on it to drag. */
export function createPower(stage: Place): Part {
  const at = layouts[stage.mode].power;
  const root = group(stage.svg, "power");
  const x = scaleLog([declared.n.min, declared.n.max], [at.x, at.x + at.width]);
  const y = scaleLinear([0, 1], [at.y + at.height, at.y]);
  createAxis(root, {
    at,
    orient: "bottom",
    label: "sample size n (log scale)",
    ticks: [5, 10, 20, 50, 100, 200, 400]
  })(x);
  createAxis(root, {
    at,
    orient: "left",
    label: "power (%)",
    ticks: [0, 0.2, 0.4, 0.6, 0.8, 1],
    format: (v) => fixed(100 * v, 0),
    grid: true
  })(y);
  const level = root.append("path").attr("class", "line-0 dashed").attr("data-ref", "alpha");
  const levelName = root
    .append("text")
    .attr("class", "blue-text halo")
    .attr("x", at.x + at.width)
    .attr("text-anchor", "end")
    .text("α");
  const curve = root.append("path").attr("class", "line-1").attr("data-ref", "power");
  const pen = line<number>().digits(1);
  let now: Here;
  let drawn: Curve | null = null;
  const handle = createHandle(stage, root, {
    label: "sample size n",
    axis: "x",
    ref: "n",
    onDrag: (px) => stage.set({n: x.invert(px)}),
    onKey: (dx, dy) => {
      const {n} = now.params;
      const by = dx + dy;
      stage.set({n: by > 0 ? Math.max(n + by, n * 1.03 ** by) : Math.min(n + by, n * 1.03 ** by)});
    }
  });
  const value = root.append("text").attr("class", "orange-text halo");
  return (state) => {
    now = state;
    const {params: p, result: r} = state;
    if (drawn !== r.curve) {
      drawn = r.curve;
      pen.x((i) => x(r.curve.n[i])).y((i) => y(r.curve.power[i]));
      put(curve, "d", pen(r.curve.n.keys()));
    }
    put(level, "d", `M${at.x},${tenth(y(r.typeOne))}h${at.width}`);
    put(levelName, "y", tenth(y(r.typeOne) - 4));
    const [px, py] = [x(p.n), y(r.power)];
    handle({
      x: px,
      y: py,
      text: `${p.n}, power ${rate(r.power)}`,
      now: p.n,
      min: declared.n.min,
      max: declared.n.max
    });
    say(value, rate(r.power));
    const right = px < at.x + at.width * 0.6;
    put(value, "x", tenth(px + (right ? 12 : -12)));
    put(value, "y", tenth(py + (r.power < 0.15 ? -8 : r.power > 0.85 || right ? 16 : -6)));
    put(value, "text-anchor", right ? "start" : "end");
  };
}
