import {createAxis, group} from "../../../marks/axes.js";
import {createClipped} from "../../../marks/clip.js";
import {tenth} from "../../../marks/format.js";
import {put, say} from "../../../marks/put.js";
import {scaleLinear} from "../../../marks/scale.js";
import type {Curve} from "../data.json.js";
import type {Part, Place} from "../params.js";
import {schemes} from "../schemes.js";
import {runOf} from "../trained.js";
import {layouts} from "./layout.js";

/** Drawn at the picture's top edge: a loss above 1, or one that is no number any more. */
const top = 1;

/** How the training loss of a 30-layer network falls from each start; the start that is set stands out. */
export function createTraining(stage: Place): Part {
  const at = layouts[stage.mode].training;
  const narrow = stage.mode === "narrow";
  const root = group(stage.svg, "training").attr("data-ref", "training");
  const y = scaleLinear([0, top], [at.y + at.height, at.y]);
  const x = scaleLinear([0, 240], [at.x, at.x + at.width]);
  createAxis(root, {
    at,
    orient: "left",
    label: narrow ? "training loss" : "training loss from each start",
    ticks: [0, 0.25, 0.5, 0.75, 1],
    format: String,
    grid: true
  })(y);
  createAxis(root, {at, orient: "bottom", label: "SGD updates", ticks: [0, 80, 160, 240]})(x);
  const inside = createClipped(root, at, `xavier-training-${stage.mode}`, 2);
  const others = inside.append("path").attr("class", "line-soft");
  const chosen = inside.append("path").attr("class", "line").style("stroke-width", "2.5");
  const label = (dy: number) =>
    root
      .append("text")
      .attr("class", "legend-label halo")
      .attr("x", at.x + 5)
      .attr("y", at.y + at.height - dy);
  const name = label(20).style("fill", "var(--ink)");
  const rate = label(6).style("fill", "var(--soft)");
  const path = ({losses}: Curve) =>
    losses
      .map((v, k) => `${k ? "L" : "M"}${tenth(x(10 * k))},${tenth(y(Math.min(1.05, v ?? 1.05)))}`)
      .join("");
  let drawn = "";
  return ({params: now, data}) => {
    const key = `${now.init} ${now.activation}`;
    if (key === drawn) return;
    drawn = key;
    const runs = data.runs[now.activation];
    const {scheme, curve} = runOf(data, now.activation, now.init);
    put(
      others,
      "d",
      Object.entries(runs)
        .map(([other, run]) => (other === scheme ? "" : path(run)))
        .join("")
    );
    put(chosen, "d", path(curve));
    const diverged = curve.losses[curve.losses.length - 1] === null;
    say(name, scheme === now.init ? schemes[now.init].name : `${schemes[scheme].name} (same variance)`);
    say(rate, diverged ? "diverges at every rate tried" : `learning rate η = ${curve.rate}`);
  };
}
